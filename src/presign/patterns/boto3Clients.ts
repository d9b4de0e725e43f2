import { appendTo, lineEnd, replace } from '../edits.js';
import type { SignatureV2 } from '../presignCall.js';
import { entryNamed, qualifiedName, type Call, type Source } from '../source.js';
import { spanOf, textOf, type Edit } from '../syntax.js';

/**
 * Regions for which botocore's endpoint data still lists Signature Version 2, and for which its presigned URLs use it
 * unless the code asks for something else.
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/endpoints.json
 */
const versionTwoRegions = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'aws-global',
  's3-external-1',
];

/** Signer names that mean Signature Version 2 to botocore. */
const versionTwo = ['s3', 's3-query', 'v2'];

const clientMakers = ['boto3.client', 'boto3.resource'];
const sessionMakers = [
  'boto3.Session',
  'boto3.session.Session',
  'aioboto3.Session',
  'aioboto3.session.Session',
];
const configMakers = ['botocore.config.Config', 'botocore.client.Config', 'aiobotocore.config.AioConfig'];

/** What a file says about signature versions. */
export interface SignatureVersions {
  /** Every configuration that asks for Signature Version 2 by name. */
  readonly asked: readonly SignatureV2[];
  /** The S3 clients that are certain to presign with it, because it was asked for or because it is boto3's default. */
  readonly clients: ReadonlyMap<Call, SignatureV2>;
}

export function signatureVersionsOf(source: Source): SignatureVersions {
  const clients = source.calls.map((call) => clientOf(call, source)).filter((client) => client !== undefined);
  const asked = new Map<Call, SignatureV2>();
  for (const call of source.calls) {
    const client = isConfig(call, source) ? clients.find(({ config }) => config === call) : undefined;
    const choice = askedIn(call, client, source);
    if (choice) asked.set(call, choice);
  }
  const isRegionSetElsewhere =
    source.text.includes('AWS_DEFAULT_REGION') ||
    source.calls.some((call) => call.name === 'setup_default_session');
  const found = new Map<Call, SignatureV2>();
  for (const client of clients) {
    const choice =
      (client.config && asked.get(client.config)) ?? byDefault(client, isRegionSetElsewhere, source);
    if (choice) found.set(client.call, choice);
  }
  return { asked: [...asked.values()], clients: found };
}

/** An S3 client made in this file. */
interface Client {
  readonly call: Call;
  readonly session: Call | undefined;
  /** The `Config(…)` given to it; undefined where there is none or it is not to be seen. */
  readonly config: Call | undefined;
  readonly region: Region;
}

function clientOf(call: Call, source: Source): Client | undefined {
  const session = sessionOf(call, source);
  if (!session && !clientMakers.includes(qualifiedName(source.originOf(call.callee)) ?? '')) return undefined;
  const [service] = call.positional;
  if (!service || source.stringOf(service) !== 's3') return undefined;
  const entry = entryNamed(call.keywords, 'config');
  const config = entry && source.callOf(entry.value);
  return {
    call,
    session,
    config: config && isConfig(config, source) ? config : undefined,
    region: regionOf(call, session, source),
  };
}

/** The call that made the session on which `client('s3')` is called. */
function sessionOf(call: Call, source: Source): Call | undefined {
  if (!call.receiver || !['client', 'resource'].includes(call.name)) return undefined;
  const session = source.callOf(call.receiver);
  const maker = session && qualifiedName(source.originOf(session.callee));
  return maker !== undefined && sessionMakers.includes(maker) ? session : undefined;
}

function isConfig(call: Call, source: Source): boolean {
  return configMakers.includes(qualifiedName(source.originOf(call.callee)) ?? '');
}

function askedIn(config: Call, client: Client | undefined, source: Source): SignatureV2 | undefined {
  const version = isConfig(config, source) ? entryNamed(config.keywords, 'signature_version') : undefined;
  const written = version && source.stringOf(version.value);
  if (!version || written === undefined || !versionTwo.includes(written)) return undefined;
  const hasRegion = client?.region !== 'none' || entryNamed(config.keywords, 'region_name') !== undefined;
  return {
    span: spanOf(version.value),
    written: textOf(version.node, source.text),
    region: typeof client?.region === 'object' ? client.region.name : undefined,
    edits: [
      replace(version.value, quotedLike(textOf(version.value, source.text), 's3v4')),
      ...(hasRegion ? [] : regionEdits(client.call, source)),
    ],
  };
}

