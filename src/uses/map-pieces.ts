/** A text with its offset. */
type Value = readonly [offset: number, text: string];

/** A key, a text, or both, within a map or a list. */
export interface Piece {
  /** The brackets that are open around it, the outermost first: `{`, `[{`, … */
  readonly shape: string;
  readonly key: Value | null;
  readonly value: Value | null;
  /** What stands behind the key is a map of its own. */
  readonly opens: boolean;
}

/** A map longer than this is data of another kind: letters. */
const longestMap = 20_000;

/** A key with a text or a bracket behind it, a text that stands alone, or a bracket. */
const part =
  /(?:(["'])([^"'\n\\]{1,200})\1|(?<![\w$-])([A-Za-z_$][\w$-]{0,80}))\s*(?::|=>|=)\s*(?:(["'`])([^"'`\n\\]{1,200})\4|([{[]))?|(?<!\\)(["'`])((?:\\.|(?!\7)[^\\\n]){0,300})\7|[{}[\]]/g;

/** The pieces of what a bracket opens, in JSON and in code. */
export function* piecesInBrackets(text: string, start: number): Generator<Piece> {
  let shape = '';
  for (const match of text.slice(start, start + longestMap).matchAll(part)) {
    const piece = pieceIn(match, start + match.index, shape);
    if (piece !== null) yield piece;
    shape = shapeAfter(match, shape);
    if (shape === '') return;
  }
}

function pieceIn(match: RegExpExecArray, at: number, shape: string): Piece | null {
  const [all, , inQuotes, plain, , value, bracket, , alone = ''] = match;
  const name = inQuotes ?? plain;
  if (name === undefined)
    return alone === '' ? null : { shape, key: null, value: [at + 1, alone], opens: false };
  return {
    shape,
    key: [at + (inQuotes === undefined ? 0 : 1), name],
    value: value === undefined ? null : [at + all.length - 1 - value.length, value],
    opens: bracket === '{',
  };
}

function shapeAfter([all, , inQuotes, plain, , , bracket, , alone]: RegExpExecArray, shape: string): string {
  if ((inQuotes ?? plain) !== undefined) return shape + (bracket ?? '');
  if (alone !== undefined) return shape;
  return /[{[]/.test(all) ? shape + all : shape.slice(0, -1);
}

/** `name: value`, `- name: value`, `name:`; what else a line may be is no piece. */
const entry =
  /^[ \t]*(?:-[ \t]+)?(["']?)([\w.:@/-]{1,200})\1:(?:[ \t]+(?:(["'])([^"'\n]{1,200})\3|([A-Za-z0-9@~][\w.:@+~*/-]{0,199})))?[ \t]*(?:#.*)?\r?$/;

/** The pieces of a map or a list of maps in YAML, in the lines below a key that stand further in. */
export function* piecesInYaml(text: string, start: number, key: number): Generator<Piece> {
  const outer = indentOf(text.slice(text.lastIndexOf('\n', key - 1) + 1, key));
  let own: number | null = null;
  let shape = '{';
  for (const { at, line, indent, isItem } of linesFrom(text, start, key)) {
    // An item of a list may stand as far out as the key of the list.
    if (indent + Number(isItem) <= outer) return;
    own ??= indent;
    if (indent === own) shape = isItem ? '[{' : '{';
    // The further keys of an item stand two columns in, behind its dash.
    const piece = indent === own + inItem(shape, isItem) ? pieceOf(line, at, shape) : null;
    if (piece !== null) yield piece;
  }
}

function inItem(shape: string, isFirst: boolean): number {
  return shape === '[{' && !isFirst ? 2 : 0;
}

function pieceOf(line: string, at: number, shape: string): Piece | null {
  const [, , name, , inQuotes, plain] = entry.exec(line) ?? [];
  if (name === undefined) return null;
  const value = inQuotes ?? plain;
  const nameAt = line.indexOf(name);
  return {
    shape,
    key: [at + nameAt, name],
    value: value === undefined ? null : [at + line.indexOf(value, nameAt + name.length + 1), value],
    opens: value === undefined,
  };
}

interface Line {
  readonly at: number;
  readonly line: string;
  readonly indent: number;
  readonly isItem: boolean;
}

/** The lines behind a key, without comments and empty ones; none where its value stands on its own line. */
function* linesFrom(text: string, from: number, key: number): Generator<Line> {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  if (start <= key) return;
  const limit = Math.min(text.length, start + longestMap);
  for (let at = start; at < limit; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const line = text.slice(at, end);
    const indent = indentOf(line);
    if (!/^\s*(?:#|$)/.test(line)) yield { at, line, indent, isItem: line.startsWith('-', indent) };
    at = end + 1;
  }
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}
