/** Draws failures, writes them down as users paste them, and says what can be known from each paste. */
import { failures } from './failures/index.mjs';
import { batchForms } from './forms/batch.mjs';
import { clean, httpForms } from './forms/http.mjs';
import { sdkForms } from './forms/sdk.mjs';
import { toolForms } from './forms/tools.mjs';
import { createDraw } from './random.mjs';
import { wraps } from './wraps.mjs';
import { drawWorld } from './world.mjs';

const forms = [...httpForms, ...sdkForms, ...toolForms, ...batchForms];

/** @returns `{ id, rule, form, wrap, input, now, truth, also, decidable }` */
export function generate(seed) {
  const draw = createDraw(seed);
  const [rule, provider, make] = draw.weighted(failures.map(([weight, ...rest]) => [weight, rest]));
  const world = drawWorld(draw, provider);
  const failure = { ...make(world), world };
  if (failure.text)
    return finish(failure, draw, {
      seed,
      rule,
      provider,
      form: failure.form,
      text: failure.text,
      label: failure.said,
    });
  const fitting = forms.filter(([, , fits]) => fits(failure)).map(([weight, ...rest]) => [weight, rest]);
  const [form, , render] = draw.weighted(fitting);
  const { text, sees } = render(failure, draw);
  const seen = clean(sdkForms.some(([, name]) => name === form) ? [...sees, 'sdk'] : sees, failure);
  const cut = draw.chance(0.08) ? draw.pick([cutBefore, cutAfter])(failure, text, seen) : null;
  const label = failure.label(cut ? cut.seen : seen, failure);
  return finish(failure, draw, {
    seed,
    rule,
    provider,
    form: cut ? `${form}, cut` : form,
    text: cut ? cut.text : text,
    label,
  });
}

/** The paste ends before the error's code: only what stands above it counts. */
function cutBefore(failure, text, seen) {
  const { code } = failure.response;
  const at = code ? text.indexOf('<Error>') : -1;
  if (at < 0 || text.indexOf(code) < at || text.indexOf('<Error>', at + 1) > 0) return null;
  const above = new Set(seen);
  ['code', 'message', 'extras', 'body'].forEach((clue) => above.delete(clue));
  const rest = text.slice(0, at + 7);
  if (!rest.includes(failure.request.url.split('?').at(-1)))
    ['url', 'sent'].forEach((clue) => above.delete(clue));
  if (!/HTTP\/[12]|status\b.{0,8}\b[1-5]\d\d\b|\b[45]\d\d \(?[A-Z]|^[45]\d\d$/ims.test(rest))
    above.delete('status');
  if (!/["'<\s(]date\b/i.test(rest)) above.delete('received');
  return { text: rest, seen: above };
}

/** The paste ends after the error's message: what follows it is lost. */
function cutAfter(failure, text, seen) {
  const end = text.indexOf('</Message>');
  if (end < 0 || !text.slice(0, end).includes('<Message>') || failure.debug) return null;
  const above = new Set(seen);
  above.delete('extras');
  const rest = text.slice(0, end + 10);
  if (!rest.includes(failure.request.url.split('?').at(-1)))
    ['url', 'sent'].forEach((clue) => above.delete(clue));
  if (!/HTTP\/[12]|status["=: ]|\b[45]\d\d\b/i.test(rest)) above.delete('status');
  if (!/["'<\s(]date\b/im.test(rest)) above.delete('received');
  return { text: rest, seen: above };
}

/** What an answer may say of places and times, if it says it. */
function factsOf({ request, response, world }) {
  if (!request || request.auth === 'none' || request.auth === 'post') return {};
  const { bucket, key } = world;
  const isSigned = request.auth === 'query' && request.made;
  return {
    bucket,
    key,
    method: request.method,
    ...(isSigned ? { signedAt: request.at, ttlSeconds: request.ttl } : {}),
    arrivedAt: response.at,
  };
}

/** What no answer may repeat. */
function secretsOf({ request, world }) {
  const bearer = request?.headers.find(([, value]) => value.startsWith('Bearer '))?.[1].slice(7);
  return [request?.made?.signature, world.keys.token, bearer].filter(Boolean);
}

function finish(failure, draw, { seed, rule, provider, form, text, label }) {
  const [name, wrap] = draw.weighted(wraps.map(([weight, ...rest]) => [weight, rest]));
  const isLeft =
    (name === 'wrapped' && text.length > 6000) ||
    (form.startsWith('har') && !['prose', 'markdown', 'crlf', 'guess'].includes(name)) ||
    // Where nothing decides, a stranger's line may well be taken for the reason.
    (name === 'noise' && label.decidable === 'no');
  const at = failure.response?.at ?? failure.world.arrived;
  return {
    id: `${rule}-${provider}-${seed}`,
    rule: `${rule}/${provider}`,
    form,
    wrap: isLeft ? 'plain' : name,
    input: isLeft ? text : wrap(text, draw, at),
    now: failure.world.now,
    secrets: secretsOf(failure),
    facts: factsOf(failure),
    ...label,
  };
}
