import * as z from 'zod';
import {
  tokenCountSchema as count,
  modelSchema as model,
  priceSchema as price,
  unreadSchema as unread,
} from '../catalog/model.ts';
import {
  type Applied,
  addWord,
  come,
  dropWord,
  go,
  loseReading,
  rename,
  reread,
  set,
  setLife,
  setOrRead,
} from './apply.ts';
import type { Area, Bump, Severity } from './severity.ts';
import { lifecycleSchema as life, fieldValueSchema as value } from './values.ts';

/** The headings under which reports tell changes, in the order in which people look for them. */
export const headings = {
  removed: 'Removed models',
  renamed: 'Renamed models',
  retired: 'Retired models',
  deprecated: 'Deprecation',
  api: 'API',
  package: 'Names and types of the package',
  repriced: 'Repriced',
  prices: 'Prices listed or withdrawn',
  limits: 'Limits',
  capabilities: 'Capabilities',
  unreadable: 'No longer readable',
  returned: 'Returned models',
  added: 'Added models',
  contradictions: 'Contradictions between documents',
  facts: 'Facts',
  docs: 'Documentation',
  restated: 'Restated within rounding',
  other: 'Other changes',
} as const;
export type Heading = keyof typeof headings;

interface Level {
  readonly severity: Severity;
  readonly bump: Bump;
}

/** All that is known of a kind of change. */
export interface KindRow<From, To, In extends Area = Area> extends Level {
  readonly area: In;
  /** What stood there before, and what stands there now; `null` stands for "was not there". */
  readonly from: z.ZodType<From>;
  readonly to: z.ZodType<To>;
  readonly heading: Heading;
  /** What it does to a catalog. */
  readonly applied: Applied<From, To>;
  /** What it means, in one sentence. */
  readonly words: string;
  /** What a person can do about it: the first sentence whose values, in braces, are all there. */
  readonly advice: readonly string[];
}

const none = z.null();
const word = z.string();
const lines = word.nullable();
const link = z.strictObject({ url: word, markdownUrl: lines });
const script = z.strictObject({ script: word, sections: z.array(word) });
const any = z.union([value, unread]);
const written = model.nullable();

const breaks: Level = { severity: 'breaking', bump: 'major' };
const feature: Level = { severity: 'notable', bump: 'minor' };
const news: Level = { severity: 'notable', bump: 'patch' };
const quiet: Level = { severity: 'info', bump: 'patch' };
const growth: Level = { severity: 'info', bump: 'minor' };
/** Neither prose nor our own reading is a part of the generated code. */
const prose: Level = { severity: 'info', bump: 'none' };
const ours = prose;

/**
 * Every kind of change but the rules of APIs, which are one family with ids of their own. An id that goes can break a
 * consumer, an id that comes is a feature, everything else of a catalog is data: at most notable, at most a patch. Prose
 * of the docs is no part of the generated code: no bump. A field is named by the change; the subject of a rename is the
 * old id, and of everything else that is told of a renamed model the new one.
 */
