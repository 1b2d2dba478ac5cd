import { counted } from '../../base/words.ts';
import type { Entry } from '../renames.ts';
import { type Html, html } from './encode.ts';

/** Of one change so many lines of either side, and so many places; a page with more is read by nobody. */
const mostLines = 200;

/** All places of a change whose sentence names only some of them, to be opened by whoever wants them; `null` for others. */
export function allPlaces({ unnamed, from, to, reaches = [] }: Entry): Html | null {
  if (unnamed === undefined) return null;
  if (reaches.length > 0) {
    const names = reaches.slice(0, mostLines).map((name) => html`<li><code>${name}</code></li>`);
    return fold(`All ${counted(reaches.length, 'place')}`, html`<ul>${names}</ul>`);
  }
  const [gone, come] = [linesOf(from), linesOf(to)];
  const told = [
    ...gone.slice(0, mostLines).map((line) => html`<li><del>${line}</del></li>`),
    ...come.slice(0, mostLines).map((line) => html`<li><ins>${line}</ins></li>`),
  ];
  return told.length === 0 ? null : fold('All that changed', html`<ul>${told}</ul>`);
}

function fold(title: string, body: Html): Html {
  return html`<details class="places"><summary>${title}</summary>${body}</details>`;
}

function linesOf(side: unknown): string[] {
  return typeof side === 'string' ? side.split('\n').filter((line) => line.trim() !== '') : [];
}
