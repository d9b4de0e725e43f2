import type { EpochMs } from '../diagnosis.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a time in any of the forms S3, SDKs and logs write it: `20261124T140210Z`, ISO 8601, RFC 1123, the access log's
 * `[24/Nov/2026:14:02:10 +0000]`, or seconds and milliseconds since 1970. A time without a zone is taken as UTC.
 */
export function parseTime(text: string): EpochMs | undefined {
  const value = text.trim();
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(value);
  if (basic) return utc(basic.slice(1, 7));
  const iso =
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?$/.exec(
      value,
    );
  if (iso) return offsetBy(utc([...iso.slice(1, 6), iso[6] ?? '0'], iso[7]), iso[8]);
  const rfc =
    /^(?:[A-Za-z]{3},? )?(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4}) (\d\d):(\d\d):(\d\d)(?: (?:GMT|UTC|([+-]\d{4})))?$/.exec(
      value,
    );
  if (rfc) return offsetBy(named(rfc[3], rfc[2], rfc[1], rfc.slice(4, 7)), rfc[7]);
  const log = /^\[?(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})\]?$/.exec(value);
  if (log) return offsetBy(named(log[3], log[2], log[1], log.slice(4, 7)), log[7]);
  const unixDate =
    /^[A-Za-z]{3} ([A-Za-z]{3}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (?:(UTC|GMT) )?(\d{4})(?: GMT([+-]\d{4}).{0,20})?$/.exec(
      value,
    );
  if (unixDate && (unixDate[6] !== undefined || unixDate[8] !== undefined)) {
    return offsetBy(named(unixDate[7], unixDate[1], unixDate[2], unixDate.slice(3, 6)), unixDate[8]);
  }
  const jsDate = /^[A-Za-z]{3} ([A-Za-z]{3}) (\d{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-]\d{4})/.exec(value);
  if (jsDate) return offsetBy(named(jsDate[3], jsDate[1], jsDate[2], jsDate.slice(4, 7)), jsDate[7]);
  if (/^\d{13}$/.test(value)) return Number(value);
  if (/^\d{9,10}$/.test(value)) return Number(value) * 1000;
  return undefined;
}

/** `14:02:10 UTC`, or with the date where `withDate` asks for it. */
export function formatTime(time: EpochMs, withDate = false): string {
  const iso = new Date(time).toISOString();
  return withDate ? `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC` : `${iso.slice(11, 19)} UTC`;
}

/** `20261124T140210Z`, as S3 writes it. */
export function formatAmzDate(time: EpochMs): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function utc(parts: readonly (string | undefined)[], fraction?: string): EpochMs | undefined {
  const [year, month, day, hour, minute, second] = parts.map(Number);
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isFinite(time)
    ? time + (fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0)
    : undefined;
}

function named(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: readonly (string | undefined)[],
) {
  const index = months.indexOf((month ?? '').toLowerCase());
  return index < 0 ? undefined : utc([year, String(index + 1), day, ...clock]);
}

function offsetBy(time: EpochMs | undefined, zone: string | undefined): EpochMs | undefined {
  if (time === undefined || zone === undefined || zone === 'Z') return time;
  const sign = zone.startsWith('-') ? 1 : -1;
  return time + sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
