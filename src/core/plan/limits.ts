const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;
const tebibyte = 1024 ** 4;

/** What a store takes; bytes throughout. */
export interface UploadLimits {
  readonly maximumObjectBytes: number;
  readonly maximumSinglePutBytes: number;
  readonly minimumPartBytes: number;
  readonly maximumPartBytes: number;
  readonly maximumParts: number;
  /** All parts but the last must be of one size. */
  readonly hasEqualParts: boolean;
}

/** The longest life of a SigV4 presigned URL: seven days. */
export const maximumTtlSeconds = 604_800;

/** What the S3 API sets everywhere, with the object size that most stores took over from S3's first years. */
const common: UploadLimits = {
  maximumObjectBytes: 5 * tebibyte,
  maximumSinglePutBytes: 5 * gibibyte,
  minimumPartBytes: 5 * mebibyte,
  maximumPartBytes: 5 * gibibyte,
  maximumParts: 10_000,
  hasEqualParts: false,
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const ofProvider: Readonly<Record<string, Partial<UploadLimits>>> = {
  aws: { maximumObjectBytes: 10_000 * 5 * gibibyte },
  b2: { maximumObjectBytes: 10_000_000_000_000 },
  r2: {
    maximumObjectBytes: 5 * tebibyte - 5 * gibibyte,
    maximumSinglePutBytes: 5 * gibibyte - 5 * mebibyte,
    hasEqualParts: true,
  },
};

/** Limits of a provider by its id; those of the S3 API in general where it has none of its own. */
export function limitsOf(provider: string): UploadLimits {
  return { ...common, ...(Object.hasOwn(ofProvider, provider) ? ofProvider[provider] : undefined) };
}
