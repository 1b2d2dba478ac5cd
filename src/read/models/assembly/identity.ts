import type { Problems } from '../problems.ts';
import type { Draft, DraftPrice } from '../rows/draft.ts';

/**
 * Drafts by id, in the order of the document. Rows of one table share an id only as tiers of one model; tables share ids
 * when one completes the other. Everything else is named: a duplicate id, or two ids that differ only in case.
 */
export function groupById(drafts: readonly Draft[], problems: Problems): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  const spellings = new Map<string, Draft>();
  for (const draft of drafts) {
    const twin = spellings.get(draft.id.toLowerCase());
    if (twin !== undefined && twin.id !== draft.id) {
      if (isOfOther(twin, draft)) problems.warning({ line: draft.line }, draft.id, twins);
      else {
        const expected = `ids that differ in more than case; line ${twin.line} has ${twin.id}`;
        problems.error({ line: draft.line }, draft.id, expected);
        continue;
      }
    }
    spellings.set(draft.id.toLowerCase(), twin ?? draft);
    addDraft(groups, draft, problems);
  }
  return groups;
}

const twins = 'an id that differs from another one in more than case; both are kept, being of two providers';

/** Two providers may write one name in two ways, each in a table of its own. */
function isOfOther(left: Draft, right: Draft): boolean {
  return (
    left.table !== right.table &&
    left.provider !== null &&
    right.provider !== null &&
    left.provider !== right.provider
  );
}

function addDraft(groups: Map<string, Draft[]>, draft: Draft, problems: Problems): void {
  const known = groups.get(draft.id);
  if (known === undefined) {
    groups.set(draft.id, [draft]);
    return;
  }
  const clash = known.find((other) => !belongTogether(other, draft));
  if (clash === undefined) known.push(draft);
  else problems.error({ line: draft.line }, draft.id, `each id once; line ${clash.line} has this id already`);
}

/** Rows of one table share an id as tiers, or where something that is no fact tells them apart. */
function belongTogether(left: Draft, right: Draft): boolean {
  return left.table !== right.table || left.apart !== right.apart || areTiers(left, right);
}

/** Two rows of one table are one model if tier or variant tells all of their prices apart. */
function areTiers(left: Draft, right: Draft): boolean {
  const told = [left, right].some(
    (draft) => draft.variant !== null || draft.prices.some((price) => price.tier !== null),
  );
  const keys = new Set(left.prices.map(tierKey));
  return told && !right.prices.some((price) => keys.has(tierKey(price)));
}

function tierKey(price: DraftPrice): string {
  return `${price.item} ${price.tier?.above ?? ''} ${price.tier?.upTo ?? ''}`;
}
