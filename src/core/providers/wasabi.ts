import { apiHost, labelsBefore, otherApi } from './hostName.js';
import { header, requestId, words } from './marks.js';
import { defineProvider } from './provider.js';

/** Wasabi. */
export const wasabi = defineProvider({
  id: 'wasabi',
  name: 'Wasabi',
  hosts(host) {
    const labels = labelsBefore(host, 'wasabisys.com');
    if (!labels?.length) return undefined;
    const at = labels.lastIndexOf('s3');
    if (at < 0) return otherApi(host);
    const endpoint = [...labels.slice(at), 'wasabisys.com'].join('.');
    // The host without a region is that of Wasabi's first one.
    return apiHost(labels.slice(0, at), endpoint, labels[at + 1] ?? 'us-east-1');
  },
  marks: [
    header('certain', 'server', /^Wasabi/i),
    requestId('certain', /^[0-9A-F]{16}:[A-Z]$/),
    header('certain', 'x-wasabi-cm-reference-id'),
    words('likely', /\.wasabisys\.com\b/),
  ],
  quirks: [
    {
      id: 'path-style-advised',
      text: 'Both styles of address work; Wasabi advises path style, which allows any bucket name.',
      source: 'https://docs.wasabi.com/docs/rest-api-introduction',
    },
  ],
  capabilities: { maximumSinglePutBytes: 5_000_000_000, maximumObjectBytes: 5_000_000_000_000 },
  sources: {
    maximumSinglePutBytes: 'https://github.com/pglombardo/PasswordPusher/issues/1895',
    maximumObjectBytes: 'https://github.com/pglombardo/PasswordPusher/issues/1895',
  },
});
