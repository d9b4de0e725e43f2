export const why =
  'Ceph refuses a public ACL that a bucket blocks in the words in which it refuses everything, and MinIO and versitygw take the header and do nothing';
