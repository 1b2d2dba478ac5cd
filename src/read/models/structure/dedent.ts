/** A line that opens or closes a component, whatever else stands in it. */
const tag = /<(\/?)([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*(\/?)>/g;
const fence = /^\s*(`{3,}|~{3,})/;
/** So many blanks make code of Markdown. */
const codeIndent = 4;

/**
 * The document with what components wrap moved to the left. In MDX nothing is code for its indentation, and pages indent the
 * tables in their tabs and accordions; to Markdown these would be code. Lines keep their numbers, and lines outside of
 * components and in fences their blanks.
 */
export function dedentComponents(text: string): string {
  if (!/^[ \t]*<[A-Z]/m.test(text)) return text;
  const lines = text.split('\n');
  const indents = lines.map((line) => (line.trim() === '' ? null : (/^[ \t]*/.exec(line)?.[0].length ?? 0)));
  const state: Walk = { depth: 0, fence: null, run: null };
  return lines.map((line, index) => dedented(line, index, indents, state)).join('\n');
}

interface Walk {
  /** Components that are open. */
  depth: number;
  /** The fence that is open. */
  fence: string | null;
  /** How far the lines since the last empty one, or a fence and what is in it, are moved. */
  run: number | null;
}

function dedented(line: string, index: number, indents: readonly (number | null)[], walk: Walk): string {
  const indent = indents[index] ?? null;
  const mark = fence.exec(line)?.[1] ?? null;
  if (indent === null) {
    if (walk.fence === null) walk.run = null;
    return line;
  }
  walk.run ??= walk.depth > 0 ? leastIndent(indents, index) : 0;
  const moved = walk.run >= codeIndent ? line.slice(Math.min(walk.run, indent)) : line;
  if (walk.fence === null) {
    walk.fence = mark;
    if (mark === null) walk.depth = Math.max(0, walk.depth + balance(line));
  } else if (mark?.startsWith(walk.fence) === true && line.trim() === mark) walk.fence = null;
  return moved;
}

/** The fewest blanks before any line up to the next empty one. */
function leastIndent(indents: readonly (number | null)[], from: number): number {
  let least = Number.MAX_SAFE_INTEGER;
  for (let index = from; index < indents.length; index += 1) {
    const indent = indents[index];
    if (indent === null || indent === undefined) break;
    least = Math.min(least, indent);
  }
  return least;
}

/** How many components a line leaves open, or closes. */
function balance(line: string): number {
  if (!line.includes('<')) return 0;
  return [...line.matchAll(tag)].reduce((sum, match) => {
    if (match[1] === '/') return sum - 1;
    return match[4] === '/' ? sum : sum + 1;
  }, 0);
}
