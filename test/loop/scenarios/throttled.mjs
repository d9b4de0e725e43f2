export const why =
  'the store decides how many requests it takes: a client can only send fewer at once, and wait';
