export const why = 'the request reaches no store: what is between them has to change';
