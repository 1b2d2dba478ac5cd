import { type Html, html } from './encode.ts';

/**
 * A table that scrolls by itself on a narrow screen, reachable by keyboard, with a line above it that says so: the page's
 * script takes the line away where all of the table is seen.
 */
export function scrollable(label: string, table: Html, { tall = false } = {}): Html {
  return html`<p class="hint quiet">Scroll the table sideways to see all of its columns. →</p>
<div class="scroll${tall ? ' tall' : ''}" role="group" aria-label="${label}" tabindex="0">${table}</div>`;
}
