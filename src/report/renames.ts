import { groupBy } from '../base/group-by.ts';
import { counted } from '../base/words.ts';
import type { Change } from '../changes/comparison.ts';
import { type FindingOf, isOf } from '../changes/finding.ts';
import type { Phrase } from './phrase.ts';

/** A change as it is listed; many renames of one cause are one entry with its list. */
export type Entry = Change & { readonly list?: RenameList };

interface RenameList {
  /** What the ids differ in: `vendor prefix changed, 12 models at once`. */
  readonly cause: string;
  readonly ids: readonly (readonly [from: string, to: string])[];
}

/** So many are told together. */
const fewest = 3;

/** The entries of a list of changes, in their order: renames of one cause stand where the first of them does. */
export function entriesOf(changes: readonly Change[]): readonly Entry[] {
  const groups = groupBy(changes.filter(isRename), causeOf);
  const together = [...groups].filter(([, own]) => own.length >= fewest);
  if (together.length === 0) return changes;
  const first = new Map<Change | undefined, Entry | undefined>(
    together.map(([cause, own]) => [own[0], listed(cause, own)]),
  );
  const rest = new Set<Change>(together.flatMap(([, own]) => own.slice(1)));
  return changes.filter((change) => !rest.has(change)).map((change) => first.get(change) ?? change);
}

/** `vendor prefix changed, 12 models at once: acme/a → vesta/a, acme/b → vesta/b`. */
export function listPhrase({ cause, ids }: RenameList): Phrase {
  const pairs = ids.flatMap(([from, to], index) => [
    index === 0 ? ' ' : ', ',
    { code: from },
    ' → ',
    { code: to },
  ]);
  return ['renamed (', { foreign: cause }, '):', ...pairs];
}

type Rename = Change & FindingOf<'model-renamed'>;

function isRename(change: Change): change is Rename {
  return isOf(change, 'model-renamed');
}

/** A rename whose cause was not written is told by itself. */
function causeOf({ cause, message }: Rename): string {
  return cause ?? message;
}

function listed(cause: string, own: readonly Rename[]): Entry | undefined {
  const [first] = own;
  if (first === undefined) return undefined;
  const places = own.flatMap(({ usedAt = [] }) => usedAt);
  const ids = own.map(({ subject, to }) => [subject, to.id] as const);
  return {
    ...first,
    subject: counted(own.length, 'model'),
    ...(first.usedAt !== undefined && { usedAt: places }),
    list: { cause, ids },
  };
}
