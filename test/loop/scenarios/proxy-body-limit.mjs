export const why = 'the limit is the proxy’s, which is no S3 server: its setting has to change';
