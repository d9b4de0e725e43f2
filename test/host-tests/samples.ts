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
