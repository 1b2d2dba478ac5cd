import leven, { closestMatch } from 'leven';
import * as z from 'zod';
import { defaultPolicy } from '../changes/policy.ts';
import { bumps, severities } from '../changes/severity.ts';
import { apiRows } from '../diff/api/rules/all.ts';
import { rules as contradictionRules } from '../diff/contradictions/rules/all.ts';
import { presets } from '../diff/preset.ts';
import type { FetchLimits } from '../fetch/limits.ts';
import { profileNames } from '../gateway/profiles.ts';
import { gatewaySchema } from '../gateway/schema.ts';
import type { Limits } from '../judge/limits.ts';
import { mappingSchema } from '../read/mapping.ts';
import type { ReadLimits } from '../read/worker/limits.ts';
import { variableForm } from './expand.ts';
import { chatForms, durationForm, durationPattern, parseDuration, webhookLevels } from './values.ts';

/**
 * The pieces that the configuration's schema is made of. Each says in its error what would have been right; the reader
 * adds the key, the line and what was found there.
 */

/** An object with these keys and no others. An unknown one is an error that names the nearest known one. */
export function table<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownKeys(issue.keys ?? [], keys)
        : `expected an object with ${keys.length > mostNames ? 'kinds of change as keys' : `keys among ${keys.join(', ')}`}`,
  });
}

/** A text that is not empty; `form` says what it should be. */
export function text(form: string): z.ZodString {
  const error = `expected ${form}`;
  return z.string({ error }).min(1, { error });
}

/** A text of a certain look. */
export function pattern(regex: RegExp, form: string): z.ZodString {
  const error = `expected ${form}`;
  return z.string({ error }).regex(regex, { error });
}

/** One of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  const listed = words.map((word) => JSON.stringify(word)).join(', ');
  return z.enum(words, { error: `expected one of ${listed}` });
}

/** A whole number from `least` on. */
export function whole(least: number): z.ZodInt {
  const error = `expected a whole number from ${least} on`;
  return z.int({ error }).min(least, { error });
}

/** An absolute http or https address. */
export function address() {
  return z.url({
    protocol: /^https?$/,
    error: 'expected an absolute address that begins with https:// or http://',
  });
}

/** A duration, written as text; milliseconds once read. */
export function duration() {
  return pattern(durationPattern, durationForm).transform((written) => parseDuration(written) ?? 0);
}

/** A calendar day. */
export function day() {
  return z.iso.date({ error: 'expected a day such as "2026-12-31"' });
}

/** Yes or no. */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: 'expected true or false' });
}

/** A list of things of one kind. */
export function list<Item extends z.ZodType>(item: Item, form: string): z.ZodArray<Item> {
  return z.array(item, { error: `expected a list of ${form}` });
}

/** Each unknown key; the keys that there are stand once, however many have no likeness among them. */
function unknownKeys(names: readonly string[], known: readonly string[]): string {
  const told = names.map((name) => unknownKey(name, known));
  const list = `, known: ${known.join(', ')}`;
  const last = told.findLastIndex((words) => words.endsWith(list));
  return told.map((words, index) => (index === last ? words : words.replace(list, ''))).join('; ');
}

/** `unknown key "failon", did you mean "failOn"?`, or the keys that there are. */
function unknownKey(name: string, known: readonly string[]): string {
  // A slip of the fingers; more than a third of the word is another word.
  const maxDistance = Math.max(2, Math.floor(name.length / 3));
  const near = closestMatch(name, known, { maxDistance });
  if (near !== undefined) return `unknown key ${JSON.stringify(name)}, did you mean ${JSON.stringify(near)}?`;
  const hint = known.length > mostNames ? nearestOf(name, known) : `known: ${known.join(', ')}`;
  return `unknown key ${JSON.stringify(name)}, ${hint}`;
}

/** More names than this are not listed: nobody reads them in an error. */
const mostNames = 40;

