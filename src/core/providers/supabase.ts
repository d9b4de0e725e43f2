import { apiHost, labelsBefore, otherApi } from './hostName.js';
import { header, words } from './marks.js';
import { defineProvider, type HostPlace } from './provider.js';

const S3_PATH = '/storage/v1/s3';

/** Supabase Storage through its S3 protocol, hosted or on the owner's host. */
export const supabase = defineProvider({
  id: 'supabase',
  name: 'Supabase Storage',
  hosts(host, path) {
    const isS3 = path === S3_PATH || path.startsWith(`${S3_PATH}/`);
    const isHosted = ['supabase.co', 'supabase.in', 'supabase.red'].some(
      (suffix) => labelsBefore(host, suffix)?.length,
    );
    if (isS3) return { ...apiHost([], host.name, null), pathPrefix: S3_PATH } satisfies HostPlace;
    return isHosted ? otherApi(host) : undefined;
  },
  marks: [
    header('certain', 'sb-project-ref'),
    header('certain', 'sb-gateway-version'),
    words('likely', /\bStorageApiError: |\bstatusCode"?:\s?["']\d{3}["'],\s?"?error"?:/),
    words('likely', /\.supabase\.co\/storage\/v1\b|\/storage\/v1\/s3\b/),
  ],
  quirks: [
    {
      id: 'project-size-limit',
      text: 'Uploads are capped by the project’s file size limit and the bucket’s own, whatever the S3 limits are.',
      source: 'https://supabase.com/docs/guides/storage/uploads/file-limits',
    },
    {
      id: 'project-region',
      text: 'The region to sign for is that of the project, shown in its storage settings.',
      source: 'https://supabase.com/docs/guides/storage/s3/authentication',
    },
  ],
  capabilities: { bucketCors: 'none' },
  sources: {
    bucketCors: 'https://supabase.com/docs/guides/storage/s3/compatibility',
  },
});
