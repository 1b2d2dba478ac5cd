/**
 * Where a text says that a value is a model: `model: "o1"`, `"models": ["o1", "o3"]`, `MODEL=o1`, `--model o1`,
 * `checkModels(['o1'])`, a YAML list below `models:`. A word such as `auto` or `chat` is only an id there.
 */

/** A key or a function with `model` in its name, and the sign after it that says "a value follows". */
const key =
  /model[\w$-]*(?:\.\w+)?\\?["'`]?\]?(\s*(?:=>|\?\?=?|\|\|=?|:=|[:=(>]|(?<=["'`]),)\s*|(?<=--[\w-]*)\s+)/gi;

const quoted = /\\?(["'`])((?:\\\/|[^"'`\\\s<>{}$]){1,200})\\?\1/y;

const plain = '([A-Za-z0-9@~][A-Za-z0-9._:@+~*/-]{0,199})';

/**
 * Values without quotes, by what stands before them, each with what must follow: elsewhere a bare word is the name of a
 * variable, as in `model = chat` and `{ model: chat }`.
 */
const bare = {
  assigned: new RegExp(`${plain}(?=[\\s;"'&)]|$)`, 'y'),
  yaml: new RegExp(`${plain}(?=[ \\t]*(?:[\\r\\n#]|$))`, 'y'),
  element: new RegExp(`${plain}(?=\\s*</)`, 'y'),
};

const opening = /[[(]\s*/y;
const between = /\s*,\s*/y;
const listItem = /[ \t]*(?:\r?\n[ \t]*)?-[ \t]+/y;

/** A list longer than this is no list of models. */
const maximumItems = 200;

/** The values that a text calls models: offset → the value as it stands there, in the order of the text. */
export function modelValues(text: string): ReadonlyMap<number, string> {
  const values = new Map<number, string>();
  for (const match of text.matchAll(key)) {
    const start = match.index + match[0].length;
    for (const [offset, value] of valuesAt(text, start, bareAfter(match[1] ?? ''))) values.set(offset, value);
  }
  return values;
}

type Value = readonly [offset: number, text: string];

/** How a value without quotes may look behind a sign; `null` where there is none. */
function bareAfter(sign: string): RegExp | null {
  if (sign === '=' || sign.trim() === '') return bare.assigned;
  if (sign.trim() === ':') return bare.yaml;
  return sign.trim() === '>' ? bare.element : null;
}

function valuesAt(text: string, start: number, unquoted: RegExp | null): readonly Value[] {
  const single = valueAt(text, start, unquoted);
  if (single !== null) return [single];
  const list = end(opening, text, start);
  if (list !== null) return items(text, list, between, null);
  // The line end behind the colon of a YAML key was taken for its blanks: the list may begin right here.
  const first = end(listItem, text, start);
  return first === null ? [] : items(text, first, listItem, bare.yaml);
}

/** One value after the other for as long as what stands between them is what stands between the items of a list. */
function items(text: string, start: number, separator: RegExp, unquoted: RegExp | null): readonly Value[] {
  const found: Value[] = [];
  for (let at: number | null = start; at !== null && found.length < maximumItems; ) {
    const value = valueAt(text, at, unquoted);
    if (value === null) break;
    found.push(value);
    at = end(separator, text, endOf(text, value));
  }
  return found;
}

function valueAt(text: string, at: number, unquoted: RegExp | null): Value | null {
  quoted.lastIndex = at;
  const inQuotes = quoted.exec(text);
  if (inQuotes !== null) {
    const value = inQuotes[2] ?? '';
    return [at + inQuotes[0].indexOf(value), value];
  }
  if (unquoted === null) return null;
  unquoted.lastIndex = at;
  const found = unquoted.exec(text)?.[1];
  return found === undefined ? null : [at, found];
}

function endOf(text: string, [offset, value]: Value): number {
  const after = offset + value.length;
  const closing = /^\\?["'`]/.exec(text.slice(after, after + 2));
  return after + (closing?.[0].length ?? 0);
}

function end(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
