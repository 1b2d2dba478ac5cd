import leven from 'leven';
import { groupBy } from '../base/group-by.ts';
import { foldedName, type Meaning, meaningOf } from '../catalog/fold-id.ts';

/** Further apart than this, two ids are two models. */
const maximumDistance = 2;

/** Shorter names are alike by chance. */
const minimumLength = 6;

/** Ids of a catalog, prepared for the question which of them a misspelt text stands for. */
export interface Spelling {
  /** The id that is meant, when there is exactly one; `null` otherwise, and for an id that is known. */
  nearest(text: string): string | null;
}

/**
 * A text is a misspelt id when it is one but for its vendor, its case, dots and dashes, or a date at its end; or when one
 * or two letters differ. Figures are never taken for a slip: `gpt-5.4` is another model than `gpt-5.5`.
 */
export function spellingOf(ids: readonly string[]): Spelling {
  const folds = meaningOf(ids, true);
  const known = new Set(ids);
  const byFigures = groupBy(
    ids.map((id) => ({ id, letters: id.toLowerCase() })),
    ({ id }) => figuresOf(id),
  );
  const meant = (text: string): string | null => {
    if (known.has(text) || text.length < minimumLength || !/[a-z]/i.test(text)) return null;
    return folded(text, folds) ?? oneSlip(text.toLowerCase(), byFigures.get(figuresOf(text)) ?? []);
  };
  // The same few texts stand in many places of a tree.
  const answers = new Map<string, string | null>();
  return {
    nearest: (text) => {
      const answer = answers.has(text) ? (answers.get(text) ?? null) : meant(text);
      answers.set(text, answer);
      return answer;
    },
  };
}

function folded(text: string, meant: Meaning): string | null {
  return /\d/.test(text) ? meant(text) : null;
}

/** @param alike ids with the same figures. */
function oneSlip(
  text: string,
  alike: readonly { readonly id: string; readonly letters: string }[],
): string | null {
  const near = alike.filter(
    ({ letters }) =>
      Math.abs(letters.length - text.length) <= maximumDistance && leven(letters, text) <= maximumDistance,
  );
  return near.length === 1 ? (near[0]?.id ?? null) : null;
}

function figuresOf(id: string): string {
  return id.replace(/\D+/g, ' ').trim();
}

/** The vendors of ids, folded. */
export function vendorsOf(ids: Iterable<string>): ReadonlySet<string> {
  return new Set([...ids].map(vendorOf));
}

/**
 * True for a text whose vendor is none of the catalog and no slip of the one that is meant: `azure/gpt-5.5` is that model at
 * another host, `mistral/large-3` may well stand for `mistralai/large-3`.
 */
export function isOfAnotherHost(text: string, id: string, vendors: ReadonlySet<string>): boolean {
  const [written, meant] = [vendorOf(text), vendorOf(id)];
  if (written === '' || meant === '' || vendors.has(written)) return false;
  const isNear =
    written.startsWith(meant) || meant.startsWith(written) || leven(written, meant) <= maximumDistance;
  return !isNear;
}

function vendorOf(id: string): string {
  return foldedName(id.slice(0, Math.max(id.indexOf('/'), 0)));
}
