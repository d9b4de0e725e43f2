export const why = 'the store’s own failure: a client can only ask again';
