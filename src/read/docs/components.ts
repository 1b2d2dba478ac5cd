import { append } from '../../base/lists.ts';
/** A tag on lines of its own, which Markdown would take for the beginning of HTML and read no further. */
export interface TagLine {
  readonly line: number;
  /** What the tag says besides its name; tags that say nothing are none. */
  readonly text: string;
}

/** A page of components as Markdown that has the same lines, with what was taken out of it. */
interface Unwrapped {
  readonly source: string;
  readonly tags: readonly TagLine[];
}

/** A fence, with what it stands behind. */
const fence = /^\s*(?:>\s*)*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})/;
/** `<Tab title="x">`, `</div>`, `<summary>More</summary>`; no `<https://…>`. */
const tag = /^\s*<(\/?)([A-Za-z][\w.-]*)(?:\s[^<]*|\s*\/?)?>(?:.*<\/?[A-Za-z][\w.-]*(?:\s[^<>]*)?>)?\s*$/;
const openTag = /^\s*<([A-Z][\w.]*|[a-z][\w-]*)(?:\s+[\w-]+(?:=.*)?)?\s*$/;
/** What stands in these is no Markdown. */
const literal = /^(?:pre|script|style|textarea)$/i;
/** Changelogs of components: each entry is a section. */
const entry = /^\s*<Update\b[^>]*\blabel=["']([^"']+)["']/;

/** A tag that is open: how far its content is indented, which is no code in a page of components. */
interface Open {
  readonly name: string;
  indent: number | null;
}

/** A longer line is data, and no tag that a person wrote. */
const longestLine = 2000;

/** So many lines a tag may take; what is longer is text that only begins like one. */
const longestTag = 300;

/**
 * Takes the tags that stand alone on their lines out of a page (`<CodeGroup>`, `<Tab title="x">`), so that what they
 * hold is Markdown: a fence below a tag is a fence. What tags say (a title, an address) is kept line by line.
 */
export function unwrapComponents(source: string): Unwrapped {
  const lines = source.split('\n');
  const page: Page = { lines, tags: [], stack: [] };
  for (let index = 0; index < lines.length; )
    index +=
      takeCode(page, index) || takeComment(page, index) || takeTag(page, index) || takeText(page, index);
  return { source: lines.join('\n'), tags: page.tags };
}

/** A page while its lines are gone through. */
interface Page {
  readonly lines: string[];
  readonly tags: TagLine[];
  readonly stack: Open[];
}

/** Code keeps what looks like a tag in it. Like the next two: how many lines were taken. */
function takeCode({ lines, stack }: Page, index: number): number {
  const closing = closingOf(lines[index] ?? '');
  if (closing === null) return 0;
  const end = lines.findIndex((line, at) => at > index && closing.test(line));
  const length = (end === -1 ? lines.length - 1 : end) - index + 1;
  for (let at = index; at < index + length; at++) lines[at] = dedent(lines[at] ?? '', stack);
  return length;
}

/** `{/* … *\/}` on lines of its own says nothing to who reads the page, like a comment of HTML. */
function takeComment({ lines }: Page, index: number): number {
  if (!/^\s*\{\/\*/.test(lines[index] ?? '')) return 0;
  const near = lines.slice(index, index + longestTag);
  const length = near.findIndex((line) => line.includes('*/}')) + 1;
  if (length === 0 || !/\*\/\}\s*$/.test(near[length - 1] ?? '')) return 0;
  lines.fill('', index, index + length);
  return length;
}

function takeTag({ lines, tags, stack }: Page, index: number): number {
  const length = lengthOfTag(lines, index);
  if (length === 0) return 0;
  const own = lines.slice(index, index + length);
  const label = entry.exec(own[0] ?? '')?.[1];
  if (label === undefined) append(tags, tagLines(own, index));
  track(own.join(' '), stack);
  lines.fill('', index, index + length);
  if (label !== undefined) lines[index] = `## ${label}`;
  return length;
}

function takeText({ lines, stack }: Page, index: number): number {
  lines[index] = dedent(lines[index] ?? '', stack);
  return 1;
}

/** What ends the code that begins on a line; `null` where none begins. */
function closingOf(line: string): RegExp | null {
  const mark = fence.exec(line)?.[1];
  if (mark !== undefined) return new RegExp(`^\\s*(?:>\\s*)*\\${mark[0]}{${mark.length},}\\s*$`);
  const name = /^\s*<([a-z]+)[\s>]/i.exec(line)?.[1] ?? '';
  return literal.test(name) && !new RegExp(`</${name}>`, 'i').test(line)
    ? new RegExp(`</${name}>`, 'i')
    : null;
}

/** How many lines the tag takes that begins on this one; 0 where none does. */
function lengthOfTag(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  if (line.length > longestLine) return 0;
  const name = tag.exec(line)?.[2];
  if (name !== undefined) return literal.test(name) ? 0 : 1;
  if (!openTag.test(line) || isClosed(line)) return 0;
  let depth = 0;
  for (let at = index; at < Math.min(lines.length, index + longestTag); at++) {
    const text = lines[at] ?? '';
    // Attributes are not parted by blank lines, outside of what a brace holds.
    if (depth <= 0 && text.trim() === '') return 0;
    depth += count(text, /[{[(]/g) - count(text, /[}\])]/g);
    if (at > index && depth <= 0 && /(?<!=)>\s*$/.test(text)) return at - index + 1;
  }
  return 0;
}

/** True if a tag ends on its line and other words follow it: `<Badge name="x" /> since May`. */
function isClosed(line: string): boolean {
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '').replace(/\{[^{}]*\}/g, '');
  return /(?<!=)>/.test(bare);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Tags without attributes and text only hold something. */
function tagLines(lines: readonly string[], first: number): TagLine[] {
  if (lines.length === 1 && /^\s*<\/?[\w.-]+\s*\/?>\s*$/.test(lines[0] ?? '')) return [];
  return lines.flatMap((line, offset) =>
    line.trim() === '' ? [] : [{ line: first + offset + 1, text: line.trim() }],
  );
}

function track(text: string, stack: Open[]): void {
  const [, slash = '', name = ''] = /^\s*<(\/?)([\w.-]+)/.exec(text) ?? [];
  const isWhole =
    /\/>\s*$/.test(text) || (slash === '' && text.includes(`</${name}>`)) || /^(?:br|hr|img)$/i.test(name);
  if (slash === '') {
    if (!isWhole) stack.push({ name, indent: null });
    return;
  }
  const at = stack.map((open) => open.name).lastIndexOf(name);
  if (at !== -1) stack.length = at;
}

/** The content of a component is indented for people; the first line of it says how far. */
function dedent(line: string, stack: Open[]): string {
  const open = stack.at(-1);
  if (open === undefined || line.trim() === '') return line;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  open.indent ??= indent;
  return line.slice(Math.min(indent, open.indent));
}
