import type { Change, Comparison } from '../../changes/comparison.ts';
import { openTitle } from '../summary.ts';
import { changeList, type LinkOf } from './changes-section.ts';
import { type Html, html } from './encode.ts';

/** More are read by nobody; the JSON report has them all. */
const maximumRows = 200;

/** Where the documents of this edition say different things about one matter: what is new in it, and what was so before. */
export function contradictionsSection(comparison: Comparison, linkOf?: LinkOf): Html {
  const lists = [
    list('New in this edition', comparison.changes.filter(isNew), linkOf),
    list(openTitle, comparison.open, linkOf),
  ];
  const isNone = lists.every((each) => each === null);
  return html`<section id="contradictions" aria-labelledby="contradictions-title">
<h2 id="contradictions-title">Contradictions between documents</h2>
${isNone ? html`<p class="quiet">${whyNone(comparison)}</p>` : lists}
</section>
`;
}

function isNew({ area, kind }: Change): boolean {
  return area === 'documents' && kind !== 'contradiction-resolved';
}

function list(title: string, changes: readonly Change[], linkOf?: LinkOf): Html | null {
  return changes.length === 0 ? null : html`<h3>${title}</h3>${changeList(changes, maximumRows, linkOf)}`;
}

/** A run in which no document changed reads none, so it knows of none. */
function whyNone({ from, to }: Comparison): string {
  return from !== null && hasSameDocuments(from.digests, to.digests)
    ? 'The documents are those of the last run, which listed what was open in them.'
    : 'None is known in this edition.';
}

function hasSameDocuments(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(after);
  return (
    names.length > 0 &&
    names.length === Object.keys(before).length &&
    names.every((name) => before[name] === after[name])
  );
}
