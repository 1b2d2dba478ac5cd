import { type Html, html } from './encode.ts';

/** What went, and what came, in the notation of `git diff --word-diff`. */
const marked = /\[-(.+?)-\]|\{\+(.+?)\+\}/;

/** A text with its marked changes as deleted and inserted text, which every reader of a page knows. */
export function htmlWordDiff(text: string): Html {
  // Three pieces in turn: text that stayed, text that went, text that came.
  const pieces = text.split(marked).map((piece, index) => {
    if (index % 3 === 0) return piece ?? null;
    if (piece === undefined) return null;
    return index % 3 === 1 ? html`<del>${piece}</del>` : html`<ins>${piece}</ins>`;
  });
  return html`${pieces}`;
}
