import type { EpochMs, Proof } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { gather } from '../evidence/gather.js';
import { signatureChecks, type SideCheck } from '../evidence/signatureChecks.js';
import { signedForm } from '../evidence/signatureForm.js';
import {
  clientTexts,
  impliedRequest,
  impliedVersion2,
  serverTexts,
  urlAsSigned,
} from '../evidence/signatureTexts.js';
import { redact } from '../redact.js';
import { alignCanonical, alignScopes, alignVersion2, type AlignedLine } from './alignLines.js';
import { alignPolicies } from './alignPolicies.js';
import { canonicalText, parseCanonicalRequest, type CanonicalLines } from './canonicalRequest.js';
import { compareCanonical } from './compare.js';
import { explainHash } from './explain.js';
import type { StringToSign } from './stringToSign.js';

export type { AlignedLine, LineName } from './alignLines.js';
export type { SideCheck } from '../evidence/signatureChecks.js';

/** Whose text it is (“Signed”), and what it was read from (“the URL, as pasted”). */
export interface SideTitle {
  readonly label: string;
  readonly source: string;
}

/** What was signed and what was checked, aligned line by line. JSON-safe, with every secret masked. */
export interface Sides {
  readonly left: SideTitle;
  readonly right: SideTitle;
  readonly lines: readonly AlignedLine[];
  /** What could be verified without the secret key. */
  readonly checks: readonly SideCheck[];
}

/**
 * The two sides of a signature that a paste holds: canonical requests for SigV4, strings to sign for SigV2, policies for a
 * POST form. Null where it holds one side at most. Pure, and never throws.
 *
 * @param proof Says what was signed, so that a paste with one side is enough.
 */
export function sidesOf(paste: string, now: EpochMs, proof: Proof | null = null): Sides | null {
  const c = gather(paste, now).case;
  const sides = provenSides(c, proof) ?? canonicalSides(c) ?? version2Sides(c) ?? policySides(c);
  return sides === undefined ? null : masked({ ...sides, checks: signatureChecks(c) });
}

/** What gives the signature, beside what arrived or was sent; both masked alike, as the proof holds no secret. */
function provenSides(c: Case, proof: Proof | null): Unchecked | undefined {
  const signed = parseCanonicalRequest(proof?.signed ?? '');
  const implied = impliedRequest(c);
  const received = receivedSide(c, implied?.lines);
  const other = received?.lines ?? implied?.lines;
  const masked = other && parseCanonicalRequest(redact(canonicalText(other)));
  if (!signed || !masked) return undefined;
  return {
    left: { label: 'Signed', source: 'proven with the secret key' },
    right: received
      ? { label: 'Received', source: received.source }
      : { label: 'Sent', source: c.exchange ? 'the request, as pasted' : 'the URL, as pasted' },
    lines: alignCanonical(signed, masked),
  };
}

type Unchecked = Omit<Sides, 'checks'>;

interface Side {
  readonly source: string;
  readonly lines: CanonicalLines;
  readonly stringToSign?: StringToSign | undefined;
}

function canonicalSides(c: Case): Unchecked | undefined {
  const implied = impliedRequest(c);
  const sent: Side | undefined = implied && {
    source: c.exchange ? 'the request, as pasted' : 'the URL, as pasted',
    lines: implied.lines,
  };
  const received = receivedSide(c, implied?.lines);
  const logged = loggedSide(c, received?.lines ?? implied?.lines);
  const isAsSent = !received || !sent || compareCanonical(sent.lines, received.lines).length === 0;
  // What arrived as it was sent may have been changed before.
  const left = logged ?? (isAsSent ? (signedElsewhere(c) ?? (received && sent)) : sent);
  const right = received ?? sent;
  if (!left || !right) return undefined;
  return {
    left: { label: 'Signed', source: left.source },
    right: { label: received ? 'Received' : 'Sent', source: right.source },
    lines: [
      ...alignCanonical(left.lines, right.lines),
      ...alignScopes(left.stringToSign, right.stringToSign),
    ],
  };
}

/** What the store built: as it printed it, or as the hash that it printed gives it away. */
function receivedSide(c: Case, implied: CanonicalLines | undefined): Side | undefined {
  const server = serverTexts(c);
  const { stringToSign } = server;
  if (server.canonical)
    return {
      source: `the store’s CanonicalRequest${server.isFromBytes ? 'Bytes' : ''}`,
      lines: server.canonical,
      stringToSign,
    };
  if (!implied || stringToSign?.version !== 4) return undefined;
  const explained = explainHash(implied, stringToSign.hash, c.urls.map(({ host }) => host).filter(Boolean));
  return (
    explained && { source: 'the hash in the store’s StringToSign', lines: explained.lines, stringToSign }
  );
}

/** Of several requests in a log the one most like what arrived. */
function loggedSide(c: Case, other: CanonicalLines | undefined): Side | undefined {
  let best: { readonly side: Side; readonly differences: number } | undefined;
  for (const { canonical, stringToSign } of clientTexts(c).slice(0, 20)) {
    if (!canonical) continue;
    const differences = other ? compareCanonical(canonical, other).length : 0;
    if (best === undefined || differences < best.differences)
      best = { side: { source: 'the client’s log', lines: canonical, stringToSign }, differences };
  }
  return best?.side;
}

/** The same signature on another address: that one was signed. */
function signedElsewhere(c: Case): Side | undefined {
  const url = urlAsSigned(c);
  const lines = url && impliedRequest(c, url)?.lines;
  return lines && { source: 'the URL, as it was signed', lines };
}

function version2Sides(c: Case): Unchecked | undefined {
  const server = serverTexts(c).stringToSign;
  const logged = clientTexts(c).find(({ stringToSign }) => stringToSign?.version === 2)?.stringToSign;
  const sent = impliedVersion2(c);
  const right = server ?? sent;
  const left = logged ?? (server ? sent : undefined);
  if (left?.version !== 2 || right?.version !== 2) return undefined;
  return {
    left: { label: 'Signed', source: logged ? 'the client’s log' : 'the URL and its headers, as pasted' },
    right: { label: 'Received', source: server ? 'the store’s StringToSign' : 'the request, as pasted' },
    lines: alignVersion2(left, right),
  };
}

function policySides(c: Case): Unchecked | undefined {
  const server = serverTexts(c).stringToSignText?.trim();
  const policy = signedForm(c)?.policy;
  if (server === undefined || policy === undefined) return undefined;
  return {
    left: { label: 'Signed', source: 'the form’s policy' },
    right: { label: 'Received', source: 'the store’s StringToSign' },
    lines: alignPolicies(policy, server),
  };
}

/** All lines are masked as one text, so that one secret gets one mask on both sides; masks are as long as what they hide. */
function masked(sides: Sides): Sides {
  const texts = [
    ...sides.lines.flatMap(({ left, right, explanation }) => [left, right, explanation]),
    ...sides.checks.map(({ text }) => text),
  ];
  const written = texts.map((text) => text ?? '');
  const whole = redact(written.join('\n'));
  let at = 0;
  const clean = written.map((text) => {
    const piece = whole.slice(at, at + text.length);
    at += text.length + 1;
    return piece;
  });
  const lines = sides.lines.map((line, index) => ({
    ...line,
    left: line.left === null ? null : (clean[3 * index] ?? ''),
    right: line.right === null ? null : (clean[3 * index + 1] ?? ''),
    explanation: line.explanation === null ? null : (clean[3 * index + 2] ?? ''),
  }));
  const checks = sides.checks.map((check, index) => ({
    ...check,
    text: clean[3 * sides.lines.length + index] ?? '',
  }));
  return { ...sides, lines, checks };
}
