/**
 * What clients, browsers and proxies say of a connection, and never of an answer: with what each means.
 *
 * @see https://nodejs.org/api/errors.html#common-system-errors
 * @see https://curl.se/libcurl/c/libcurl-errors.html
 */
export const unknownHostWords = [
  'getaddrinfo',
  // Alone it would be found in “image not found”, since phrases know no spaces.
  "'ENOTFOUND",
  '"ENOTFOUND',
  'Error: ENOTFOUND',
  'code: ENOTFOUND',
  'code=ENOTFOUND',
  'Domain name not found',
  'host not found',
  'EAI_AGAIN',
  'Name or service not known',
  'Could not resolve host',
  'curl: (6)',
  'curlCode: 6,',
  'NSURLErrorDomain Code=-1003',
  'no such host',
  'UnknownHostException',
  'Temporary failure in name resolution',
  'ERR_NAME_NOT_RESOLVED',
  'nodename nor servname',
  'NameResolutionError',
  'failed to lookup address',
];

/** A connection that was not made. */
export const noConnectionWords = [
  'ECONNREFUSED',
  'Connection refused',
  'ERR_CONNECTION_REFUSED',
  'actively refused',
  'Could not connect to the endpoint URL',
  'Unable to connect to endpoint',
  'Failed to connect to',
  'EndpointConnectionError',
  'connect timed out',
  'ConnectTimeoutError',
  'Connect timeout on endpoint',
  'ERR_CONNECTION_TIMED_OUT',
  'ETIMEDOUT',
  'Socket timed out without establishing a connection',
  'curl: (7)',
  'curlCode: 7,',
  'NSURLErrorDomain Code=-1004',
  'NSURLErrorDomain Code=-1009',
  'dial tcp',
  'Net::OpenTimeout',
  'No route to host',
  'Network is unreachable',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_PROXY_CONNECTION_FAILED',
];
