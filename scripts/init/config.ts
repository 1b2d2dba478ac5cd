import { printJson } from '../../src/base/json.ts';
import { aboutOf, type Setting, settings } from '../../src/config/settings.ts';
import type { Gateway } from '../../src/gateway/schema.ts';
import { type ProposedMapping, proposalLines } from '../../src/read/proposal-lines.ts';

/** How a configuration can be written: as data, or as a module that may have comments. */
export const configFormats = ['mjs', 'json'] as const;
export type ConfigFormat = (typeof configFormats)[number];

/** What is known of a repository when its configuration is written. */
export interface ConfigOptions {
  readonly format: ConfigFormat;
  /** The generated package, from the root of the repository. */
  readonly out: string;
  /** `null` leaves the generator's own name. */
  readonly packageName: string | null;
  /** How a catalog would be read that is not readable by itself, with blanks for a person. */
  readonly catalog?: ProposedMapping | null | undefined;
  /** What it says under `gateway`; nothing for the default one. */
  readonly gateway?: ConfigGateway;
}

/** A new configuration: where the package goes, and as a module also every other key, explained and commented out. */
export function configText(options: ConfigOptions): string {
  const { format, out, packageName, catalog = null, gateway = null } = options;
  const outputs = { out, ...(packageName !== null && { packageName }) };
  return format === 'json' ? jsonText(outputs, catalog, gateway) : moduleText(outputs, catalog, gateway);
}

type ConfigGateway = string | Gateway | null;

interface Outputs {
  readonly out: string;
  readonly packageName?: string;
}

/** Where npm installs the schema, seen from the root of the repository. */
const schemaFile = './node_modules/router-one-sync/dist/schemas/config.schema.json';

function jsonText(outputs: Outputs, catalog: ProposedMapping | null, gateway: ConfigGateway): string {
  return printJson({
    $schema: schemaFile,
    ...(gateway !== null && { gateway }),
    outputs,
    failOn: 'breaking',
    ...(catalog !== null && { catalog }),
  });
}

/** Its types are a comment, so that it can be read before the tool is installed in the repository. */
function moduleText(outputs: Outputs, catalog: ProposedMapping | null, gateway: ConfigGateway): string {
  const lines = Object.entries(outputs).map(([key, value]) => `    ${key}: ${JSON.stringify(value)},\n`);
  const examples = rows
    .filter(({ example, key }) => example !== undefined && (key !== 'gateway' || gateway === null))
    .map((row) => `  // ${aboutOf(row)}\n  // ${row.key}: ${row.example},\n`);
  return `// The configuration of router-one-sync. Every key may be left out, and a flag wins over its key.

/** @type {import('router-one-sync/config').Config} */
export default {
${gatewayLines(gateway)}  // ${aboutKey('outputs')}
  outputs: {
${lines.join('')}  },

  // ${aboutKey('failOn')}
  failOn: "breaking",
${catalogText(catalog)}
  // All that follows is an example.

${examples.join('\n')}};
`;
}

function catalogText(catalog: ProposedMapping | null): string {
  if (catalog === null) return '';
  const lines = proposalLines(catalog).map((line) => `  ${line}\n`);
  return `\n  // ${aboutKey('catalog')} A person decides each “…”.\n${lines.join('')}`;
}

/** The gateway as it is written into a module: text is JSON, which a module reads the same. */
function gatewayLines(gateway: ConfigGateway): string {
  if (gateway === null) return '';
  const text = JSON.stringify(gateway, null, 2).replaceAll('\n', '\n  ');
  return `  // ${aboutKey('gateway')}\n  gateway: ${text},\n\n`;
}

const rows: readonly Setting[] = settings;

function aboutKey(key: string): string {
  return aboutOf(rows.find((row) => row.key === key) ?? {}) ?? '';
}
