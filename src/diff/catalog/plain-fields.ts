import { compareCodePoints } from '../../base/code-point-order.ts';
import { listed, quote } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { type ModelPair, type ModelRule, modelFinding } from './model-pair.ts';
import { lastingName, plainName } from './renames/evidence.ts';

const textFields = ['name', 'provider', 'category', 'notes'] as const;
type TextField = (typeof textFields)[number];

/** `model-changed` for the fields that are one text or a plain list: name, provider, category, notes, endpoints. */
export const comparePlainFields: ModelRule = (pair) => [
  ...textFields.flatMap((field) => compareText(pair, field)),
  ...compareEndpoints(pair),
];

/** `capability-gained` and `capability-lost`, one finding a word. */
export const compareCapabilities: ModelRule = (pair) => {
  const [before, after] = [pair.base.capabilities, pair.next.capabilities];
  const field = 'capabilities';
  return [
    ...wordsOnlyIn(before, after).map((from) =>
      modelFinding(pair, { kind: 'capability-lost', field, from, to: null, says: `lost ${from}` }),
    ),
    ...wordsOnlyIn(after, before).map((to) =>
      modelFinding(pair, { kind: 'capability-gained', field, from: null, to, says: `gained ${to}` }),
    ),
  ];
};

/** The words of `list` that `other` lacks, each once. */
export function wordsOnlyIn(list: readonly string[], other: readonly string[]): string[] {
  return list.length === 0 ? [] : [...new Set(list.filter((word) => !other.includes(word)))];
}

function compareText(pair: ModelPair, field: TextField): Finding[] {
  const [from, to] = [pair.base[field], pair.next[field]];
  if (from === to || isSameButForBlanks(from, to) || onlyFollowsTheId(pair, field)) return [];
  return [modelFinding(pair, { kind: 'model-changed', field, from, to, says: textWords(field, from, to) })];
}

/** Another line break or indent says nothing new. */
function isSameButForBlanks(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && from.replace(/\s+/gu, '') === to.replace(/\s+/gu, '');
}

/** What only follows a new id, the provider its prefix and the name its snapshot, is part of the rename and no news of its own. */
function onlyFollowsTheId({ base, next }: ModelPair, field: TextField): boolean {
  if (base.id === next.id) return false;
  if (field === 'provider') return prefixOf(base) !== prefixOf(next);
  const [old, now] = [base.name ?? '', next.name ?? ''];
  return field === 'name' && plainName(old) !== plainName(now) && lastingName(old) === lastingName(now);
}

function prefixOf(model: Model): string {
  return model.id.slice(0, Math.max(0, model.id.lastIndexOf('/')));
}

function textWords(field: TextField, from: string | null, to: string | null): string {
  if (from === null) return `${field} published: ${quote(to ?? '')}`;
  if (to === null) return `${field} no longer published (was ${quote(from)})`;
  return `${field} changed from ${quote(from)} to ${quote(to)}`;
}

function compareEndpoints(pair: ModelPair): Finding[] {
  const ordered = ({ endpoints }: Model) => [...endpoints].sort(compareCodePoints);
  const [from, to] = [ordered(pair.base), ordered(pair.next)];
  const ways = { gained: wordsOnlyIn(to, from), lost: wordsOnlyIn(from, to) };
  const parts = Object.entries(ways).flatMap(([way, words]) =>
    words.length === 0 ? [] : [`${way} ${listed(words)}`],
  );
  if (parts.length === 0) return [];
  const says = `endpoints ${parts.join(', ')}`;
  return [modelFinding(pair, { kind: 'model-changed', field: 'endpoints', from, to, says })];
}
