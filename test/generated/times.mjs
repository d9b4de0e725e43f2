/** Moments in the spellings that stores, clients and logs use. */
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const second = 1000;
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

export const isoOf = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
export const isoMsOf = (ms) => new Date(ms).toISOString();
export const amzOf = (ms) => new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '') + 'Z';
export const dayOf = (ms) => amzOf(ms).slice(0, 8);
export const httpOf = (ms) => new Date(ms).toUTCString();

const shifted = (ms, zone) => new Date(ms + zone * minute).toISOString();
const zoneOf = (zone, colon) => {
  const abs = Math.abs(zone);
  const two = (n) => String(n).padStart(2, '0');
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}${colon}${two(abs % 60)}`;
};

/** ISO 8601 with an offset, `zone` in minutes. */
export const isoZoneOf = (ms, zone) => shifted(ms, zone).slice(0, 19) + zoneOf(zone, ':');
/** As in access logs. */
export const clfOf = (ms, zone = 0) => {
  const iso = shifted(ms, zone);
  const month = months[Number(iso.slice(5, 7)) - 1];
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} ${zoneOf(zone, '')}`;
};
/** As a logger without a zone writes it. */
export const plainOf = (ms) => new Date(ms).toISOString().slice(0, 23).replace('T', ' ').replace('.', ',');
