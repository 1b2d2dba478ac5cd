/**
 * Where a text says that a value is a model: `model: "o1"`, `"models": ["o1", "o3"]`, `MODEL=o1`, `--model o1`,
 * `model: str = "o1"`, `checkModels(['o1'])`, `name: MODEL` with `value: o1`, a YAML list below `models:`. A word such as
 * `auto` or `chat` is only an id there.
 */

/**
 * A name with `model` in it, with the quotes and brackets that close it. Here and below the parts are bounded, so that a
 * line of a megabyte without blanks takes no longer than any other.
 */
const name = String.raw`model[\w$-]{0,60}(?![\w$-])(?:(?:\.|::)\w{1,60})?\\?["'\x60]?[\])]?`;

/** The type of a variable: `model: str = …`, `let model: &'static str = …`, `var model string = …`. */
const type = String.raw`(?:\??\s*:\s*[A-Za-z&][\w.'&[\]| ]{0,40}?(?=\s*=[^=>])|\s+string(?=\s*=[^=>]))?`;

/** What stands between a name in quotes and its value elsewhere: `"name": "MODEL", "value": …`, `"--model", default=…`. */
const apart = String.raw`(?:(?:(?<=["'\x60])|(?<=\bname:[ \t]{0,9}[\w-]{1,60}))[\s,{]{0,60}(?:type\s*=\s*\w{1,60},?\s*)?["']?(?:value|default)\b["']?)?`;

/** The sign that says "a value follows". */
const sign = String.raw`(\s*(?:=>|[=!]==?|\?\?=?|\|\|=?|:=|:-|[:=(>]|\bor\b|(?<=["'\x60]),)\s*|(?<=--[\w-]{0,60})\s+|\s+in\s+)`;

const key = new RegExp(`${name}${type}${apart}${sign}`, 'gi');

const quoted = /\\?(["'`])((?:\\\/|[^"'`\\\s<>{}$]){1,200})\\?\1/y;

const plain = '([A-Za-z0-9@~][A-Za-z0-9._:@+~*/-]{0,199})';

/**
 * Values without quotes, by what stands before them, each with what must follow: elsewhere a bare word is the name of a
 * variable, as in `model = chat` and `{ model: chat }`.
 */
const bare = {
  assigned: new RegExp(`${plain}(?=[\\s;"'\`&)]|$)`, 'y'),
  yaml: new RegExp(`${plain}(?=[ \\t]*(?:[\\r\\n#]|$))`, 'y'),
  /** Between the brackets of YAML, where no variables are. */
  flow: new RegExp(`${plain}(?=\\s*[,\\]}])`, 'y'),
  setting: new RegExp(`${plain}(?=[ \\t]*(?:[\\r\\n#;,]|$))`, 'y'),
  element: new RegExp(`${plain}(?=\\s*</)`, 'y'),
  /** Of a variable that may be missing: `${MODEL:-o1}`. */
  placeholder: new RegExp(`${plain}(?=\\})`, 'y'),
};

const opening = /[[(]\s*/y;
const between = /\s*,\s*/y;
const listItem = /[ \t]*(?:\r?\n[ \t]*)?-[ \t]+/y;

/** A list longer than this is no list of models. */
const maximumItems = 200;

/** What a file is, as far as words without quotes are read otherwise in it. */
type Format = 'yaml' | 'settings' | 'code';

function formatOf(path: string): Format {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  return /(?:^|\/)\.env[^/]*$|\.(?:env|ini|cfg|conf|properties)$/i.test(path) ? 'settings' : 'code';
}

/**
 * The values that a text calls models: offset → the value as it stands there, in the order of the text.
 *
 * @param path of the file, whose ending says its format.
 */
export function modelValues(text: string, path = ''): ReadonlyMap<number, string> {
  const values = new Map<number, string>();
  const format = formatOf(path);
  for (const match of text.matchAll(key)) {
    const start = match.index + match[0].length;
    const unquoted = bareAfter(match[1] ?? '', format, () => isInBrackets(text, match.index));
    for (const [offset, value] of valuesAt(text, start, unquoted, format)) values.set(offset, value);
  }
  return values;
}

type Value = readonly [offset: number, text: string];

/** How a value without quotes may look behind a sign; `null` where there is none. */
function bareAfter(written: string, format: Format, isInFlow: () => boolean): RegExp | null {
  const mark = written.trim();
  if (mark === ':-') return bare.placeholder;
  if (format === 'settings' && (mark === '=' || mark === ':')) return bare.setting;
  if (written === '=' || mark === '') return bare.assigned;
  if (mark === ':') return format === 'yaml' && isInFlow() ? bare.flow : bare.yaml;
  return mark === '>' ? bare.element : null;
}

/** A bracket of its line is open. */
function isInBrackets(text: string, index: number): boolean {
  return /[{[][^\n}\]]*$/.test(text.slice(Math.max(0, text.lastIndexOf('\n', index), index - 400), index));
}

function valuesAt(text: string, start: number, unquoted: RegExp | null, format: Format): readonly Value[] {
  const single = valueAt(text, start, unquoted);
  if (single !== null) {
    const more = unquoted === bare.setting ? items(text, start, between, bare.setting) : [];
    return more.length > 1 ? more : [single];
  }
  const list = end(opening, text, start);
  if (list !== null) return items(text, list, between, format === 'yaml' ? bare.flow : null);
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
