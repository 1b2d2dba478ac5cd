import type { DocumentFormat, DocumentName } from '../base/document.ts';
import { isPlainObject } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';

/** Types under which servers send each format; a document without a type is judged by its text alone. */
const acceptedTypes: Readonly<Record<DocumentFormat, RegExp>> = {
  json: /^(?:application\/(?:.+\+)?json|text\/(?:json|plain)|application\/octet-stream)$/,
  markdown: /^(?:text\/(?:x-)?markdown|text\/plain|application\/octet-stream)$/,
  yaml: /^(?:(?:application|text)\/(?:.+\+)?(?:x-|vnd\.)?yaml|application\/(?:.+\+)?json|text\/plain|application\/octet-stream)$/,
};

/** The formats in words. */
export const formatWords: Readonly<Record<DocumentFormat, string>> = {
  json: 'a JSON document',
  markdown: 'a Markdown document',
  yaml: 'a YAML document',
};

/** Long enough to recognise what came, short enough for a line. */
const seenLength = 80;

/**
 * What is wrong with a complete answer before anybody reads it: a page instead of the document, an error in JSON,
 * nothing at all, or bytes that are no text. `null` if it may be read.
 */
export function inspectBody(
  name: DocumentName,
  format: DocumentFormat,
  contentType: string | null,
  bytes: Uint8Array,
): Problem | null {
  const problem = (line: number | null, seen: string): Problem => ({
    document: name,
    line,
    column: null,
    seen: shorten(seen),
    expected: formatWords[format],
    severity: 'error',
  });
  const badLine = firstUndecodableLine(bytes);
  if (badLine !== null) return problem(badLine, 'bytes that are not UTF-8 text');
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') return problem(null, bytes.byteLength === 0 ? 'an empty body' : 'only blanks');
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !acceptedTypes[format].test(type)) return problem(1, `${type}: ${firstWords(text)}`);
  if (looksLikeHtml(text)) return problem(1, `an HTML page: ${firstWords(text)}`);
  // JSON is YAML too.
  const isJson = format === 'json' || (format === 'yaml' && /^\s*[{[]/.test(text));
  if (isJson) return inspectJson(text, problem);
  return format === 'markdown' ? inspectMarkdown(text, problem) : null;
}

type ProblemAt = (line: number | null, seen: string) => Problem;

function inspectJson(text: string, problem: ProblemAt): Problem | null {
  const parsed = parseJson(text);
  if ('error' in parsed) return notJson(text, parsed.error, problem);
  return isErrorEnvelope(parsed.value) ? problem(1, `an error in JSON: ${firstWords(text)}`) : null;
}

/** V8 says where it stopped for most mistakes, and nowhere for some: those show the beginning of the document. */
function notJson(text: string, error: unknown, problem: ProblemAt): Problem {
  const message = error instanceof Error ? error.message : '';
  const end = text.trimEnd().length;
  const stopped = message.includes('end of JSON input')
    ? end
    : Number(/at position (\d+)/.exec(message)?.[1]);
  if (Number.isNaN(stopped)) return problem(1, `not JSON: ${firstWords(text)}`);
  const line = text.slice(0, Math.min(stopped, end)).split('\n').length;
  const seen = stopped >= end ? 'the document stops here' : (text.split('\n')[line - 1] ?? '');
  return problem(line, `not JSON: ${firstWords(seen)}`);
}

/** No Markdown document begins with a brace; an error that was sent as 200 does. */
function inspectMarkdown(text: string, problem: ProblemAt): Problem | null {
  return text.trimStart().startsWith('{') ? problem(1, `JSON: ${firstWords(text)}`) : null;
}

/** `{"error": …}`: a key that neither an API description nor a model list has at its top. */
function isErrorEnvelope(value: unknown): boolean {
  return isPlainObject(value) && Object.hasOwn(value, 'error');
}

function parseJson(text: string): { readonly value: unknown } | { readonly error: unknown } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error };
  }
}

/** A page begins with a tag; Markdown may begin with an HTML comment, so those are looked past. */
function looksLikeHtml(text: string): boolean {
  let start = text.search(/\S/);
  while (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start);
    if (end === -1) return true;
    const rest = text.slice(end + 3).search(/\S/);
    if (rest === -1) return false;
    start = end + 3 + rest;
  }
  return text[start] === '<';
}

/** The first line, counted from 1, that is not UTF-8 or holds a NUL (UTF-16 does both); `null` for a text. */
function firstUndecodableLine(bytes: Uint8Array): number | null {
  if (isText(bytes)) return null;
  let line = 1;
  let start = 0;
  // A line feed's byte stands for nothing else in UTF-8, so the lines can be looked at one by one.
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (!isText(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function firstWords(text: string): string {
  return text
    .slice(0, 4 * seenLength)
    .replace(/\s+/g, ' ')
    .trim();
}

function shorten(text: string): string {
  return text.length <= seenLength ? text : `${text.slice(0, seenLength)}…`;
}