/** boto3's own choice, where nothing that can't be seen from here has a say in it. */
function byDefault(client: Client, isRegionSetElsewhere: boolean, source: Source): SignatureV2 | undefined {
  const { call, config, region } = client;
  if (call.keywords.isOpen || call.positional.length > 2) return undefined;
  if (entryNamed(call.keywords, 'config') && !config) return undefined;
  if (
    config?.keywords.isOpen ||
    ['signature_version', 'region_name'].some((key) => entryNamed(config?.keywords, key))
  ) {
    return undefined;
  }
  if (region === 'unknown' || (region === 'none' && isRegionSetElsewhere)) return undefined;
  if (region !== 'none' && !versionTwoRegions.includes(region.name)) return undefined;
  return {
    span: spanOf(call.nameNode),
    written: undefined,
    region: region === 'none' ? undefined : region.name,
    edits: [...(region === 'none' ? regionEdits(call, source) : []), ...versionEdits(call, config, source)],
  };
}

type Region = { readonly name: string } | 'none' | 'unknown';

function regionOf(client: Call, session: Call | undefined, source: Source): Region {
  if (client.keywords.isOpen) return 'unknown';
  const ofClient = entryNamed(client.keywords, 'region_name')?.value ?? client.positional[1];
  const ofSession = session && entryNamed(session.keywords, 'region_name')?.value;
  const expression = ofClient ?? ofSession;
  if (expression) {
    const name = source.stringOf(expression);
    return name === undefined ? 'unknown' : { name };
  }
  // A profile names a region of its own, and a position may be one.
  const isPlain =
    session === undefined ||
    (session.positional.length === 0 &&
      !session.keywords.isOpen &&
      !entryNamed(session.keywords, 'profile_name'));
  return isPlain ? 'none' : 'unknown';
}

/** Names the region that boto3 would take anyway, and the one that it signs for when there is none. */
function regionEdits(client: Call, source: Source): Edit[] {
  if (!client.receiver) return [];
  const receiver = textOf(client.receiver, source.text);
  const isModule = clientMakers.includes(qualifiedName(source.originOf(client.callee)) ?? '');
  const session = isModule ? `${receiver}.Session()` : receiver;
  return [appendTo(client.argumentList, `region_name=${session}.region_name or "us-east-1"`, source.text)];
}

function versionEdits(client: Call, config: Call | undefined, source: Source): Edit[] {
  const version = 'signature_version="s3v4"';
  if (config) return [appendTo(config.argumentList, version, source.text)];
  const imported = importedConfig(client, source);
  return [
    appendTo(client.argumentList, `config=${imported.name}(${version})`, source.text),
    ...imported.edits,
  ];
}

/** A name for botocore's Config at the client, with the import that it takes. */
function importedConfig(client: Call, source: Source): { name: string; edits: Edit[] } {
  const at = client.node.startIndex;
  const known = source.importedAs((origin) => configMakers.includes(qualifiedName(origin) ?? ''), at);
  if (known !== undefined) return { name: known, edits: [] };
  const isTaken = source.isDeclared('Config', at);
  const statement = isTaken ? 'import botocore.config' : 'from botocore.config import Config';
  return { name: isTaken ? 'botocore.config.Config' : 'Config', edits: importEdits(statement, source) };
}

/** Puts an import below the one that brings boto3, with its indent. */
function importEdits(statement: string, source: Source): Edit[] {
  const { text } = source;
  const neighbour = source.imports.find((node) => textOf(node, text).includes('boto3')) ?? source.imports[0];
  if (!neighbour) return [];
  const lineStart = text.lastIndexOf('\n', neighbour.startIndex - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, neighbour.startIndex))?.[0] ?? '';
  const lineEndAt = text.indexOf('\n', neighbour.endIndex);
  const end = lineEndAt < 0 ? text.length : text[lineEndAt - 1] === '\r' ? lineEndAt - 1 : lineEndAt;
  return [{ span: { start: end, end }, text: `${lineEnd(text)}${indent}${statement}` }];
}

function quotedLike(literal: string, value: string): string {
  const quote = literal.includes('"') ? '"' : "'";
  return `${quote}${value}${quote}`;
}
