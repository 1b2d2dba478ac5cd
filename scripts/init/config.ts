import { printJson } from '../../src/base/json.ts';

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
}

/** A new configuration: where the package goes, and as a module also every other key, explained and commented out. */
export function configText({ format, out, packageName }: ConfigOptions): string {
  const outputs = { out, ...(packageName !== null && { packageName }) };
  return format === 'json' ? jsonText(outputs) : moduleText(outputs);
}

interface Outputs {
  readonly out: string;
  readonly packageName?: string;
}

/** Where npm installs the schema, seen from the root of the repository. */
const schemaFile = './node_modules/router-one-sync/dist/schemas/config.schema.json';

function jsonText(outputs: Outputs): string {
  return printJson({ $schema: schemaFile, outputs, failOn: 'breaking' });
}

/** Its types are a comment, so that it can be read before the tool is installed in the repository. */
function moduleText(outputs: Outputs): string {
  const lines = Object.entries(outputs).map(([key, value]) => `    ${key}: ${JSON.stringify(value)},\n`);
  return `${moduleHead}  outputs: {\n${lines.join('')}  },\n\n${moduleRest}`;
}

const moduleHead = `// The configuration of router-one-sync. Every key may be left out, and a flag wins over its key.

/** @type {import('router-one-sync/config').Config} */
export default {
  // The generated package: where it stands in this repository, and its name.
`;

const moduleRest = `  // \`sync\` and \`diff\` end with exit code 1 for changes at or above this level: breaking, notable, any or never.
  failOn: "breaking",

  // All that follows is an example.

  // Where the documents come from: another site, further facts pages, another address for one document.
  // sources: { site: "https://router.one", extraFacts: ["pricing"], overrides: {} },

  // Sent to that site and to no other. The name in \${…} is a variable of the environment.
  // headers: { authorization: "Bearer \${MIRROR_KEY}" },

  // Files that each run writes, as --report takes them.
  // reports: ["html=router-one-report.html", "json=router-one-report.json"],

  // Tells a Slack-compatible address of changes at or above the level: breaking, notable or any.
  // webhook: { url: "\${ROUTER_ONE_WEBHOOK}", level: "breaking" },

  // What a kind of change means here. The kinds are those of \`diff --json\`.
  // policy: { "price-raised": { severity: "breaking" }, "model-added": { severity: "info" } },

  // What an edition may do before a person has to look at it, and how long a fetch may take.
  // limits: { judge: { modelsRemovedPercent: 25, priceFactor: 10 }, fetch: { totalDeadline: "90s" } },

  // Changes of the API that are known and do not matter here, each with its reason, and best with an end.
  // ignores: [{ rule: "endpoint-added", subject: "GET /v1/beta", reason: "not used", expires: "2027-06-30" }],

  // Be red when the last successful check is older than this.
  // maxAge: "7d",

  // Judge changes of the API for users of generated code too (codegen), not only of the wire (wire).
  // preset: "codegen",

  // Take every cell that cannot be read for an error.
  // strict: true,

  // Also ask the gateway's API for its models, with the key in ROUTER_ONE_API_KEY.
  // liveCatalog: true,
};
`;
