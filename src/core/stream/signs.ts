import type { Units } from './units.js';

/** Bits of the keys by which objects are told apart before they are read. */
export const sign = {
  request: 1,
  response: 2,
  eventSource: 4,
  eventName: 8,
  startedDateTime: 16,
  method: 32,
  url: 64,
  /** The recorder's own word for a failure. */
  error: 128,
  status: 256,
} as const;

const names: Readonly<Record<string, number>> = {
  request: sign.request,
  response: sign.response,
  eventSource: sign.eventSource,
  eventName: sign.eventName,
  startedDateTime: sign.startedDateTime,
  method: sign.method,
  url: sign.url,
  _error: sign.error,
  _failureText: sign.error,
  status: sign.status,
};

/** Longest of the names, in units. */
export const longestName = Math.max(...Object.keys(names).map((name) => name.length));

const byLength = Array.from({ length: longestName + 1 }, (_, length) =>
  Object.entries(names)
    .filter(([name]) => name.length === length)
    .map(([name, bit]) => ({ units: Uint8Array.from(name, (letter) => letter.charCodeAt(0)), bit })),
);

/** The bit of the name that stands in `units` from `start` on; 0 for others. */
export function signAt(units: Units, start: number, length: number): number {
  const candidates = byLength[length];
  if (!candidates) return 0;
  for (const { units: name, bit } of candidates) {
    if (units[start] !== name[0]) continue;
    let index = 1;
    while (index < length && units[start + index] === name[index]) index++;
    if (index === length) return bit;
  }
  return 0;
}
