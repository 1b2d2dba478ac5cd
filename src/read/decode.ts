import { isUtf8 } from 'node:buffer';
import type { DocumentName } from '../base/document.ts';
import { errorAt, type Problem, type Reading } from '../base/problem.ts';
import { catalogText } from './yaml-as-json.ts';

/**
 * The text of a document: UTF-8 without a byte order mark, with line feeds only. Lines are those of the body as sent, also of
 * a catalog that people keep by hand, in YAML or in JSON with comments, whose text is given as plain JSON.
 *
 * Refused, with what was seen: other encodings, bytes that are not UTF-8, NUL, a body without text, and a body that
 * begins with `<`, which is a page for browsers (a challenge, a login, an error) and none of the documents.
 */
export function decode(bytes: Uint8Array, document: DocumentName): Reading<string> {
  const decoded = new TextDecoder().decode(bytes);
  const text = decoded.replace(/\r\n?/g, '\n');
  const problem = findWrongEncoding(bytes, decoded, document) ?? findWrongText(text, document);
  if (problem !== null) return { value: null, problems: [problem] };
  return document === 'models' ? catalogText(text) : { value: text, problems: [] };
}

function findWrongEncoding(bytes: Uint8Array, decoded: string, document: DocumentName): Problem | null {
  if (hasUtf16Mark(bytes))
    return errorAt(document, { line: 1 }, 'the byte order mark of UTF-16', 'text in UTF-8');
  const expected = 'text in UTF-8 (NUL bytes: UTF-16 or a binary file?)';
  const hasNul = decoded.includes('\0');
  if (!hasNul && isUtf8(bytes)) return null;
  const lines = decoded.split('\n');
  if (hasNul) return errorAt(document, { line: lineWith(lines, '\0') }, 'a NUL byte', expected);
  const line = lineWith(lines, '\ufffd');
  return errorAt(document, { line }, lines[line - 1] ?? '', 'text in UTF-8');
}

function lineWith(lines: readonly string[], character: string): number {
  return lines.findIndex((line) => line.includes(character)) + 1;
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function findWrongText(text: string, document: DocumentName): Problem | null {
  if (text.trim() === '') {
    const seen = text === '' ? 'an empty body' : 'a body of blanks only';
    return errorAt(document, null, seen, 'a document with text');
  }
  const start = skipBlanksAndComments(text);
  if (text[start] !== '<' || isMarkdownBehindHtml(text, start)) return null;
  const line = text.slice(0, start).split('\n').length;
  return errorAt(
    document,
    { line },
    text.slice(start, start + 400),
    'a document, not an HTML page (a challenge, login or error page?)',
  );
}

/** What pages of Markdown begin with to centre a logo; nothing that browsers are served begins so. */
const lightTag = /^<(?:p|div|h[1-6]|img|a|center|picture|br|details|sup|table)[\s/>]/i;

/** True for Markdown below a title set in HTML: a heading or a table follows, and nothing of a page for browsers. */
function isMarkdownBehindHtml(text: string, start: number): boolean {
  if (!lightTag.test(text.slice(start, start + 20)) || /<(?:html|head|body|script|style)[\s>]/i.test(text))
    return false;
  return /^#{1,6} \S/m.test(text) || /^\|? ?:?-{3,}:? ?\|/m.test(text);
}

/** Comments may stand before Markdown ("generated, do not edit"); a page for browsers has a tag after them. */
function skipBlanksAndComments(text: string): number {
  let start = skipBlanks(text, 0);
  while (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + 4);
    if (end === -1) return start;
    start = skipBlanks(text, end + 3);
  }
  return start;
}

function skipBlanks(text: string, from: number): number {
  const visible = /\S/g;
  visible.lastIndex = from;
  return visible.exec(text)?.index ?? text.length;
}

/**
 * A Markdown text with its front matter (`---` … `---` at the very top) turned into blanks, so that every line and
 * offset stays what it was. Front matter is data for a site generator; Markdown would read it as a heading.
 */
export function hideFrontMatter(text: string): string {
  const end = endOfFrontMatter(text);
  return text.slice(0, end).replace(/[^\n]/g, ' ') + text.slice(end);
}

function endOfFrontMatter(text: string): number {
  if (!/^---[ \t]*\n/.test(text)) return 0;
  const closing = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  return closing === null ? 0 : closing.index + closing[0].length;
}
