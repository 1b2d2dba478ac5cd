import type { Finding } from '../../diff/finding.ts';
import { placeText } from '../message.ts';
import { type Html, html } from './encode.ts';

/** Where the documents of this edition say different things about one matter. */
export function contradictionsSection(contradictions: readonly Finding[]): Html {
  const items = contradictions.map(
    ({ message, at }) =>
      html`<li>${message}${at === null ? null : html` <span class="quiet">${placeText(at)}</span>`}</li>`,
  );
  const body =
    items.length === 0
      ? html`<p class="quiet">None is known in this edition.</p>`
      : html`<ul class="changes">${items}</ul>`;
  return html`<section id="contradictions" aria-labelledby="contradictions-title">
<h2 id="contradictions-title">Contradictions between documents</h2>
${body}
</section>
`;
}
