import { placeBefore } from '../../base/problem.ts';
import { fitsQuote, quote, sentence } from '../../base/words.ts';
import { type Finding, finding, type Saying } from '../../changes/finding.ts';
import type { Fact } from '../../read/edition.ts';
import { wordDiff } from '../word-diff.ts';
import type { ItemPair } from './match-items.ts';

type FactKind = 'base-url-changed' | 'key-format-changed' | 'endpoint-changed';

/** Consumers have these in their configuration, so that a change of one has a kind of its own. */
const kindsOfKeys: ReadonlyArray<{ readonly pattern: RegExp; readonly kind: FactKind }> = [
  { pattern: /\bbase[- ]url\b|接入地址|基础地址/i, kind: 'base-url-changed' },
  { pattern: /\bkey format\b|密钥格式/i, kind: 'key-format-changed' },
  { pattern: /\bendpoints?\b|端点/i, kind: 'endpoint-changed' },
];

/** What happened to one fact, if anything. */
export function compareFact(document: string, { before, after }: ItemPair<Fact>): Finding[] {
  const shown = after ?? before;
  if (shown === null) return [];
  const { subject } = shown;
  const statement = stateFact(before, after, subject);
  if (statement === null) return [];
  const { says, ...parts } = statement;
  const place = { document, line: shown.line };
  const at = after === null ? placeBefore(place) : place;
  return [finding({ area: 'facts', subject, ...parts, message: sentence(subject, says), at })];
}

function stateFact(
  before: ItemPair<Fact>['before'],
  after: ItemPair<Fact>['after'],
  subject: string,
): Saying<'facts'> | null {
  const [from, to] = [before?.value ?? null, after?.value ?? null];
  if (from === null)
    return to === null ? null : { kind: 'fact-added', field: null, from, to, says: `added, ${quote(to)}` };
  if (to === null)
    return { kind: 'fact-removed', field: null, from, to, says: `removed (was ${quote(from)})` };
  if (plainValue(from) !== plainValue(to)) {
    const special = kindsOfKeys.find(({ pattern }) => pattern.test(subject));
    return { kind: special?.kind ?? 'fact-changed', field: 'value', from, to, says: changeWords(from, to) };
  }
  return before === null || after === null ? null : stateRename(before, after);
}

/** Another case or other blanks in a key are no other key. */
function stateRename(
  { subject: from, key }: NonNullable<ItemPair<Fact>['before']>,
  { subject: to, key: newKey }: NonNullable<ItemPair<Fact>['after']>,
): Saying<'facts'> | null {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');
  if (plain(key) === plain(newKey)) return null;
  return { kind: 'fact-renamed', field: 'key', from, to, says: `renamed from ${quote(from)}` };
}

/** A value without what decorates it: pairs of marks of emphasis and code, the slash after an address, the full stop after a sentence. */
export function plainValue(value: string): string {
  const bare = value
    .replace(/(`+)([^`]+)\1/g, '$2')
    .replace(/(\*{1,3})(?=\S)([^*]+)(?<=\S)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<!\.)\.$/, '');
  return /^https?:\/\/\S+\/$/.test(bare) ? bare.slice(0, -1) : bare;
}

/** Long values are cut in a quotation, most likely before what changed, so that their words are compared instead. */
function changeWords(from: string, to: string): string {
  if (fitsQuote(from) && fitsQuote(to)) return `changed from ${quote(from)} to ${quote(to)}`;
  return `changed, “${wordDiff(from, to)}”`;
}
