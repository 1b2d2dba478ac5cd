import type { Place } from '../../base/problem.ts';
import { grouped } from '../../base/words.ts';
import type { Change, Comparison, Held } from '../../changes/comparison.ts';
import { acceptFlag, adviceFor } from '../advice.ts';
import { billTable, billTitle } from '../bill.ts';
import { headline } from '../headline.ts';
import { changePhrase, placeText, ruleOf } from '../message.ts';
import { looksTitle, notesOf } from '../notes.ts';
import type { Part, Phrase } from '../phrase.ts';
import { type Entry, entriesOf } from '../renames.ts';
import { bySubject, type Section, sectionsOf, sectionTitle, severityTitles } from '../sections.ts';
import { editionsText, unchangedText } from '../summary.ts';
import { type Table, tableOf } from '../table.ts';
import { type Html, html, htmlPhrase, type Insert } from './encode.ts';
import { allPlaces } from './hunks.ts';
import { scrollable } from './scrollable.ts';

/** A section shows this many rows; a page with thousands is slow and read by nobody. */
const rowsPerSection = 200;

/** The address of the document as it is now, for whoever wants to look; `null` where the page has none. */
export type LinkOf = (document: string) => string | null;

const noLink: LinkOf = () => null;

/** What changed in this edition: the counts, what to do, and every change, breaking first. */
export function changesSection(comparison: Comparison, linkOf: LinkOf = noLink): Html {
  const sections = sectionsOf(comparison.changes);
  const { looks, others } = notesOf(comparison);
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">What changed</h2>
<p class="lead">${headline(comparison).map(leadPart)}</p>
<p class="quiet">${editionsText(comparison)} ${leadPart(unchangedText(comparison))}</p>
${[
  tiles(comparison),
  reasons('Held: a person must decide', comparison.held),
  reasons('Accepted in this run', comparison.accepted),
  phraseList(looksTitle, looks),
  phraseList('What to do', adviceFor(comparison)),
  bill(comparison),
  Object.entries(severityTitles).map(([severity, title]) => severityBlock(severity, title, sections, linkOf)),
  problems(comparison, linkOf),
  phraseList('Notes', others),
]}
</section>
`;
}

/** A number in words of ours never stands at the end of a line, parted from what it counts. */
function leadPart(part: Part): Insert {
  if (typeof part !== 'string') return htmlPhrase([part]);
  return part.split(/(?<=\d) (?=\p{L})/u).map((words, index) => [index > 0 ? nbsp : null, words]);
}

const nbsp = html`&nbsp;`;

/** One bullet a change; the changes of one subject stand below it. */
export function changeList(changes: readonly Entry[], limit: number, linkOf: LinkOf = noLink): Html {
  const items = bySubject(changes.slice(0, limit)).map(({ subject, changes: own }) => {
    const [only, ...others] = own.map((change) => changeWords(change, linkOf));
    if (others.length === 0) return html`<li><code>${subject}</code> ${only ?? null}</li>`;
    return html`<li><code>${subject}</code><ul>${[only ?? null, ...others].map((words) => html`<li>${words}</li>`)}</ul></li>`;
  });
  return html`<ul class="changes">${items}</ul>${restLine(changes.length, limit)}`;
}

function changeWords(change: Entry, linkOf: LinkOf): Html {
  const place =
    change.at === null ? null : html` <span class="quiet place">${placeLink(change.at, linkOf)}</span>`;
  return html`${changePhrase(change).map((part) => partWords(part, change.area))}${place}${ruleWords([change])}${allPlaces(change)}`;
}

/** A line of the edition before is in no document that a link could lead to. */
function placeLink(place: Place, linkOf: LinkOf): Insert {
  const address = place.side === 'from' ? null : linkOf(place.document);
  return address === null ? placeText(place) : html`<a href="${address}">${placeText(place)}</a>`;
}

/** The names by which a configuration knows the changes, quietly behind them. */
function ruleWords(changes: readonly Change[]): Html {
  return html` <span class="quiet rule">${[...new Set(changes.map(ruleOf))].join(', ')}</span>`;
}

/** Only texts of documents are told with what changed within them. */
function partWords(part: Part, area: Change['area']): Html {
  const isProse = typeof part === 'object' && 'foreign' in part && (area === 'facts' || area === 'docs');
  return isProse ? htmlWordDiff(part.foreign) : htmlPhrase([part]);
}

function bill({ bill: own }: Comparison): Html | null {
  if (own === undefined) return null;
  const table = billTable(own);
  return html`<h3>${billTitle}</h3>${tableBody(billTitle, table)}<p class="quiet">${table.caption}</p>`;
}

function tiles({ counts }: Comparison): Html {
  const severities = Object.entries(severityTitles).map(([severity, title]) => {
    const count =
      severity === 'breaking' ? counts.breaking : severity === 'notable' ? counts.notable : counts.info;
    return tile(count === 0 ? 'none' : severity, title, count);
  });
  return html`<dl class="tiles">${severities}${tile('none', 'Models unchanged', counts.unchanged.models)}</dl>`;
}

function tile(style: string, title: string, count: number): Html {
  return html`<div class="tile ${style}"><dt>${title}</dt><dd>${grouped(count)}</dd></div>`;
}

function reasons(title: string, held: readonly Held[]): Html | null {
  if (held.length === 0) return null;
  const rows = held.map(
    (reason) =>
      html`<tr><td><code>${reason.rule}</code></td><td>${reason.seen}</td><td>${reason.limit}</td><td>${acceptFlag(reason) === '' ? null : html`<code>${acceptFlag(reason)}</code>`}</td></tr>`,
  );
  return html`<h3>${title}</h3>${scrollable(title, html`<table><thead><tr><th scope="col">Rule</th><th scope="col">Seen</th><th scope="col">Limit</th><th scope="col">Flag</th></tr></thead><tbody>${rows}</tbody></table>`)}`;
}

function phraseList(title: string, phrases: readonly Phrase[]): Html | null {
  if (phrases.length === 0) return null;
  return html`<h3>${title}</h3><ul>${phrases.map((phrase) => html`<li>${htmlPhrase(phrase)}</li>`)}</ul>`;
}

function severityBlock(
  severity: string,
  title: string,
  sections: readonly Section[],
  linkOf: LinkOf,
): Html | null {
  const own = sections.filter((section) => section.severity === severity);
  if (own.length === 0) return null;
  const count = own.reduce((sum, { changes }) => sum + changes.length, 0);
  return html`<h3 class="severity ${severity}">${title} <span class="count">${grouped(count)}</span></h3>
${own.map((section) => html`<h4>${sectionTitle(section)}</h4>${sectionBody(section, linkOf)}`)}`;
}

function sectionBody(section: Section, linkOf: LinkOf): Html {
  const table = tableOf(section);
  if (table === null) return changeList(entriesOf(section.changes), rowsPerSection, linkOf);
  return html`${tableBody(sectionTitle(section), table)}<p class="quiet">${table.caption}${ruleWords(section.changes)}</p>`;
}

export function tableBody(title: string, { columns, rows }: Table): Html {
  const head = columns.map(
    ({ title, numeric }) => html`<th scope="col"${numericClass(numeric)}>${title}</th>`,
  );
  const body = rows.slice(0, rowsPerSection).map((row) => {
    const cells = row.map(
      (part, index) => html`<td${numericClass(columns[index]?.numeric ?? false)}>${htmlPhrase([part])}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  const table = scrollable(title, html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`);
  return html`${table}${restLine(rows.length, rowsPerSection)}`;
}

function numericClass(numeric: boolean): Html | null {
  return numeric ? html` class="number"` : null;
}

function problems({ problems }: Comparison, linkOf: LinkOf): Html | null {
  if (problems.length === 0) return null;
  const title = 'Could not be read';
  const rows = problems
    .slice(0, rowsPerSection)
    .map(
      ({ document, line, seen, expected }) =>
        html`<tr><td>${placeLink({ document }, linkOf)}</td><td class="number">${line}</td><td><code>${seen}</code></td><td>${expected}</td></tr>`,
    );
  const head = html`<thead><tr><th scope="col">Document</th><th scope="col" class="number">Line</th><th scope="col">Seen</th><th scope="col">Expected</th></tr></thead>`;
  return html`<h3>${title}</h3>${scrollable(title, html`${head}<tbody>${rows}</tbody>`)}${restLine(problems.length, rowsPerSection)}`;
}

/** `… and 12 more.`, or nothing. */
export function restLine(total: number, shown: number): Html | null {
  return total > shown
    ? html`<p class="quiet">… and ${grouped(total - shown)} more, all in the JSON report.</p>`
    : null;
}

/** What went, and what came, in the notation of `git diff --word-diff`. */
const marked = /\[-(.+?)-\]|\{\+(.+?)\+\}/;

/** A text with its marked changes as deleted and inserted text, which every reader of a page knows. */
function htmlWordDiff(text: string): Html {
  // Three pieces in turn: text that stayed, text that went, text that came.
  const pieces = text.split(marked).map((piece, index) => {
    if (index % 3 === 0) return piece ?? null;
    if (piece === undefined) return null;
    return index % 3 === 1 ? html`<del>${piece}</del>` : html`<ins>${piece}</ins>`;
  });
  return html`${pieces}`;
}
