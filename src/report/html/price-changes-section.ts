import type { Comparison } from '../../changes/comparison.ts';
import { groupOf } from '../sections.ts';
import { tableOf } from '../table.ts';
import { changeList, tableBody } from './changes-section.ts';
import { type Html, html } from './encode.ts';

/** More are read by nobody; the JSON report has them all. */
const maximumRows = 200;

/** The prices of a comparison that has no history around it: those that differ between its two sides. */
export function priceChangesSection({ changes }: Comparison): Html {
  const of = (group: string) => changes.filter((change) => groupOf(change) === group);
  const [moved, listed] = [of('repriced'), of('prices')];
  const table = tableOf({ severity: 'notable', group: 'repriced', unused: false, changes: moved });
  const none = moved.length === 0 && listed.length === 0;
  return html`<section id="prices" aria-labelledby="prices-title">
<h2 id="prices-title">Prices</h2>
${[
  none ? html`<p class="quiet">No price differs between the two sides.</p>` : null,
  table === null || moved.length === 0
    ? null
    : html`<h3>Repriced</h3>${tableBody('Repriced', table)}<p class="quiet">${table.caption}</p>`,
  listed.length === 0 ? null : html`<h3>Listed or withdrawn</h3>${changeList(listed, maximumRows)}`,
]}<p class="quiet">Two editions were compared; only a generated package has a price history.</p>
</section>
`;
}
