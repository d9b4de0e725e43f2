import type { Times } from '../../src/core/diagnosis.js';

/** A moment on the timeline. */
export interface TimeMark {
  readonly id: 'signed' | 'expires' | 'arrived' | 'client';
  readonly label: string;
  /** The time of day in UTC, with the date where the moments are on several days. */
  readonly time: string;
  readonly atMs: number;
  readonly tone: 'good' | 'warning' | 'bad' | 'neutral';
  /** How it relates to the lifetime; null where it doesn't. */
  readonly note: string | null;
}

/** The known moments of a case in their order; empty where there are too few to draw a line between. */
export function timeMarks(times: Times): readonly TimeMark[] {
  const { signedAt, expiresAt, arrivedAt } = times;
  // A signer whose clock is the client's has one moment, not two.
  const clientAt = times.clientAt === signedAt ? null : times.clientAt;
  const known = [signedAt, expiresAt, arrivedAt, clientAt].filter((moment) => moment !== null);
  if (known.length < 2 || known.some((moment) => !isDate(moment))) return [];
  const withDate = new Set(known.map((moment) => isoOf(moment).slice(0, 10))).size > 1;
  const mark = (
    id: TimeMark['id'],
    label: string,
    atMs: number | null,
    tone: TimeMark['tone'],
    note: string | null = null,
  ): TimeMark[] => (atMs === null ? [] : [{ id, label, atMs, tone, note, time: timeWords(atMs, withDate) }]);

  const arrival = arrivedAt === null ? null : arrivalOf(arrivedAt, signedAt, expiresAt);
  return [
    ...mark('signed', 'Signed', signedAt, 'good'),
    ...mark('expires', 'Expires', expiresAt, 'warning'),
    ...mark('client', "Client's clock", clientAt, 'neutral', clockNote(clientAt, arrivedAt)),
    ...mark('arrived', 'Arrived', arrivedAt, arrival?.tone ?? 'neutral', arrival?.note ?? null),
  ].sort((a, b) => a.atMs - b.atMs);
}

/** Days, hours, minutes and seconds without those that are nothing: `1 min 2 s`. */
export function durationWords(milliseconds: number): string {
  let rest = Math.round(Math.abs(milliseconds) / 1000);
  const words: string[] = [];
  for (const [seconds, unit] of [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'min'],
    [1, 's'],
  ] as const) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return words.length === 0 ? '0 s' : words.slice(0, 3).join(' ');
}

function arrivalOf(
  arrivedAt: number,
  signedAt: number | null,
  expiresAt: number | null,
): { tone: TimeMark['tone']; note: string | null } {
  if (expiresAt !== null && arrivedAt > expiresAt)
    return { tone: 'bad', note: `${durationWords(arrivedAt - expiresAt)} too late` };
  if (signedAt !== null && arrivedAt < signedAt)
    return { tone: 'bad', note: `${durationWords(signedAt - arrivedAt)} before it was signed` };
  return { tone: expiresAt === null ? 'neutral' : 'good', note: null };
}

function clockNote(clientAt: number | null, arrivedAt: number | null): string | null {
  if (clientAt === null || arrivedAt === null || clientAt === arrivedAt) return null;
  return `${durationWords(clientAt - arrivedAt)} ${clientAt > arrivedAt ? 'ahead' : 'behind'}`;
}

function timeWords(atMs: number, withDate: boolean): string {
  const iso = isoOf(atMs);
  return withDate ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}` : iso.slice(11, 19);
}

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

function isDate(atMs: number): boolean {
  return Math.abs(atMs) <= 8.64e15;
}
