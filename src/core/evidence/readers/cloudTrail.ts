import type { EpochMs, Span } from '../../diagnosis.js';
import { parseTime } from '../../text/amzDate.js';
import {
  fieldSpan,
  findObjects,
  numberField,
  parseRecord,
  recordField,
  textField,
  valueStart,
  type JsonRecord,
} from '../../text/json.js';
import { Piece } from '../../text/piece.js';
import type { Source } from '../../text/source.js';
import type { Exchange, Field, Header, SignedUrl, StoreError } from '../evidence.js';
import { FailureKinds, type MoreFailures } from './failureKinds.js';
import { parseUrl } from './presignedUrl.js';

/** One S3 event of CloudTrail. */
export interface CloudTrailEntry extends Exchange {
  readonly origin: 'cloudtrail';
  readonly span: Span;
  /** Position among all S3 events of the input, from 0. */
  readonly index: number;
  /** S3's operation, such as `PutObject`. */
  readonly operation: string;
  /** When the store had answered, by its own clock. */
  readonly eventAt: EpochMs | undefined;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  /** Region the request arrived in, not the one it was signed for. */
  readonly region: string | undefined;
  /** Access key id that signed. */
  readonly keyId: Field | undefined;
  readonly identity: {
    readonly type: string | undefined;
    readonly arn: Field | undefined;
    readonly account: string | undefined;
  };
  /** `QueryString` for presigned URLs, `AuthHeader`, or undefined. */
  readonly authentication: string | undefined;
  readonly signatureVersion: string | undefined;
  readonly vpcEndpointId: Field | undefined;
  /** Bytes the store took in; 0 where it refused before the body. */
  readonly bytesIn: number | undefined;
}

export interface CloudTrailReading {
  /** In the order of the input; of long ones the first failures, the last of each kind, and the first successes. */
  readonly entries: readonly CloudTrailEntry[];
  /** Failures that are not among `entries`. */
  readonly more: readonly MoreFailures<CloudTrailEntry>[];
  /** S3 events in the input, kept or not. */
  readonly requests: number;
  readonly failed: number;
  /** The input broke off. */
  readonly isCut: boolean;
}

const maximumHealthy = 100;
const maximumParameters = 200;

const methods: Readonly<Record<string, string>> = {
  PutObject: 'PUT',
  UploadPart: 'PUT',
  CopyObject: 'PUT',
  UploadPartCopy: 'PUT',
  PutObjectAcl: 'PUT',
  PostObject: 'POST',
  CreateMultipartUpload: 'POST',
  CompleteMultipartUpload: 'POST',
  AbortMultipartUpload: 'DELETE',
  DeleteObject: 'DELETE',
  GetObject: 'GET',
  HeadObject: 'HEAD',
  ListParts: 'GET',
  ListMultipartUploads: 'GET',
};

/** Parameters of the query that CloudTrail keeps; `Authorization`, signature and credential it does not. */
const queryNames =
  /^(?:X-Amz-(?:Algorithm|Date|Expires|SignedHeaders|Content-Sha256|Security-Token)|uploadId|uploads|partNumber|versionId|x-id|acl|tagging)$/i;
const headerNames = /^(?:x-amz-|content-|cache-control|if-)/i;

/**
 * Reads S3 events of CloudTrail: one event, a file of `Records`, JSON lines, events in an EventBridge envelope.
 *
 * An event has no status and no signature: the response carries status 0 where the event failed, and the URL is put together from
 * `requestParameters`. With `source`, `text` is its decoded text. Format: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html
 */
export function readCloudTrail(text: string, source?: Source): CloudTrailReading | undefined {
  const found = findObjects(text, ['eventSource', 'eventName']);
  const collector = new CloudTrailCollector();
  for (const span of found.spans) {
    collector.add(
      new Piece(text.slice(span.start, span.end), span),
      source && ((start, end) => source.span(start, end)),
    );
  }
  const reading = collector.reading();
  return reading && { ...reading, isCut: found.isCut };
}

/** Keeps what a verdict may need of a trail, however many events it has. */
export class CloudTrailCollector {
  requests = 0;
  readonly #healthy: CloudTrailEntry[] = [];
  readonly #failures = new FailureKinds<CloudTrailEntry>();
  #failed = 0;

