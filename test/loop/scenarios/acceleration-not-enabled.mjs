export const why = 'transfer acceleration exists at Amazon S3 alone, and no server here has its endpoint';
