import { counted } from '../base/words.ts';
import type { Coverage, Gap } from '../catalog/coverage.ts';
import type { Edition } from '../read/edition.ts';

/** So many gaps are named; of more their number is told. */
const mostNamed = 5;
/** A share that grows by so many percent of the document is news: a column, or a good many cells. */
const growthOfNews = 5;

/**
 * Sentences about what a catalog has now and nobody reads: columns, tables, fields that are passed over or unread for the
 * first time, and a share that grew. What was so in the edition before is known.
 */
export function gapNotes(base: Edition | null, next: Edition): string[] {
  const [before, now] = [base?.catalog?.coverage, next.catalog?.coverage];
  if (before === undefined || now === undefined) return [];
  const known = new Set(before.gaps.map(keyOf));
  const fresh = [...new Map(now.gaps.filter(isNamed).map((gap) => [keyOf(gap), gap])).values()].filter(
    (gap) => !known.has(keyOf(gap)),
  );
  return [...(fresh.length === 0 ? [] : [freshNote(fresh)]), ...shareNote(before, now)];
}

/** Cells and items change with every edition; what is named for many of them does not. */
function isNamed({ what, fate, known }: Gap): boolean {
  const isMany = what === 'column' || what === 'field' || what === 'table' || what === 'list';
  return isMany && (!known || fate === 'notModels');
}

function keyOf({ fate, what, name }: Gap): string {
  return `${fate} ${what} ${name}`;
}

function freshNote(gaps: readonly Gap[]): string {
  const named = gaps.slice(0, mostNamed).map(({ what, name, line, parts, fate }) => {
    const place = line === null ? '' : `line ${line}, `;
    return `${what} ${JSON.stringify(name)} (${place}${counted(parts, 'part')} ${words[fate]})`;
  });
  const more = gaps.length > mostNamed ? `, and ${gaps.length - mostNamed} more` : '';
  return `New in the catalog and not read: ${named.join(', ')}${more}. See \`models --coverage\`.`;
}

const words: Readonly<Record<Gap['fate'], string>> = {
  unread: 'unread',
  passedOver: 'passed over',
  notModels: 'about no model',
};

function shareNote(before: Coverage, now: Coverage): string[] {
  const [from, to] = [shareOf(before), shareOf(now)];
  return to - from < growthOfNews
    ? []
    : [`${to} % of the catalog is not read; before, it was ${from} %. See \`models --coverage\`.`];
}

/** Whole percent of the parts about models that are unread or passed over. */
function shareOf({ parts, notModels, unread, passedOver }: Coverage): number {
  const ours = parts - notModels;
  return ours <= 0 ? 0 : Math.round(((unread + passedOver) * 100) / ours);
}
