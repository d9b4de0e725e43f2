/** The published figures of the differential test. */
export function page(results, { seed, requestsPerDocument }) {
  const number = (value) => value.toLocaleString('en');
  const rows = results.map(
    ({
      label,
      documents,
      refusedDocuments,
      pairs,
      preflights,
      allowed,
      sameVerdict,
      sameByOwnWay,
      sameAnswer,
    }) =>
      `| ${label} | ${number(documents)} (${refusedDocuments}) | ${number(pairs)} | ${number(preflights)} | ${number(allowed)} | ${number(sameVerdict)} | ${number(sameByOwnWay)} | ${number(sameAnswer)} |`,
  );
  const departures = results.flatMap(({ label, deviations }) =>
    deviations.map(({ says, count }) => `| ${label} | ${says} | ${number(count)} |`),
  );
  return `# CORS: the evaluator against real servers

The extension judges CORS rules as Amazon S3 does, without asking anyone. Whether it judges right is measured: documents are made up, set
on a bucket of a real server, and asked about with real preflights and real uploads; what the server answers is held against what the
evaluator says.

\`\`\`sh
node test/cors/differential.mjs
\`\`\`

The documents come from a generator with a fixed seed (${seed}), ${requestsPerDocument} requests each: origins with default ports, paths,
slashes, capitals, wildcards at every place and \`null\`; header lists with wildcards in any case; up to five rules whose order matters;
and values that S3 refuses.

| server | documents (refused) | pairs | preflights | allowed by S3’s rules | same verdict | judged as that server does | the same in every header |
|---|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

“Judged as that server does” is what \`cors --store ceph\` and a diagnosis say for Ceph and DigitalOcean Spaces, where the first rule that
names the origin decides alone. A change proposed for them is judged that way too.

## Where the servers depart from S3

Each difference is either a fault of ours, and mended, or the server’s own way. The test knows each way exactly, and fails at a difference
that none of them explains, and at a way that no longer occurs.

| server | its own way | differences |
|---|---|---:|
${departures.join('\n')}

What the servers can’t tell is taken from Amazon’s documentation and from recorded answers of S3: that the first rule whose origin, method
and headers all match decides, and what its answer holds.
`;
}
