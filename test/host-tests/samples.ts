/** A paste that names its cause by itself: S3 says that the URL's time was over, and when it answered. */
export const expiredPaste = `PUT https://uploads.s3.eu-central-1.amazonaws.com/video.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261123%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261123T100000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

HTTP/1.1 403 Forbidden
Date: Mon, 23 Nov 2026 10:20:00 GMT
Content-Type: application/xml

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires><Expires>2026-11-23T10:15:00Z</Expires><ServerTime>2026-11-23T10:20:00Z</ServerTime><RequestId>EXAMPLEREQUESTID</RequestId></Error>
`;

/** A presign call whose lifetime is longer than S3 allows, which is an error with a safe fix. */
export const overlongPresign = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const client = new S3Client({ region: 'eu-central-1' });
export const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: 'uploads', Key: 'video.mp4' }), {
  expiresIn: 1209600,
});
`;

/** A URL whose path was encoded again on its way, with the canonical request that S3 built. */
export const encodedAgainPaste = `PUT https://uploads.s3.eu-central-1.amazonaws.com/holiday%20films/beach.mp4?x-amz-content-sha256=UNSIGNED-PAYLOAD&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T140210Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=0b8d1662a52f654c3bb93eb2db50ff83eba58c25763e8c4d165c349b20be7d5d

HTTP/1.1 403 Forbidden
Date: Tue, 24 Nov 2026 14:03:00 GMT
Content-Type: application/xml

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</AWSAccessKeyId><StringToSign>AWS4-HMAC-SHA256
20261124T140210Z
20261124/eu-central-1/s3/aws4_request
714adb36d12561b6776a093ea5ab47d2ab327834408c19bed413571dcaca3215</StringToSign><SignatureProvided>0b8d1662a52f654c3bb93eb2db50ff83eba58c25763e8c4d165c349b20be7d5d</SignatureProvided><CanonicalRequest>PUT
/holiday%2520films/beach.mp4
X-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&amp;X-Amz-Date=20261124T140210Z&amp;X-Amz-Expires=900&amp;X-Amz-SignedHeaders=host&amp;x-amz-content-sha256=UNSIGNED-PAYLOAD
host:uploads.s3.eu-central-1.amazonaws.com

host
UNSIGNED-PAYLOAD</CanonicalRequest><RequestId>EXAMPLEREQUESTID</RequestId></Error>
`;

/** The key that signed it. */
export const encodedAgainSecret = 'FakeSecretKey/ThatOnlyTheseTestsKnow+2026';
