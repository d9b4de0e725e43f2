export const why =
  'temporary credentials live 15 minutes at least on every server here, which is longer than a test may wait; Ceph, whose clock can be moved, refuses expired ones without a reason, and versitygw has none';
