import { compareCodePoints } from '../../base/code-point-order.ts';
import { listed, quote } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { wordsOnlyIn } from './capabilities.ts';
import { type ModelPair, type ModelRule, modelFinding } from './model-pair.ts';

const textFields = ['name', 'provider', 'category', 'notes'] as const;
type TextField = (typeof textFields)[number];

/** `model-changed` for the fields that are one text or a plain list: name, provider, category, notes, endpoints. */
export const comparePlainFields: ModelRule = (pair) => [
  ...textFields.flatMap((field) => compareText(pair, field)),
  ...compareEndpoints(pair),
];

function compareText(pair: ModelPair, field: TextField): Finding[] {
  const [from, to] = [pair.base[field], pair.next[field]];
  if (from === to || (field === 'provider' && movedToAnotherPrefix(pair))) return [];
  return [modelFinding(pair, { kind: 'model-changed', field, from, to, says: textWords(field, from, to) })];
}

/** A provider that only follows the id's new prefix is part of the rename and no news of its own. */
function movedToAnotherPrefix({ base, next }: ModelPair): boolean {
  return base.id !== next.id && prefixOf(base) !== prefixOf(next);
}

function prefixOf(model: Model): string {
  return model.id.slice(0, Math.max(0, model.id.lastIndexOf('/')));
}

function textWords(field: TextField, from: string | null, to: string | null): string {
  if (from === null) return `${field} published: ${quote(to ?? '')}`;
  if (to === null) return `${field} no longer published (was ${quote(from)})`;
  return `${field} changed from ${quote(from)} to ${quote(to)}`;
}

function ordered(words: readonly string[]): string[] {
  return [...words].sort(compareCodePoints);
}

function compareEndpoints(pair: ModelPair): Finding[] {
  const [from, to] = [ordered(pair.base.endpoints), ordered(pair.next.endpoints)];
  const [lost, gained] = [wordsOnlyIn(from, to), wordsOnlyIn(to, from)];
  if (lost.length + gained.length === 0) return [];
  const parts = [
    ...(gained.length === 0 ? [] : [`gained ${listed(gained)}`]),
    ...(lost.length === 0 ? [] : [`lost ${listed(lost)}`]),
  ];
  return [
    modelFinding(pair, {
      kind: 'model-changed',
      field: 'endpoints',
      from,
      to,
      says: `endpoints ${parts.join(', ')}`,
    }),
  ];
}