const rows = {
  'model-removed': catalog(model, none, breaks, 'removed', go, 'A model is no longer listed.', [
    'Replace {subject} by {from.deprecation.successor}.',
  ]),
  'model-renamed': catalog(model, model, breaks, 'renamed', rename, 'A model has another id.', [
    'Replace {from.id} by {to.id}.',
  ]),
  'model-retired': catalog(
    life,
    life,
    breaks,
    'retired',
    setLife,
    'A model is listed and no longer answers.',
    [
      'Replace {subject} by {to.deprecation.successor}: it no longer answers.',
      'Move calls of {subject} to another model: it no longer answers.',
    ],
  ),
  'model-revived': catalog(life, life, feature, 'returned', setLife, 'A retired model answers again.'),
  'model-added': catalog(none, model, feature, 'added', come, 'A model is listed for the first time.'),
  'model-returned': catalog(none, model, feature, 'returned', come, 'A model that had gone is listed again.'),
  'model-deprecated': catalog(life, life, news, 'deprecated', setLife, 'A model is to end.', [
    'Move from {subject} to {to.deprecation.successor} before {to.deprecation.date}.',
    'Move from {subject} to {to.deprecation.successor}.',
    'Find a replacement for {subject} before {to.deprecation.date}.',
    'Find a replacement for {subject}.',
  ]),
  'model-undeprecated': catalog(life, life, news, 'deprecated', setLife, 'A model is not to end any more.'),
  'price-raised': catalog(price, price, news, 'repriced', set, 'A price went up.'),
  'price-cut': catalog(price, price, news, 'repriced', set, 'A price went down.'),
  'price-became-free': catalog(price, price, news, 'repriced', set, 'A price went to zero.'),
  'price-became-paid': catalog(price, price, news, 'repriced', set, 'A price that was zero is no longer.', [
    'Check the budgets of keys that call {subject}.',
  ]),
  'price-removed': catalog(price, none, news, 'prices', set, 'A price is no longer published.'),
  'price-added': catalog(none, price, quiet, 'prices', set, 'A price is published that was not.'),
  'context-shrank': catalog(count, count, news, 'limits', set, 'A context window became smaller.', [
    'Check the longest prompts sent to {subject}.',
  ]),
  'context-grew': catalog(count, count, quiet, 'limits', set, 'A context window became larger.'),
  'output-shrank': catalog(count, count, news, 'limits', set, 'The longest answer became shorter.', [
    'Check the longest answers asked of {subject}.',
  ]),
  'output-grew': catalog(count, count, quiet, 'limits', set, 'The longest answer became longer.'),
  'capability-lost': catalog(word, none, news, 'capabilities', dropWord, 'A capability is gone.', [
    'Stop using {from} with {subject}.',
  ]),
  'capability-gained': catalog(none, word, quiet, 'capabilities', addWord, 'A capability is new.'),
  restated: catalog(value, value, news, 'restated', set, 'A price or a limit is written in another way.'),
  unreadable: catalog(value, unread, news, 'unreadable', loseReading, 'A cell can no longer be read.'),
  'model-changed': catalog(
    any,
    any,
    quiet,
    'other',
    setOrRead,
    'Another field of a model has another value.',
  ),
  're-read': catalog(written, written, ours, 'other', reread, 'The same document, read in another way.'),
  'name-kept': ofPackage(
    word,
    word,
    feature,
    'A name of the package changed; the old one works until the next major release.',
    ['Write {to} instead of {from}.'],
  ),
  'name-gone': ofPackage(word, none, breaks, 'A name of the package is gone.'),
  'call-moved': ofPackage(word, word, breaks, 'A function of the package makes another call.'),
  'type-changed': ofPackage(
    word,
    word,
    breaks,
    'A program that uses a type of the package may no longer compile.',
  ),
  'names-added': ofPackage(none, z.array(word), growth, 'The package has more names.'),
  'section-added': docs(lines, 'A section is new, with all below it.'),
  'section-removed': docs(lines, 'A section is gone, with all below it.'),
  'section-moved': docs(lines, 'A section stands elsewhere.'),
  'section-renamed': docs(lines, 'A section has another heading.'),
  'section-translated': docs(script, 'Sections are written in another script.'),
  'section-edited': docs(lines, 'The text of a section changed.'),
  'sample-added': docs(lines, 'A code sample is new.'),
  'sample-removed': docs(lines, 'A code sample is gone.'),
  'sample-edited': docs(lines, 'A code sample changed.'),
  'table-added': docs(lines, 'A table is new.'),
  'table-removed': docs(lines, 'A table is gone.'),
  'table-edited': docs(lines, 'Rows of a table changed.'),
  'base-url-changed': facts(word, word, breaks, 'The address that clients call changed.', [
    'Set the new base URL wherever a client names the old one.',
  ]),
  'key-format-changed': facts(word, word, breaks, 'API keys look different.', [
    'Check whatever validates or masks API keys by their format.',
  ]),
  'endpoint-changed': facts(word, word, breaks, 'A fact that names an endpoint changed.'),
  'fact-removed': facts(word, none, news, 'A fact is no longer published.'),
  'fact-changed': facts(word, word, news, 'A fact changed.'),
  'fact-renamed': facts(word, word, news, 'A fact has another name.'),
  'fact-added': facts(none, word, quiet, 'A fact is published that was not.'),
  'link-changed': facts(link, link, quiet, 'A link leads elsewhere.'),
  'link-added': facts(none, link, quiet, 'A link is new.'),
  'link-removed': facts(link, none, quiet, 'A link is gone.'),
  contradiction: documents('notable', 'Two documents say different things about one matter.'),
  'contradiction-resolved': documents('info', 'Two documents no longer contradict each other.'),
};

/** The name of a kind that has a row here. */
export type Kind = keyof typeof rows;
export type FromOf = { readonly [K in Kind]: z.infer<(typeof rows)[K]['from']> };
export type ToOf = { readonly [K in Kind]: z.infer<(typeof rows)[K]['to']> };
export type AreaOf = { readonly [K in Kind]: (typeof rows)[K]['area'] };

/** The kinds of one area. */
export type KindIn<A extends Area> = { readonly [K in Kind]: AreaOf[K] extends A ? K : never }[Kind];

/** The rows by kind. */
export const kinds: { readonly [K in Kind]: KindRow<FromOf[K], ToOf[K], AreaOf[K]> } = rows;

/** True for the name of a kind that has a row here. */
export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind);
}

function catalog<From, To>(
  from: z.ZodType<From>,
  to: z.ZodType<To>,
  level: Level,
  heading: Heading,
  applied: Applied<NoInfer<From>, NoInfer<To>>,
  words: string,
  advice: readonly string[] = [],
): KindRow<From, To, 'catalog'> {
  return { area: 'catalog', from, to, ...level, heading, applied, words, advice };
}

function ofPackage<From, To>(
  from: z.ZodType<From>,
  to: z.ZodType<To>,
  level: Level,
  words: string,
  advice: readonly string[] = [],
): KindRow<From, To, 'package'> {
  return { area: 'package', from, to, ...level, heading: 'package', applied: {}, words, advice };
}

function docs<Value>(value: z.ZodType<Value>, words: string): KindRow<Value, Value, 'docs'> {
  return { area: 'docs', from: value, to: value, ...prose, heading: 'docs', applied: {}, words, advice: [] };
}

function facts<From, To>(
  from: z.ZodType<From>,
  to: z.ZodType<To>,
  level: Level,
  words: string,
  advice: readonly string[] = [],
): KindRow<From, To, 'facts'> {
  return { area: 'facts', from, to, ...level, heading: 'facts', applied: {}, words, advice };
}

function documents(severity: Severity, words: string): KindRow<string | null, string | null, 'documents'> {
  const rest = { bump: 'none', heading: 'contradictions', applied: {}, advice: [] } as const;
  return { area: 'documents', from: lines, to: lines, severity, words, ...rest };
}
