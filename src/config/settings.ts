import type * as z from 'zod';
import { presets } from '../diff/preset.ts';
import { namesOf } from '../gateway/names.ts';
import { defaultGateway, profileNames } from '../gateway/profiles.ts';
import { failOnValues } from '../judge/fail-on.ts';
import { documentKinds } from '../read/edition.ts';
import { variableForm } from './expand.ts';
import type * as Forms from './forms.ts';
import * as value from './values.ts';

/** A setting: a flag, a key of the configuration, or both. */
export interface Setting extends Partial<Flag>, Partial<Key> {}

interface Flag {
  /** As commander takes it: `--out <folder>`. */
  readonly flag: string;
  /** The commands that take it, with blanks between. */
  readonly on: string;
  /** What `--help` says, and what it says for commands to which the flag means something else. */
  readonly words: string;
  readonly elsewhere?: Readonly<Record<string, string>>;
  readonly default?: unknown;
  readonly required?: true;
  readonly choices?: readonly string[];
  /** The text of the flag → its value; `previous` is that of the same flag before. */
  readonly read?: (text: string, previous?: never) => unknown;
  /** Which of the gateway's variables stands in for it. */
  readonly env?: 'site';
}

interface Key {
  /** Where it stands in the configuration, with dots; it stands in for the flag. */
  readonly key: string;
  /** Loaded only for who has a configuration; a key without one holds those below it. */
  readonly schema: (form: typeof Forms) => z.ZodType;
  /** What it means and how it may look, for the JSON schema and for `init`. */
  readonly about?: string;
  readonly example?: string;
}

const flag = <const Name extends string, const On extends string>(name: Name, on: On, words: string) => ({
  flag: name,
  on,
  words,
});
const key = <const Name extends string, Form extends Key['schema']>(name: Name, schema: Form) => ({
  key: name,
  schema,
});

const names = namesOf(defaultGateway);
const { slug, site } = defaultGateway;

const ofPackage = 'sync ci generate check log models explain diff report release env serve uses';
const ofResults = 'sync generate check log models explain diff report release serve fetch init demo uses';
const dates = 'the package, whose history answers dates';

/**
 * Every setting that the configuration knows or that several commands share, in the order of `--help`. Flags, their
 * defaults, the schema of the configuration and the one that `init` writes are made from it.
 */
