import { apiHost, labelsBefore, otherApi } from './hostName.js';
import { header, message, words } from './marks.js';
import { defineProvider } from './provider.js';

const suffixes = ['oraclecloud.com', 'customer-oci.com'];

/** Oracle Cloud Infrastructure Object Storage through its Amazon S3 Compatibility API. */
export const oci = defineProvider({
  id: 'oci',
  name: 'Oracle Cloud Object Storage',
  hosts(host) {
    for (const suffix of suffixes) {
      const labels = labelsBefore(host, suffix);
      const at = labels?.lastIndexOf('objectstorage') ?? -1;
      if (!labels || at < 0) continue;
      const region = labels[at + 1] ?? null;
      const kind = labels[at - 1];
      const endpointOf = (from: number) => [...labels.slice(from), suffix].join('.');
      if (kind === 'vhcompat') return apiHost(labels.slice(0, at - 1), endpointOf(at - 1), region);
      // The label before `compat` is the namespace of the tenancy, not a bucket.
      if (kind === 'compat')
        return apiHost(labels.slice(0, Math.max(0, at - 2)), endpointOf(Math.max(0, at - 2)), region);
      return otherApi(host, region);
    }
    return undefined;
  },
  marks: [
    header('certain', 'opc-request-id'),
    message('likely', /^AWS chunked encoding not supported\.?/),
    words(
      'likely',
      /\.compat\.objectstorage\.[a-z0-9-]{3,30}\.|\bAWS chunked encoding not supported\b|\bopc-request-id\b/,
    ),
  ],
  quirks: [
    {
      id: 'no-aws-chunked',
      text: 'Bodies sent as aws-chunked, which SDKs use for their default checksums, are refused with NotImplemented.',
      source: 'https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm',
    },
    {
      id: 'virtual-hosts-since-2026',
      text: 'A bucket in the host name works since February 2026, on vhcompat hosts and for buckets made through the S3 API; otherwise use path style.',
      source: 'https://docs.oracle.com/iaas/releasenotes/objectstorage/S3-virtual-hosted.htm',
    },
  ],
  capabilities: { defaultChecksums: 'refused' },
  sources: {
    defaultChecksums: 'https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm',
  },
});
