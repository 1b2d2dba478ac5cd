import { visible } from '../foreign-text.ts';
import type { Part, Phrase } from '../phrase.ts';

/** Markup of ours; everything else that is put into markup is text and gets escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template takes: markup, text, a number, a list of these, or nothing. */
export type Insert = Html | string | number | null | readonly Insert[];

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The one way to make markup: `` html`<td title="${text}">${text}</td>` ``. The template is ours; what is inserted is
 * escaped for element content and quoted attributes alike.
 */
export function html(template: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  const markup = template.map((piece, index) => piece + encode(inserts[index] ?? null)).join('');
  return new Html(markup);
}

/** A sentence with its values as code and its foreign prose as text. */
export function htmlPhrase(phrase: Phrase): Html {
  return html`${phrase.map(htmlPart)}`;
}

function htmlPart(part: Part): Insert {
  if (typeof part === 'string') return part;
  return 'code' in part ? html`<code>${part.code}</code>` : part.foreign;
}

function encode(insert: Insert): string {
  if (insert === null) return '';
  if (insert instanceof Html) return insert.markup;
  if (typeof insert === 'object') return insert.map(encode).join('');
  return visible(String(insert)).replace(/[&<>"']/g, (character) => references[character] ?? '');
}
