import type { Times } from '../../../src/core/diagnosis.js';
import { h, svg } from '../dom.js';
import { durationWords, type TimeMark, timeMarks } from '../timeMarks.js';

/** When it was signed, expired and arrived, to scale as far as the labels leave room. Null where too little is known. */
export function timeline(times: Times): HTMLElement | null {
  const marks = timeMarks(times);
  if (marks.length === 0) return null;
  const label = marks
    .map(({ label: name, time, note }) => `${name} ${time} UTC${note === null ? '' : `, ${note}`}`)
    .join('; ');
  // The style sheet shows one of the two: a line that lies needs a width that a narrow column hasn't got.
  return h('figure', { class: 'timeline', role: 'img', 'aria-label': label }, lying(marks), upright(marks));
}

type Stretch = 'valid' | 'late' | 'early' | 'plain';

/** In percent of the width. Text keeps its natural size, as nothing is scaled. */
function lying(marks: readonly TimeMark[]): SVGElement {
  const places = spread(marks, { from: 3, to: 83, gap: marks.length > 3 ? 20 : 17 });
  const height = marks.some(({ note }) => note !== null) ? 96 : 82;
  const line = 46;
  const pieces: SVGElement[] = [svg('line', { class: 'track', x1: '1%', x2: '99%', y1: line, y2: line })];
  eachStretch(marks, (kind, words, index) => {
    const [from = 0, to = 0] = [places[index], places[index + 1]];
    pieces.push(svg('line', { class: kind, x1: `${from}%`, x2: `${to}%`, y1: line, y2: line }));
    if (words !== null) {
      pieces.push(
        svg(
          'text',
          { class: `muted ${kind}`, x: `${(from + to) / 2}%`, y: 36, 'text-anchor': 'middle' },
          words,
        ),
      );
    }
  });
  marks.forEach((mark, index) => {
    const x = `${places[index] ?? 0}%`;
    pieces.push(
      svg('circle', { class: mark.tone, cx: x, cy: line, r: 6 }),
      svg('text', { class: `name ${mark.tone}`, x, y: 22, dx: -7 }, mark.label),
      svg(
        'text',
        { class: 'muted', x, y: 70, dx: -7 },
        index === marks.length - 1 ? `${mark.time} UTC` : mark.time,
      ),
    );
    if (mark.note !== null)
      pieces.push(svg('text', { class: `note ${mark.tone}`, x, y: 86, dx: -7 }, mark.note));
  });
  return svg('svg', { class: 'lying', width: '100%', height, 'aria-hidden': 'true' }, ...pieces);
}

/** In pixels, one mark below the other. */
function upright(marks: readonly TimeMark[]): SVGElement {
  const step = 46;
  const x = 9;
  const y = (index: number): number => 14 + index * step;
  const pieces: SVGElement[] = [];
  eachStretch(marks, (kind, words, index) => {
    pieces.push(svg('line', { class: kind, x1: x, x2: x, y1: y(index), y2: y(index + 1) }));
    if (words !== null)
      pieces.push(svg('text', { class: `muted ${kind}`, x: 26, y: y(index) + step / 2 + 5 }, words));
  });
  marks.forEach((mark, index) => {
    pieces.push(
      svg('circle', { class: mark.tone, cx: x, cy: y(index), r: 6 }),
      svg(
        'text',
        { x: 26, y: y(index) + 4 },
        svg('tspan', { class: `name ${mark.tone}` }, mark.label),
        svg('tspan', { class: 'muted', dx: 8 }, `${mark.time} UTC`),
      ),
    );
    if (mark.note !== null)
      pieces.push(svg('text', { class: `note ${mark.tone}`, x: 26, y: y(index) + 20 }, mark.note));
  });
  const height = y(marks.length - 1) + (marks.at(-1)?.note === null ? 14 : 30);
  return svg('svg', { class: 'upright', width: '100%', height, 'aria-hidden': 'true' }, ...pieces);
}

/** The lines between neighbouring marks: what each means, and its words. */
function eachStretch(
  marks: readonly TimeMark[],
  draw: (kind: Stretch, words: string | null, index: number) => void,
): void {
  const at = (id: TimeMark['id']): number | undefined => marks.find((mark) => mark.id === id)?.atMs;
  const [signed, expires, arrived] = [at('signed'), at('expires'), at('arrived')];
  marks.slice(0, -1).forEach((mark, index) => {
    const next = marks[index + 1];
    if (!next) return;
    const isWithin = (from: number | undefined, to: number | undefined): boolean =>
      from !== undefined && to !== undefined && mark.atMs >= from && next.atMs <= to;
    if (isWithin(expires, arrived)) draw('late', null, index);
    else if (isWithin(arrived, signed)) draw('early', null, index);
    else if (isWithin(signed, expires)) {
      const isWhole = mark.id === 'signed' && next.id === 'expires';
      draw('valid', isWhole ? `valid for ${durationWords(next.atMs - mark.atMs)}` : null, index);
    } else draw('plain', null, index);
  });
}

/** Places to scale, moved apart where labels would cover each other. */
function spread(
  marks: readonly TimeMark[],
  room: { from: number; to: number; gap: number },
): readonly number[] {
  const first = marks[0]?.atMs ?? 0;
  const whole = Math.max(1, (marks.at(-1)?.atMs ?? 0) - first);
  const places = marks.map(({ atMs }) => room.from + ((atMs - first) / whole) * (room.to - room.from));
  for (let index = 1; index < places.length; index++) {
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + room.gap);
  }
  let limit = room.to;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - room.gap;
  }
  return places;
}
