/** Compares what the engine says of a provoked failure with what was done. */

/** Causes that leave open what differs. */
const openCauses = ['signature-mismatch', 'insufficient-evidence'];
const isAboutSignature = (code) => ['SignatureDoesNotMatch', 'SignatureDoesNotMatchException'].includes(code);

/**
 * `named` and `proven` are what the page says, `note` what the run prints, `errors` what is wrong. A store that shows nothing
 * of what it computed leaves the question open, which is right; to name something else for certain is not.
 */
export async function judge(scenario, { response, control, sentPaste, bothPaste }, engine, server) {
  if (response.status < 300) return { isAccepted: true, errors: [], note: 'accepted' };
  const code = codeOf(response);
  if (isAboutSignature(codeOf(control)))
    return failed(`the request is refused without the change too: ${code}`);
  // Another check of the server comes before that of the signature.
  if (!isAboutSignature(code) && codeOf(control) === code)
    return { refusal: code, errors: [], note: `refused as ${code}` };

  const named = judgeNaming(scenario, engine, bothPaste);
  const proven = await judgeProof(scenario, engine, scenario.isPairNeeded ? bothPaste : sentPaste, {
    ...server,
    isSignatureRefused: isAboutSignature(code),
  });
  return {
    refusal: isAboutSignature(code) ? null : code,
    named: named.word,
    proven: proven.word,
    errors: [...named.errors, ...proven.errors],
    note: `${named.note} | ${proven.note}`,
  };
}

function judgeNaming(scenario, engine, paste) {
  const now = Date.now();
  const { cause, certainty, summary, findings } = engine.diagnose(paste, { now });
  const lines = engine.sidesOf(paste, now)?.lines.filter(({ isSame }) => !isSame) ?? [];
  const note = `${cause} (${certainty}) ${summary.slice(0, 150)}`;
  const said = [summary, ...(findings[0]?.facts.map(({ text }) => text) ?? [])].join('\n');
  if (cause === scenario.cause && scenario.says.test(said)) return { word: 'named', errors: [], note };
  const isSure = certainty === 'stated' || certainty === 'inferred';
  const errors = [];
  if (isSure && cause !== scenario.cause && !openCauses.includes(cause))
    errors.push(`says for certain that it is ${cause}: ${summary}`);
  // Where both sides are in the paste, the line that differs must be named.
  if (scenario.cause && lines.length > 0)
    errors.push(
      `${lines.map(({ left, right }) => `${left} ≠ ${right}`).join('; ')} is shown, but not named: ${cause}, ${said}`,
    );
  return { word: errors.length === 0 ? 'open' : 'wrong', errors, note };
}

async function judgeProof(scenario, engine, paste, { name, user, isSignatureRefused }) {
  const expected = scenario.transformationOn?.[name] ?? scenario.transformation;
  const { proof } = engine.prove(paste, {
    now: Date.now(),
    secret: user.secretAccessKey,
    otherSecrets: scenario.otherSecrets ?? [],
  });
  const found = proof.transformations.join(', ');
  const note = `${proof.status} ${found}`;
  if (proof.status === 'reproduced') {
    // Seen from what was signed, the line that differs is there, whatever the store shows.
    const differing = engine.sidesOf(paste, Date.now(), proof)?.lines.filter(({ isSame }) => !isSame) ?? [];
    // What escaped the URL's text is undone when it is read, so that no line of the request is left to differ.
    const isInRequest =
      found !== '' && found !== 'html-escaped' && !found.startsWith('secret-') && proof.signed !== null;
    if (isInRequest && differing.length === 0)
      return { word: 'not shown', errors: [`no line differs, though ${found} is proven`], note };
    if (found === expected) return { word: 'proven', errors: [], note };
    // What changed behind the paste is not in it; what was refused for another reason needs no change of the signature.
    if (found === '' && (scenario.onTheWay || !isSignatureRefused))
      return { word: 'as signed', errors: [], note };
  }
  return {
    word: 'not proven',
    errors: [`${expected} was done, the proof says: ${note}`],
    note,
  };
}

const codeOf = (response) => /<Code>([^<]*)/.exec(response.body)?.[1] ?? String(response.status);
const failed = (error) => ({ errors: [error], note: '' });
