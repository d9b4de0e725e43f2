/** Numbers with their units, as people read them. */

const byteUnits = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

const timeUnits = [
  { seconds: 86_400, one: 'day', many: 'days' },
  { seconds: 3_600, one: 'h', many: 'h' },
  { seconds: 60, one: 'min', many: 'min' },
  { seconds: 1, one: 's', many: 's' },
] as const;

/** From here on hours no longer matter to a reader. */
const daysAloneFromSeconds = 30 * 86_400;

/** The exact count, and from 1 KiB on a rounded figure: `5,368,709,120 bytes (5 GiB)`. */
export function formatBytes(bytes: number): string {
  const exact = formatCount(bytes, 'byte');
  return Math.abs(bytes) < 1024 ? exact : `${exact} (${formatBytesShort(bytes)})`;
}

/** At most two decimals, without the exact count: `4.84 GiB`, `512 bytes`. */
export function formatBytesShort(bytes: number): string {
  let value = bytes;
  let unit: string | undefined;
  for (const next of byteUnits) {
    // 1,023.999 KiB reads better as 1 MiB.
    if (Math.abs(roundTo(value, 2)) < 1024) break;
    value /= 1024;
    unit = next;
  }
  return unit === undefined ? formatCount(bytes, 'byte') : `${formatCount(roundTo(value, 2))} ${unit}`;
}

/**
 * A length of time: `13 h 38 min 2 s`, `7 days 1 s`, `900 ms`, `412 days`.
 *
 * Exact to the second below 30 days, since a limit is often missed by one; fractions show below a minute.
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return String(seconds);
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (seconds > 0 && seconds < 0.9995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 59.95) return `${roundTo(seconds, 1)} s`;
  let rest = Math.round(seconds);
  if (rest >= daysAloneFromSeconds) return formatCount(Math.round(rest / 86_400), 'day');
  const pieces: string[] = [];
  for (const unit of timeUnits) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) pieces.push(`${count} ${count === 1 ? unit.one : unit.many}`);
  }
  return pieces.join(' ');
}

/** Thousands set apart by commas, with the noun in the right number where one is given: `10,000 parts`. */
export function formatCount(count: number, one?: string, many?: string): string {
  const [whole = '', fraction] = String(count).split('.');
  // Exponents and NaN have no digits to group.
  const grouped = /^-?\d+$/.test(whole) ? groupThousands(whole) : whole;
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  if (one === undefined) return digits;
  return `${digits} ${count === 1 ? one : (many ?? `${one}s`)}`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
