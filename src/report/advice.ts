import { isPlainObject } from '../base/json.ts';
import { counted, grouped } from '../base/words.ts';
import { deprecationSchema } from '../catalog/model.ts';
import type { Change, Comparison, Held } from '../changes/comparison.ts';
import { modelsOf } from './change-values.ts';
import { type Part, type Phrase, say } from './phrase.ts';

/** More advice than this is not followed; the sections below it name everything. */
const maximumAdvice = 10;

/** What a person can do about the comparison: a short imperative a line, the most urgent first. */
export function adviceFor(comparison: Comparison): Phrase[] {
  if (comparison.verdict === 'held') return heldAdvice(comparison.held);
  const advice = [
    ...removalAdvice(comparison.changes),
    ...comparison.changes.flatMap((change) => adviceForChange(change) ?? []),
    ...releaseAdvice(comparison),
  ];
  if (advice.length <= maximumAdvice) return advice;
  const rest = advice.length - maximumAdvice + 1;
  return [...advice.slice(0, maximumAdvice - 1), [`And ${counted(rest, 'more thing')} of the same sorts.`]];
}

/** So many removed models are named in one sentence; the section names all of them. */
const namedRemovals = 3;

/** The flag that lets a held edition pass, quoted for a shell where it must be. */
export function acceptFlag({ accept }: Held): string {
  const word = /^[\w@%+=:,./-]+$/.test(accept) ? accept : `'${accept.replaceAll("'", "'\\''")}'`;
  return `--accept ${word}`;
}

function heldAdvice(held: readonly Held[]): Phrase[] {
  return [
    say`If this is right, run again with ${held.map(acceptFlag).join(' ')}.`,
    ['If it is not, do nothing: the last accepted edition stays in use.'],
  ];
}

/** What one change asks for; `undefined` when nothing. */
function adviceForChange(change: Change): Phrase[] | undefined {
  if (Object.hasOwn(adviceByKind, change.kind)) return adviceByKind[change.kind]?.(change);
  if (change.area === 'api' && change.severity === 'breaking') {
    return [say`Check every call of ${change.subject}.`];
  }
  return undefined;
}

const adviceByKind: Readonly<Record<string, (change: Change) => Phrase[] | undefined>> = {
  'model-renamed': adviceForRenamed,
  'model-deprecated': adviceForDeprecated,
  'capability-lost': ({ subject, from }) =>
    typeof from === 'string' ? [say`Stop using ${from} with ${subject}.`] : undefined,
  'context-shrank': ({ subject }) => [say`Check the longest prompts sent to ${subject}.`],
  'output-shrank': ({ subject }) => [say`Check the longest answers asked of ${subject}.`],
  'base-url-changed': () => [['Set the new base URL wherever a client names the old one.']],
  'key-format-changed': () => [['Check whatever validates or masks API keys by their format.']],
  'price-became-paid': ({ subject }) => [say`Check the budgets of keys that call ${subject}.`],
};

/** Removed models with a successor one by one, all others in one sentence. */
function removalAdvice(changes: readonly Change[]): Phrase[] {
  const removed = changes
    .filter(({ kind }) => kind === 'model-removed')
    .map((change) => ({
      id: change.subject,
      successor: modelsOf(change).from?.deprecation?.successor ?? null,
    }));
  const replaced = removed.flatMap(({ id, successor }) =>
    successor === null ? [] : [say`Replace ${id} by ${successor}.`],
  );
  const gone = removed.filter(({ successor }) => successor === null).map(({ id }) => id);
  return gone.length === 0 ? replaced : [...replaced, goneAdvice(gone)];
}

function goneAdvice(ids: readonly string[]): Phrase {
  const named = ids
    .slice(0, namedRemovals)
    .flatMap((id, index): Part[] => [index === 0 ? '' : ', ', { code: id }]);
  const rest = ids.length - namedRemovals;
  const more = rest > 0 ? ` and ${grouped(rest)} more` : '';
  return [
    'Move calls of ',
    ...named,
    `${more} to another model: ${ids.length === 1 ? 'it is' : 'they are'} gone.`,
  ];
}

function adviceForRenamed(change: Change): Phrase[] | undefined {
  const { from, to } = modelsOf(change);
  return from === null || to === null ? undefined : [say`Replace ${from.id} by ${to.id}.`];
}

/** A successor or a last day is worth a plan; the bare mark is not. */
function adviceForDeprecated({ subject, to }: Change): Phrase[] | undefined {
  const deprecation = isPlainObject(to) ? deprecationSchema.safeParse(to['deprecation']).data : undefined;
  if (deprecation === undefined) return undefined;
  const { date, successor } = deprecation;
  const by = date === null ? '' : ` before ${date}`;
  if (successor !== null) return [[...say`Move from ${subject} to ${successor}`, `${by}.`]];
  return date === null ? undefined : [[...say`Find a replacement for ${subject}`, `${by}.`]];
}

function releaseAdvice({ bump, verdict, from }: Comparison): Phrase[] {
  if (verdict === 'held' || from === null || bump !== 'major') return [];
  return [['Release the client as a major version.']];
}
