import { z } from 'zod';
import { defaultPolicy } from '../changes/policy.ts';
import { bumps, severities } from '../changes/severity.ts';
import { apiRows } from '../diff/api/rules/all.ts';
import { presets } from '../diff/api/rules/rule.ts';
import type { FetchLimits } from '../fetch/limits.ts';
import { failOnValues } from '../judge/fail-on.ts';
import type { Limits } from '../judge/limits.ts';
import { variableForm } from './expand.ts';
import { address, day, duration, flag, list, oneOf, pattern, table, text, whole } from './fields.ts';
import { packageNameForm, packageNamePattern } from './package-name.ts';
import { webhookLevels } from './webhook-levels.ts';

/** Names that may stand for an address of their own. The live catalog has a key of its own. */
const documentName = /^(?:openapi|docs|models|facts|facts-[a-z0-9]+(?:-[a-z0-9]+)*)$/;

const sources = table({
  site: address().describe('The site to ask. Default: https://router.one.').exactOptional(),
  overrides: z
    .record(z.string(), address(), { error: 'expected an object of document names and addresses' })
    .check(everyKey(documentName, 'openapi, docs, models, facts or facts-TOPIC'))
    .describe('Another address for single documents, by name.')
    .exactOptional(),
  extraFacts: list(
    pattern(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a topic such as "pricing" for /facts/pricing.md'),
    'topics',
  )
    .describe('Topics of further facts pages: "pricing" is read from /facts/pricing.md.')
    .exactOptional(),
  redirectsTo: list(address(), 'origins')
    .describe('Origins, beside each document’s own, to which an answer may redirect.')
    .exactOptional(),
});

const headers = z
  .record(z.string(), text(`a text, in which ${variableForm} stands for a variable of the environment`), {
    error: 'expected an object of header names and values',
  })
  .check(everyKey(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'a header name of letters, digits and dashes'))
  .describe(
    `Sent to the origin of sources.site and to nobody else. ${variableForm} stands for a variable of the environment.`,
  );

/** It has a name, so that the JSON Schema says it once and not for each of a thousand kinds. */
const policyRow = table({
  severity: oneOf(severities).exactOptional(),
  bump: oneOf(bumps).exactOptional(),
}).meta({ id: 'policyRow' });

const policy = table(
  Object.fromEntries([...policyKinds()].map((kind) => [kind, policyRow.exactOptional()])),
).describe('Rows of the policy that are to be others: what a kind of change means for you.');

/** Every kind of change: those that the judge knows, and the rules of APIs by any preset. */
function policyKinds(): Set<string> {
  return new Set([...defaultPolicy.keys(), ...presets.flatMap((preset) => [...apiRows(preset).keys()])]);
}

const judgeLimits = table({
  modelsRemovedPercent: whole(0).describe('Hold an edition that removes more of the models.').exactOptional(),
  modelsRemovedAtLeast: whole(0).describe('… if it removes at least so many.').exactOptional(),
  modelsHalvedAtLeast: whole(0).describe('Hold a catalog that lost half of so many models.').exactOptional(),
  providerRemovedPercent: whole(0)
    .describe('Hold an edition that removes so much of a provider.')
    .exactOptional(),
  providerRemovedAtLeast: whole(0).describe('… if it has at least so many models.').exactOptional(),
  priceFactor: whole(2).describe('Hold a price that moves by this factor.').exactOptional(),
  unitSlipModels: whole(1)
    .describe('So many prices that move by about 10³ or 10⁶ are one slip.')
    .exactOptional(),
  zeroCrossings: whole(0).describe('Models whose price may go to or from zero unsaid.').exactOptional(),
  limitShrinkFactor: whole(2).describe('Hold a limit that shrinks by this factor.').exactOptional(),
  operationsRemovedPercent: whole(0)
    .describe('Hold an API that loses more of its operations.')
    .exactOptional(),
  operationsRemovedAtLeast: whole(0).describe('… if it loses at least so many.').exactOptional(),
  subjectsByName: whole(1)
    .describe('Above so many subjects of one rule, one reason with their number.')
    .exactOptional(),
  flappingDays: whole(0).describe('A value that comes back within so many days is no news.').exactOptional(),
} satisfies Record<keyof Limits, z.ZodType>);

const fetchLimits = table({
  totalDeadline: duration().describe('For all documents together, retries included.').exactOptional(),
  maxBytes: whole(1).describe('Of one document, after decoding.').exactOptional(),
  retries: whole(0).describe('How often a document is asked for again.').exactOptional(),
  firstRetryDelay: duration()
    .describe('Before the first retry; doubled for each further one.')
    .exactOptional(),
  maxRetryAfter: duration().describe('A Retry-After beyond this is not waited for.').exactOptional(),
  maxRedirects: whole(0).describe('Followed for one document.').exactOptional(),
} satisfies Record<keyof FetchLimits, z.ZodType>);

const ignore = table({
  rule: text('the kind of change, such as "request-property-removed"'),
  subject: text('the operation or model that it is about').exactOptional(),
  from: z.json().describe('Only when this was the value before.').exactOptional(),
  to: z.json().describe('Only when this is the value after.').exactOptional(),
  reason: text('why this change does not matter to you'),
  expires: day().describe('From this day on the change is told again.').exactOptional(),
});

const webhook = table({
  url: text(`an address, in which ${variableForm} stands for a variable of the environment`).describe(
    `A secret: write it as ${variableForm}.`,
  ),
  level: oneOf(webhookLevels).describe('Default: notable.').exactOptional(),
});

const outputs = table({
  out: text('a folder').describe('The generated package. Default: generated.').exactOptional(),
  packageName: pattern(packageNamePattern, packageNameForm)
    .describe('Default: the one it has.')
    .exactOptional(),
});

/** The configuration file. Every key is optional, and every flag wins over its key. */
export const configSchema = table({
  $schema: z.string({ error: 'expected the address of this schema' }).exactOptional(),
  sources: sources.describe('Where the documents come from.').exactOptional(),
  headers: headers.exactOptional(),
  policy: policy.exactOptional(),
  limits: table({
    judge: judgeLimits.describe('What an edition may do before a person has to look at it.').exactOptional(),
    fetch: fetchLimits.describe('Bounds of one fetch.').exactOptional(),
  }).exactOptional(),
  ignores: list(ignore, 'changes to leave out')
    .describe('API changes that are known and wanted.')
    .exactOptional(),
  reports: list(pattern(/^[a-z][a-z-]*(?:=.+)?$/s, 'FORMAT or FORMAT=FILE'), 'FORMAT or FORMAT=FILE')
    .describe('What `sync` renders, as --report takes it.')
    .exactOptional(),
  webhook: webhook.describe('Tells a Slack-compatible address of what `sync` found.').exactOptional(),
  outputs: outputs.describe('What is written, and where.').exactOptional(),
  failOn: oneOf(failOnValues).describe('Exit 1 for changes at or above this level.').exactOptional(),
  strict: flag().describe('Every unreadable cell is an error.').exactOptional(),
  maxAge: duration().describe('Red when the last successful check is older than this.').exactOptional(),
  preset: oneOf(presets).describe('How the changes of the API are judged.').exactOptional(),
  liveCatalog: flag()
    .describe('Also ask the API for its models, with the key in ROUTER_ONE_API_KEY.')
    .exactOptional(),
});

/** A configuration as it is written. */
export type Config = z.input<typeof configSchema>;

/** A configuration as it was read: durations are milliseconds. */
export type Settings = z.output<typeof configSchema>;

/** Checks the names of a record, which JSON Schema and zod would otherwise take as they come. */
function everyKey(regex: RegExp, form: string): z.core.CheckFn<Record<string, unknown>> {
  return ({ value, issues }) => {
    for (const key of Object.keys(value).filter((name) => !regex.test(name))) {
      issues.push({ code: 'custom', input: value, path: [key], message: `unknown name, expected ${form}` });
    }
  };
}
