export const why =
  'room has to be made in the store: no change of the client, the signer or the bucket helps';