export const settings = [
  key('$schema', (form) => form.text('the address of this schema')),
  {
    ...flag(
      '--gateway <name>',
      `${ofPackage} fetch`,
      `whose documents these are: ${profileNames.join(', ')}`,
    ),
    ...key('gateway', (form) => form.gateway()),
    about: `The gateway, by name (${profileNames.join(', ')}) or as a profile. Default: ${slug}.`,
    example: '"openrouter"',
  },
  {
    key: 'sources',
    about: 'Where the documents come from: the site, further facts pages, another address for one document.',
    example: '{ site: "https://mirror.example", extraFacts: ["pricing"], overrides: {} }',
  },
  {
    ...flag('--upstream <from>', 'sync ci fetch', 'a site, a folder, or embedded[@DATE]'),
    ...key('sources.site', (form) => form.address()),
    default: site,
    env: 'site',
    about: `The site to ask. Default: that of the gateway, such as ${site}.`,
  },
  {
    ...flag('--source <name=address>', 'sync fetch', 'another address for one document (repeatable)'),
    read: value.sources,
  },
  {
    ...key('sources.overrides', (form) => form.overrides()),
    about: 'Another address for single documents, by name.',
  },
  {
    ...key('sources.extraFacts', (form) => form.topics()),
    about: 'Topics of further facts pages: "pricing" is read from /facts/pricing.md.',
  },
  {
    ...key('sources.redirectsTo', (form) => form.list(form.address(), 'origins')),
    about: 'Origins, beside each document’s own, to which an answer may redirect.',
  },
  {
    ...key('headers', (form) => form.headers()),
    about: `Sent to the origin of sources.site and to nobody else. ${variableForm} is a variable of the environment.`,
    example: `{ authorization: "Bearer \${MIRROR_KEY}" }`,
  },
  {
    ...key('policy', (form) => form.policy()),
    about: 'What a kind of change means here. `router-one-sync kinds` lists the kinds.',
    example: '{ "price-raised": { severity: "breaking" }, "model-added": { severity: "info" } }',
  },
  {
    ...flag(
      '--live-catalog',
      'sync ci fetch',
      `also ask the gateway's API for its models, with its key (${names.apiKey})`,
    ),
    ...key('liveCatalog', (form) => form.flag()),
    example: 'true',
  },
  {
    ...flag(
      '--from <edition>',
      'models explain report env serve uses',
      'a folder, a document, REV:PATH, a date, live, or embedded[@DATE] (default: the package of --out)',
    ),
    elsewhere: {
      report: 'a comparison as `diff --json` or `sync --report json=FILE` wrote it',
      env: 'the edition whose facts name the addresses (default: the package of --out)',
      serve:
        'what to serve: a folder, REV:PATH, live, embedded[@DATE], or an openapi.json (default: the package of --out)',
    },
  },
  { ...flag('--as <kind>', 'diff models explain', 'the kind of a single document'), choices: documentKinds },
  { key: 'outputs', about: 'The generated package: where it stands in this repository, and its name.' },
  {
    ...flag('--out <folder>', ofPackage, 'the generated package'),
    ...key('outputs.out', (form) => form.text('a folder')),
    elsewhere: {
      ...{ diff: dates, models: dates, explain: dates, env: dates, serve: dates },
      ci: 'the generated package, below the root of the repository',
      report: 'the package whose last comparison is rendered',
      uses: 'the package that knows the models; it is never searched',
    },
    default: 'generated',
  },
  {
    ...flag(
      '--package-name <name>',
      'sync ci generate',
      'name of the generated package (default: the one it has)',
    ),
    ...key('outputs.packageName', (form) => form.pattern(value.packageNamePattern, value.packageNameForm)),
    read: value.packageName,
  },
  {
    ...flag(
      '--date <day>',
      'sync ci fetch uses models report',
      'the day to record a new edition under (default: today, UTC)',
    ),
    elsewhere: {
      fetch: 'the day to record the documents under (default: today, UTC)',
      uses: 'the day from which days left are counted (default: today, UTC)',
      models: 'the day whose prices a bill is made by (default: today, UTC)',
      report: 'the day from which days left are counted (default: today, UTC)',
    },
    read: value.day,
  },
  {
    ...flag('--fail-on <level>', 'sync diff', 'exit 1 for changes at or above this level'),
    ...key('failOn', (form) => form.oneOf(failOnValues)),
    about: `Exit 1 for changes at or above this level: ${failOnValues.join(', ')}.`,
    choices: failOnValues,
    default: 'breaking',
  },
  {
    ...flag('--max-age <duration>', 'sync ci', 'red when the last successful check is older, such as 7d'),
    ...key('maxAge', (form) => form.duration()),
    read: value.age,
    example: '"7d"',
  },
  {
    ...flag(
      '--preset <preset>',
      'diff',
      'for whom changes of an API are judged: deployed callers or compiled code',
    ),
    ...key('preset', (form) => form.oneOf(presets)),
    choices: presets,
    about: 'Judge changes of the API for users of generated code too (codegen), not only of the wire (wire).',
    example: '"codegen"',
  },
  {
    ...flag('--strict', 'sync ci diff models', 'treat every unreadable cell as an error'),
    ...key('strict', (form) => form.flag()),
    example: 'true',
  },
  {
    ...key('catalog', (form) => form.catalog()),
    about:
      'How the catalog is read where that cannot be guessed: tables to skip, columns, units, fields of JSON.',
    example: '{ tables: [{ under: "Old models", skip: true }] }',
  },
  {
    ...flag('--dry-run', 'sync release', 'compare and report, write nothing'),
    elsewhere: { release: 'say what would be released, write nothing' },
  },
  flag('--new-baseline', 'sync ci', 'begin a new history where the manifest of the old one is lost'),
  flag(
    '--no-overwrite',
    'sync generate ci release',
    'refuse to replace generated files that were edited by hand',
  ),
  {
    ...key('reports', (form) => form.reports()),
    about: 'Files that each run writes, as --report takes them.',
    example: `["html=${slug}-report.html", "json=${slug}-report.json"]`,
  },
  {
    ...key('webhook', (form) => form.webhook()),
    about: `Tells Slack, Teams or Discord of changes at or above the level: ${value.webhookLevels.join(', ')}.`,
    example: `{ url: "\${${names.webhook}}", level: "breaking" }`,
  },
  {
    ...key('pullRequest', (form) => form.pullRequest()),
    about: 'How the pull requests of `ci` are opened: reviewers, assignees, labels, prefix, draft, merge.',
    example: '{ reviewers: ["acme/platform"], prefix: "chore(deps): ", merge: "squash" }',
  },
  {
    key: 'limits',
    about:
      'What an edition may do before a person has to look at it, and what a fetch and a reading may take.',
    example: '{ judge: { modelsRemovedPercent: 25, priceFactor: 10 }, fetch: { totalDeadline: "90s" } }',
  },
  {
    ...key('limits.judge', (form) => form.judgeLimits()),
    about: 'What an edition may do before a person has to look at it.',
  },
  { ...key('limits.fetch', (form) => form.fetchLimits()), about: 'Bounds of one fetch.' },
  {
    ...key('limits.read', (form) => form.readLimits()),
    about: 'Bounds of reading documents and of comparing them.',
  },
  {
    ...key('ignores', (form) => form.ignores()),
    about: 'Changes that do not matter here, each with its reason, and best with an end.',
    example:
      '[{ rule: "endpoint-added", subject: "GET /v1/beta", reason: "not used", expires: "2027-06-30" }]',
  },
  {
    key: 'uses',
    about:
      'Where this repository is searched for what changed, and which places may name a model that is gone.',
    example:
      '{ paths: ["src"], ignores: [{ id: "acme/old", path: "test/replays", reason: "recorded", expires: "2027-06-30" }] }',
  },
  {
    ...flag(
      '--uses <path>',
      'sync ci diff',
      'where reports look for uses of what changed (repeatable; default: what git tracks)',
    ),
    ...key('uses.paths', (form) => form.list(form.text('a file or a folder'), 'files and folders')),
    read: value.collect,
  },
  {
    ...flag(
      '--usage <file>',
      'sync ci diff models',
      'what was used of each model (CSV or JSON): reports say the bill before and after',
    ),
    ...key('usage.file', (form) => form.text('a file')),
    elsewhere: { models: 'what was used of each model (CSV or JSON): the bill, and cheaper models' },
  },
  {
    ...flag(
      '--input-includes-cached <yes|no>',
      'sync ci diff models',
      'whether input of --usage has the tokens of the cache in it',
    ),
    ...key('usage.inputIncludesCached', (form) => form.oneOf(['yes', 'no'])),
    choices: ['yes', 'no'],
  },
  {
    key: 'usage',
    about: 'What your team uses of each model (CSV or JSON): reports say the bill before and after.',
    example: '{ file: "usage.csv", inputIncludesCached: "yes" }',
  },
  flag('--no-uses', 'sync ci diff', 'do not look for uses of what changed'),
  {
    ...key('uses.ignores', (form) => form.useIgnores()),
    about: 'Places that may name a model that is gone, each with its reason, and best with an end.',
  },
] as const satisfies readonly Setting[];

/** What many commands take, listed last. */
export const outputSettings = [
  flag('--json', ofResults, 'print the result as JSON on stdout, words on stderr'),
  flag('--quiet', ofResults, 'print nothing but errors and what was asked for'),
  flag('--no-color', ofResults, 'no colours (also: NO_COLOR)'),
  {
    ...flag(
      '--report <format[=file]>',
      'sync diff report',
      `render as ${value.reportFormats.join(', ')}; to stdout, or into a file (repeatable)`,
    ),
    read: value.collect,
  },
  flag('--force', 'sync diff report', 'let a report overwrite a file that no report wrote'),
  {
    ...flag(
      '--webhook-level <level>',
      'sync diff report',
      'tell a webhook of changes at or above this level',
    ),
    key: 'webhook.level',
    choices: value.webhookLevels,
    default: 'notable',
  },
  flag(
    '--config <file>',
    `${ofPackage} fetch`,
    'the configuration (default: router-one-sync.config.json or .mjs, if there)',
  ),
] as const satisfies readonly Setting[];

/** What a row says of its key: a sentence, from the words of its flag if it has none of its own. */
export function aboutOf({ about, words }: Setting): string | undefined {
  return about ?? (words === undefined ? undefined : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`);
}