  /** Reads an event; those of other services are left out. `place` tells where in the paste a place of the text was. */
  add(piece: Piece, place: Source['span'] = (start, end) => ({ start, end })): void {
    const record = parseRecord(piece.text);
    if (!record || !/^s3[a-z-]{0,20}\.amazonaws\.com/.test(textField(record, 'eventSource') ?? '')) return;
    const index = this.requests++;
    const code = textField(record, 'errorCode');
    const read = (): CloudTrailEntry =>
      new EventReader(
        piece.text,
        (start, end) => {
          const span = piece.span(start, end);
          return place(span.start, span.end);
        },
        record,
      ).read(index);
    if (code !== undefined) {
      this.#failed++;
      this.#failures.add(`${textField(record, 'eventName') ?? ''} ${code}`, read);
    } else if (this.#healthy.length < maximumHealthy) this.#healthy.push(read());
  }

  reading(): Omit<CloudTrailReading, 'isCut'> | undefined {
    if (this.requests === 0) return undefined;
    const { kept, more } = this.#failures.all();
    return {
      entries: [...this.#healthy, ...kept].sort((a, b) => a.index - b.index),
      more,
      requests: this.requests,
      failed: this.#failed,
    };
  }
}

class EventReader {
  private readonly text: string;
  private readonly place: Source['span'];
  private readonly span: Span;
  private readonly record: JsonRecord;
  private readonly parameters: JsonRecord;
  private readonly parametersStart: number;

  constructor(text: string, place: Source['span'], record: JsonRecord) {
    this.text = text;
    this.place = place;
    this.span = place(0, text.length);
    this.record = record;
    this.parameters = recordField(record, 'requestParameters');
    this.parametersStart = valueStart(text, 'requestParameters') ?? 0;
  }

  read(index: number): CloudTrailEntry {
    const { record, span } = this;
    const identity = recordField(record, 'userIdentity');
    const additional = recordField(record, 'additionalEventData');
    const operation = textField(record, 'eventName') ?? '';
    const time = this.field(record, 'eventTime');
    const eventAt = parseTime(time?.value ?? '');
    const error = this.error(operation);
    const bytesIn = numberField(additional, 'bytesTransferredIn');
    const keyId = this.field(identity, 'accessKeyId');
    const date: Header[] = time === undefined || eventAt === undefined ? [] : [{ name: 'date', ...time }];
    return {
      origin: 'cloudtrail',
      span,
      index,
      request: {
        method: methods[operation],
        url: this.url(keyId?.value),
        headers: this.headers(),
        bytes: error ? undefined : bytesIn,
        body: undefined,
        startedAt: undefined,
        span: this.span,
      },
      response: {
        status: error ? 0 : 200,
        headers: [
          ...date,
          ...this.header('x-amz-request-id', record, 'requestID'),
          ...this.header('x-amz-id-2', additional, 'x-amz-id-2'),
        ],
        body: '',
        span: null,
      },
      error,
      clientError: undefined,
      operation,
      eventAt,
      bucket: textField(this.parameters, 'bucketName'),
      key: textField(this.parameters, 'key'),
      region: textField(record, 'awsRegion'),
      keyId,
      identity: {
        type: textField(identity, 'type'),
        arn: this.field(identity, 'arn'),
        account: textField(identity, 'accountId'),
      },
      authentication: textField(additional, 'AuthenticationMethod'),
      signatureVersion: textField(additional, 'SignatureVersion'),
      vpcEndpointId: this.field(record, 'vpcEndpointId'),
      bytesIn,
    };
  }

  private error(operation: string): StoreError | undefined {
    const code = this.field(this.record, 'errorCode');
    if (!code) return undefined;
    const message = this.field(this.record, 'errorMessage');
    return {
      code: code.value,
      message: message?.value ?? '',
      status: undefined,
      origin: 'log',
      operation,
      elements: new Map(),
      span: message?.span ?? code.span,
      codeSpan: code.span,
      messageSpan: message?.span ?? null,
    };
  }

  /** The URL put together from what the event kept of it, its parameters pointing at where they stand in the event. */
  private url(keyId: string | undefined): SignedUrl | undefined {
    const tls = recordField(this.record, 'tlsDetails');
    const host = textField(this.parameters, 'Host') ?? textField(tls, 'clientProvidedHostHeader');
    if (host === undefined) return undefined;
    const bucket = textField(this.parameters, 'bucketName') ?? '';
    const key = textField(this.parameters, 'key') ?? '';
    const path = host.startsWith(`${bucket}.`) || bucket === '' ? `/${key}` : `/${bucket}/${key}`;
    const encodedPath = path.split('/').map(encode).join('/');
    const query = this.parameterNames((name) => queryNames.test(name)).map(
      (name) => `${encode(name)}=${encode(textField(this.parameters, name) ?? '')}`,
    );
    const { span } = this;
    const url = parseUrl(`https://${host}${encodedPath}${query.length > 0 ? `?${query.join('&')}` : ''}`, {
      text: '',
      span: () => span,
    });
    const parameters = url.parameters.map((parameter) => ({
      ...parameter,
      span: this.field(this.parameters, parameter.name)?.span ?? null,
    }));
    return { ...url, parameters, keyId: url.scheme === 'none' ? undefined : keyId };
  }

  private headers(): Header[] {
    const names = this.parameterNames((name) => headerNames.test(name) && !queryNames.test(name));
    return [
      ...this.header('host', this.parameters, 'Host'),
      ...this.header('user-agent', this.record, 'userAgent'),
      ...names.flatMap((name) => this.header(name.toLowerCase(), this.parameters, name)),
    ];
  }

  private parameterNames(isWanted: (name: string) => boolean): string[] {
    return Object.keys(this.parameters).slice(0, maximumParameters).filter(isWanted);
  }

  private header(name: string, record: JsonRecord, key: string): Header[] {
    const field = this.field(record, key);
    return field ? [{ name, ...field }] : [];
  }

  private field(record: JsonRecord, key: string): Field | undefined {
    const value = textField(record, key);
    if (value === undefined) return undefined;
    const from = record === this.parameters ? this.parametersStart : 0;
    const span = fieldSpan(this.text, key, value, from);
    return { value, span: span && this.place(span.start, span.end) };
  }
}

function encode(text: string): string {
  return text.replace(/[^A-Za-z0-9_.~-]/gu, (character) => {
    // A lone surrogate has no UTF-8 form.
    return /^\p{Cs}$/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
  });
}
