/** The page that tells what was provoked and what was found. */

const title = `# Broken signatures, provoked and named

Each row is a way in which a signature breaks. It was done to real requests on real servers; their answer, with what a user would paste beside it, was then diagnosed. \`node test/real/signatures/run.mjs -u\` writes this page, and the tests fail when it is stale.

![Both sides of a signature, with what differs marked](screenshots/signature.png)

- **named**: the difference was named from the paste alone, without any secret key.
- **open**: the store shows nothing of what it computed and the paste holds one side, so the question was left open, as it should be.
- **proven**: with the secret key, the signature was computed again from the request that was pasted, and this was what had to be undone.
- **as signed**: with the secret key, the pasted request turned out to be signed rightly, so that it was changed behind it.
- **accepted**: the server took the request; **refused as CODE**: it refused the request before it looked at the signature.
`;

/** What became of one scenario on one server, in words. */
export function wordsOf({ isAccepted, refusal, named, proven }) {
  if (isAccepted) return 'accepted';
  return [named, proven ?? (refusal ? `refused as ${refusal}` : null)].filter((word) => word).join(' · ');
}

export function pageOf(results) {
  const servers = [...new Map(results.map(({ server }) => [server.name, server.label]))];
  const rows = grouped(results);
  const lines = [
    ['What was done', 'Change', ...servers.map(([, label]) => label)],
    ['---', '---', ...servers.map(() => '---')],
    ...[...rows].map(([scenario, ofScenario]) => [
      scenario.name.charAt(0).toUpperCase() + scenario.name.slice(1),
      `\`${scenario.transformation}\``,
      ...servers.map(([name]) => wordsOf(ofScenario.find(({ server }) => server.name === name))),
    ]),
  ];
  return `${title}\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function grouped(results) {
  const rows = new Map();
  for (const result of results) rows.set(result.scenario, [...(rows.get(result.scenario) ?? []), result]);
  return rows;
}
