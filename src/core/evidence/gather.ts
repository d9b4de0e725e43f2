import type { EpochMs } from '../diagnosis.js';
import { decode, type Source } from '../text/source.js';
import { makeCase } from './case.js';
import { withoutBesides } from './besides.js';
import { decidingExchange } from './deciding.js';
import type { Exchange, StoreError } from './evidence.js';
import { fromHar } from './fromHar.js';
import { fromLog } from './fromLog.js';
import type { Gathered } from './gathered.js';
import { beginsAsAccessLog, readAccessLog } from './readers/accessLog.js';
import { readCloudTrail } from './readers/cloudTrail.js';
import { readHar } from './readers/har.js';
import { readExchanges } from './readers/httpMessage.js';
import { readNetworkPanels } from './readers/networkPanel.js';
import { readUrls } from './readers/presignedUrl.js';
import { readSigningTexts } from './readers/signingLog.js';
import { readStoreErrors } from './readers/storeError.js';

export type { Gathered } from './gathered.js';

/** How much of a paste without a recording's structure is read: more than anybody pastes, and quick. */
export const readLimit = 2_000_000;

/** Runs the readers over a paste and picks the request that decides. Never throws. */
export function gather(paste: string, now: EpochMs): Gathered {
  const recording = gatherRecording(paste, now);
  if (!recording) return gatherText(paste, now);
  if (!recording.isTorn || paste.length > readLimit) return recording.gathered;
  // Where a recording breaks off in the middle of a request, that may be the one that failed.
  const text = gatherText(paste, now);
  return text.case.code === '' ? recording.gathered : text;
}

function gatherText(paste: string, now: EpochMs): Gathered {
  const truncated = paste.length > readLimit;
  const source = withoutBesides(decode(truncated ? paste.slice(0, readLimit) : paste));
  const log = readAccessLog(source.text, source);
  if (log) return { ...fromLog('access-log', log, source, now), truncated };
  const trail = readCloudTrail(source.text, source);
  if (trail) return { ...fromLog('cloudtrail', trail, source, now), truncated };
  const urls = readUrls(source);
  const exchanges = [...readExchanges(source, urls), ...readNetworkPanels(source, urls)];
  const errors = readStoreErrors(source);
  return {
    case: makeCase({
      source,
      text: source.text,
      textSpan: undefined,
      now,
      exchange: withError(decidingExchange(exchanges, errors), errors, exchanges),
      exchanges,
      errors,
      urls,
      signingTexts: readSigningTexts(source, errors),
    }),
    recorded: undefined,
    failures: [],
    traffic: undefined,
    truncated,
  };
}

/** A recording of any length as its program wrote it; one inside of other text is found in what is read of that. */
function gatherRecording(
  paste: string,
  now: EpochMs,
): { readonly gathered: Gathered; readonly isTorn: boolean } | undefined {
  const verbatim: Source = { text: '', span: (start, end) => ({ start, end }) };
  const isLog = beginsAsAccessLog(paste);
  const har = isLog ? undefined : readHar(paste);
  if (har) return { gathered: fromHar(har, now), isTorn: har.isCut && har.failed === 0 };
  const log = isLog || paste.length > readLimit ? readAccessLog(paste) : undefined;
  if (log) return { gathered: fromLog('access-log', log, verbatim, now), isTorn: false };
  const trail = paste.length > readLimit ? readCloudTrail(paste) : undefined;
  return trail && { gathered: fromLog('cloudtrail', trail, verbatim, now), isTorn: false };
}

function withError(
  exchange: Exchange | undefined,
  errors: readonly StoreError[],
  exchanges: readonly Exchange[],
): Exchange | undefined {
  if (!exchange || exchange.error || exchanges.filter((other) => other.error).length > 0) return exchange;
  const document = errors.filter((error) => error.origin === 'document').at(-1);
  const isFailure =
    exchange.response === undefined || exchange.response.status >= 300 || exchange.response.status === 0;
  return document && isFailure
    ? { ...exchange, error: { ...document, status: exchange.response?.status } }
    : exchange;
}