/** The few of many names that come nearest, and where all of them are. */
function nearestOf(name: string, known: readonly string[]): string {
  const near = known
    .map((each) => ({ each, distance: leven(name, each) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 5);
  return `nearest: ${near.map(({ each }) => each).join(', ')}; \`router-one-sync kinds\` lists all`;
}

/** A text in which variables of the environment may stand. */
function expandable(what: string) {
  return text(`${what}, in which ${variableForm} stands for a variable of the environment`);
}

/** Addresses by document. The live catalog has a key of its own. */
export function overrides() {
  return z
    .record(z.string(), address(), { error: 'expected an object of document names and addresses' })
    .check(
      everyKey(
        /^(?:openapi|docs|models|facts|facts-[a-z0-9]+(?:-[a-z0-9]+)*)$/,
        'openapi, docs, models, facts or facts-TOPIC',
      ),
    );
}

/** Topics of further facts pages. */
export function topics() {
  return list(
    pattern(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a topic such as "pricing" for /facts/pricing.md'),
    'topics',
  );
}

/** Headers of a request. */
export function headers() {
  return z
    .record(z.string(), expandable('a text'), { error: 'expected an object of header names and values' })
    .check(everyKey(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'a header name of letters, digits and dashes'));
}

/** Every kind of change and every rule of an API. */
function kindNames(): ReadonlySet<string> {
  return new Set([...defaultPolicy.keys(), ...presets.flatMap((preset) => [...apiRows(preset).keys()])]);
}

/** Rows of the policy that are to be others, by kind: those that the judge knows, and the rules of APIs by any preset. */
export function policy() {
  // It has a name, so that the JSON Schema says it once and not for each of a thousand kinds.
  const row = table({
    severity: oneOf([...severities, 'off']).exactOptional(),
    bump: oneOf(bumps).exactOptional(),
  }).meta({ id: 'policyRow' });
  return table(Object.fromEntries([...kindNames()].map((kind) => [kind, row.exactOptional()])));
}

/** When an edition is held. */
export function judgeLimits() {
  const limit = (least: number, words: string) => whole(least).describe(words).exactOptional();
  return table({
    modelsRemovedPercent: limit(0, 'Hold an edition that removes more of the models.'),
    modelsRemovedAtLeast: limit(0, '… if it removes at least so many.'),
    modelsHalvedAtLeast: limit(0, 'Hold a catalog that lost half of so many models.'),
    providerRemovedPercent: limit(0, 'Hold an edition that removes so much of a provider.'),
    providerRemovedAtLeast: limit(0, '… if it has at least so many models.'),
    providerHalvedAtLeast: limit(0, 'Hold an edition that removes half of a provider with so many models.'),
    modelsAtOnce: limit(1, 'Hold far moves of prices and limits when so many models go the same way.'),
    modelsAtOncePerThousand: limit(0, '… and in a large catalog, when it is so many of a thousand.'),
    modelsAtOncePercent: limit(0, '… or so much of the catalog.'),
    priceFactor: limit(2, 'Hold a price that moves by this factor.'),
    unitSlipModels: limit(1, 'So many prices that move by about 10³ or 10⁶ are one slip.'),
    zeroCrossings: limit(0, 'Models whose price may go to or from zero unsaid.'),
    limitShrinkFactor: limit(2, 'Hold a limit that shrinks by this factor.'),
    limitGrowFactor: limit(2, 'Hold a limit that grows by this factor.'),
    operationsRemovedPercent: limit(0, 'Hold an API that loses more of its operations.'),
    operationsRemovedAtLeast: limit(0, '… if it loses at least so many.'),
    subjectsByName: limit(1, 'Above so many subjects of one rule, one reason with their number.'),
    flappingDays: limit(0, 'A value that comes back within so many days is no news.'),
  } satisfies Record<keyof Limits, z.ZodType>);
}

/** Bounds of one fetch. */
export function fetchLimits() {
  return table({
    totalDeadline: duration().describe('For all documents together, retries included.').exactOptional(),
    maxBytes: whole(1).describe('Of one document, after decoding.').exactOptional(),
    retries: whole(0).describe('How often a document is asked for again.').exactOptional(),
    firstRetryDelay: duration()
      .describe('Before the first retry; doubled for each further one.')
      .exactOptional(),
    maxRetryAfter: duration().describe('A Retry-After beyond this is not waited for.').exactOptional(),
    maxRedirects: whole(0).describe('Followed for one document.').exactOptional(),
  } satisfies Record<keyof FetchLimits, z.ZodType>);
}

/** Bounds of reading documents and of comparing them. */
export function readLimits() {
  return table({
    time: duration()
      .describe('Work of the processor for the documents of an edition, or for comparing two.')
      .exactOptional(),
    memory: whole(1).describe('Megabytes that either may take.').exactOptional(),
  } satisfies Record<keyof ReadLimits, z.ZodType>);
}

/** Changes that are known and wanted. */
export function ignores() {
  const ignore = table({
    rule: text('the kind of change, such as "request-property-removed"').check(({ value, issues }) => {
      const known = [...kindNames(), ...contradictionRules.map(({ id }) => id)];
      if (known.includes(value)) return;
      issues.push({ code: 'custom', input: value, message: unknownKey(value, known).replace('key', 'kind') });
    }),
    subject: text('the operation or model that it is about').exactOptional(),
    from: z.json().describe('Only when this was the value before.').exactOptional(),
    to: z.json().describe('Only when this is the value after.').exactOptional(),
    reason: text('why this change does not matter to you'),
    expires: day().describe('From this day on the change is told again.').exactOptional(),
  });
  return list(ignore, 'changes to leave out');
}

/** `--report` as texts. */
export function reports() {
  return list(pattern(/^[a-z][a-z-]*(?:=.+)?$/s, 'FORMAT or FORMAT=FILE'), 'FORMAT or FORMAT=FILE');
}

/** Who is told, and from which level on. */
export function webhook() {
  return table({
    url: expandable('an address').describe(`A secret: write it as ${variableForm}.`),
    level: oneOf(webhookLevels).describe('Default: notable.').exactOptional(),
    form: oneOf(chatForms).describe('Default: by the address, else slack.').exactOptional(),
  });
}

/** How pull requests are opened. What reaches a command line has a form that means nothing there. */
export function pullRequest() {
  const account = pattern(
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]*)(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/,
    'an account, or a team as "org/team"',
  );
  const label = pattern(/^[^\s,-][^,\p{Cc}]{0,49}$/u, 'the name of a label, without commas');
  const prefix = pattern(/^[^\p{Cc}-][^\p{Cc}]{0,39}$/u, 'a few words such as "chore(deps): "');
  return table({
    reviewers: list(account, 'accounts').describe('Asked for a review.').exactOptional(),
    assignees: list(account, 'accounts').describe('Who takes care of it.').exactOptional(),
    labels: list(label, 'labels').describe('Beside those of the sync.').exactOptional(),
    prefix: prefix.describe('Before the title and the message of the commit.').exactOptional(),
    draft: flag().describe('Opened as a draft.').exactOptional(),
    replaceUses: flag()
      .describe('Ids in this repository are replaced in a second commit, as `uses --write` would.')
      .exactOptional(),
    merge: oneOf(['merge', 'squash', 'rebase'])
      .describe('Merged by itself in this way when its checks have passed and nothing in it breaks.')
      .exactOptional(),
  });
}

/** Checks the names of a record, which JSON Schema and zod would otherwise take as they come. */
function everyKey(regex: RegExp, form: string): z.core.CheckFn<Record<string, unknown>> {
  return ({ value, issues }) => {
    for (const key of Object.keys(value).filter((name) => !regex.test(name))) {
      issues.push({ code: 'custom', input: value, path: [key], message: `unknown name, expected ${form}` });
    }
  };
}

/** Uses of models that are known and wanted. */
export function useIgnores() {
  const ignore = table({
    id: text('the id of a model'),
    path: text('a file or a folder').exactOptional(),
    reason: text('why this use is right'),
    expires: day().describe('From this day on it is told again.').exactOptional(),
  });
  return list(ignore, 'uses to leave out');
}

/** A gateway by its name, or its profile. */
export function gateway() {
  const named = z.enum(profileNames, { error: `expected one of ${profileNames.join(', ')}, or a profile` });
  return z.union([named, gatewaySchema(mappingSchema)], {
    error: ({ input }) =>
      input instanceof Object ? undefined : `expected one of ${profileNames.join(', ')}, or a profile`,
  });
}

/** How a catalog is read; the readers have the schema. */
export function catalog() {
  return mappingSchema;
}
