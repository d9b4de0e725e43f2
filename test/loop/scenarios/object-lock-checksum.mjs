export const why =
  'Amazon S3 asks for a checksum where an object is to be locked; MinIO, versitygw and Ceph lock it without one';
