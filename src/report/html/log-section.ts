import type { HistoryEntry } from '../../history/entry.ts';
import { entryText, toldChanges } from '../log-entry.ts';
import { changeList, restLine } from './changes-section.ts';
import { type Html, html } from './encode.ts';

/** Editions on the page, newest first; the log itself keeps all. */
const maximumEntries = 60;
/** Changes shown of one edition. */
const changesPerEntry = 60;

/** The change log: one line an accepted edition, opened for its changes. */
export function logSection(history: readonly HistoryEntry[], isCompared: boolean): Html {
  const newestFirst = history.map((entry, index) => ({ entry, first: index === 0 })).reverse();
  return html`<section id="log" aria-labelledby="log-title">
<h2 id="log-title">Change log</h2>
${history.length === 0 ? html`<p class="quiet">${isCompared ? 'Two editions were compared; only a generated package has a history.' : 'There is no history yet.'}</p>` : null}${newestFirst
  .slice(0, maximumEntries)
  .map(({ entry, first }) => edition(entry, first))}${restLine(history.length, maximumEntries)}</section>
`;
}

function edition(entry: HistoryEntry, first: boolean): Html {
  const { date, accepted = [] } = entry;
  const line = html`<time datetime="${date}">${date}</time> ${entryText(entry, first)}`;
  const changes = toldChanges(entry);
  if (first || changes.length === 0) return html`<p class="baseline">${line}</p>`;
  const notes = accepted.map(({ seen }) => html`<p class="quiet">Accepted by hand: ${seen}.</p>`);
  return html`<details><summary>${line}</summary>
${notes}${changeList(changes, changesPerEntry)}</details>
`;
}
