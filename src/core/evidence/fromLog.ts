import type { EpochMs } from '../diagnosis.js';
import type { Source } from '../text/source.js';
import { makeCase, type Case } from './case.js';
import type { Exchange } from './evidence.js';
import { failuresOf, type Gathered } from './gathered.js';
import type { MoreFailures } from './readers/failureKinds.js';

type LogEntry = Exchange & { readonly index: number; readonly operation: string };

interface LogReading<Entry> {
  readonly entries: readonly Entry[];
  readonly more: readonly MoreFailures<Entry>[];
  readonly requests: number;
  readonly failed: number;
}

/** A log, and of its most frequent failure the last request: an upload, if any failed. */
export function fromLog<Entry extends LogEntry>(
  kind: 'access-log' | 'cloudtrail',
  reading: LogReading<Entry>,
  source: Source,
  now: EpochMs,
): Gathered {
  const failing = reading.entries.filter(
    (entry) =>
      (entry.error !== undefined || (entry.response?.status ?? 0) >= 300) &&
      !/favicon|robots\.txt/.test(entry.request.url?.path ?? ''),
  );
  const others = new Map(reading.more.map(({ like, count }) => [like.index, count]));
  const groups = new Map<string, { last: Entry; count: number }>();
  for (const entry of failing) {
    const key = `${entry.operation} ${entry.error?.code ?? entry.response?.status ?? ''}`;
    const count = (groups.get(key)?.count ?? 0) + 1 + (others.get(entry.index) ?? 0);
    groups.set(key, { last: entry, count });
  }
  const isUpload = (entry: Entry): boolean => /PUT|POST|Put|Upload|OPTIONS/.test(entry.operation);
  const dominant = [...groups.values()].sort(
    (a, b) => Number(isUpload(b.last)) - Number(isUpload(a.last)) || b.count - a.count,
  )[0];
  const entry = dominant?.last;
  const caseOf = (exchange: Exchange | undefined): Case =>
    makeCase({
      source,
      text: exchange
        ? [exchange.error?.code, exchange.error?.message, exchange.request.url?.raw]
            .filter(Boolean)
            .join('\n')
        : '',
      textSpan: () => exchange?.span ?? null,
      now,
      exchange,
      exchanges: reading.entries,
      errors: exchange?.error ? [exchange.error] : [],
      urls: exchange?.request.url ? [exchange.request.url] : [],
      signingTexts: [],
    });
  return {
    case: caseOf(entry),
    recorded: {
      kind,
      requests: reading.requests,
      failed: reading.failed,
      index: entry?.index ?? 0,
      span: entry?.span ?? null,
    },
    failures: failuresOf(failing, reading.more, caseOf),
    traffic: undefined,
    truncated: false,
  };
}
