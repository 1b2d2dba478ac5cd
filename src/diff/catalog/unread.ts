import { compareCodePoints } from '../../base/code-point-order.ts';
import { groupBy } from '../../base/group-by.ts';
import { append } from '../../base/lists.ts';
import { quote } from '../../base/words.ts';
import type { Model, Unread } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { type Facet, facetOf } from './facets.ts';
import { type ModelPair, modelFinding } from './model-pair.ts';

/** What is to be said about unread cells, and the pair without anything that these leave open. */
interface Settled {
  readonly findings: readonly Finding[];
  readonly pair: ModelPair;
}

/**
 * A cell that cannot be read says nothing about the value, so neither may a price be called removed because its cell
 * became unreadable, nor added because it became readable. Both are said as what they are: `unreadable` (from the value
 * to the unread entry), and `model-changed` from the unread entry to the value. Unread on both sides: nothing, unless
 * another cell of the same field became so too.
 */
export function settleUnread(pair: ModelPair): Settled {
  if (pair.base.unread.length === 0 && pair.next.unread.length === 0) return { findings: [], pair };
  const [before, after] = [byField(pair.base), byField(pair.next)];
  const findings: Finding[] = [];
  let settled = pair;
  for (const [field, entries] of after) {
    const facet = facetOf(field);
    const known = before.get(field);
    if (facet.isPartial && known !== undefined && isSameText(known, entries)) continue;
    append(findings, becameUnread(pair, field, facet, entries, known !== undefined));
    settled = { ...settled, base: facet.without(settled.base, settled.next) };
  }
  for (const [field, entries] of before) {
    if (after.has(field)) continue;
    const facet = facetOf(field);
    append(findings, becameReadable(pair, field, facet, entries));
    settled = { ...settled, next: facet.without(settled.next, settled.base) };
  }
  return { findings, pair: settled };
}

/** The very cell that could not be read before explains nothing that is missing now. */
function isSameText(before: readonly Unread[], after: readonly Unread[]): boolean {
  return before.length === after.length && before.every(({ text }, index) => text === after[index]?.text);
}

function becameUnread(
  pair: ModelPair,
  field: string,
  facet: Facet,
  entries: readonly Unread[],
  wasUnread: boolean,
): Finding[] {
  const lost = facet.surplus(pair.base, pair.next);
  if (wasUnread && (lost.length === 0 || !facet.isPartial)) return [];
  return zip(lost, entries).map(([value, to]) => {
    const says =
      value === null
        ? `${facet.name} cannot be read: ${quote(to.text)}`
        : `${value.name ?? facet.name} can no longer be read: ${quote(to.text)} (was ${value.words})`;
    return modelFinding(pair, { kind: 'unreadable', field, from: value?.value ?? null, to, says });
  });
}

function becameReadable(pair: ModelPair, field: string, facet: Facet, entries: readonly Unread[]): Finding[] {
  const gained = facet.surplus(pair.next, pair.base);
  return zip(gained, entries).map(([value, from]) => {
    const was = `(was ${quote(from.text)})`;
    const says =
      value === null
        ? `${facet.name} no longer unreadable ${was}`
        : `${value.name ?? facet.name} can be read again: ${value.words} ${was}`;
    return modelFinding(pair, { kind: 'model-changed', field, from, to: value?.value ?? null, says });
  });
}

/** Each value with an entry and each entry with a value or `null`; the last entry serves the values that are left. */
function zip<Value>(values: readonly Value[], entries: readonly Unread[]): Array<[Value | null, Unread]> {
  const last = entries.at(-1);
  if (last === undefined) return [];
  const count = Math.max(values.length, entries.length);
  return Array.from({ length: count }, (_, index) => [values[index] ?? null, entries[index] ?? last]);
}

/** Entries by field, both in code-point order. */
function byField(model: Model): Map<string, Unread[]> {
  const ordered = [...model.unread].sort(
    (a, b) => compareCodePoints(a.field, b.field) || compareCodePoints(a.text, b.text),
  );
  return groupBy(ordered, ({ field }) => field);
}
