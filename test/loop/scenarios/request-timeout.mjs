export const why =
  'MinIO and versitygw wait longer for a body that has stopped than a test may, and Ceph closes the connection without an answer';
