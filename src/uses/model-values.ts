import { type ModelValue, mapBehind } from './model-maps.ts';
import { valuesElsewhere } from './model-places.ts';
import { type FileFormat, formatOf } from './text-format.ts';

/**
 * Where a text says that a value is a model: `model: "o1"`, `"models": ["o1", "o3"]`, `MODEL=o1`, `--model o1`,
 * `model: str = "o1"`, `checkModels(['o1'])`, `name: MODEL` with `value: o1`, a YAML list below `models:`. A word such as
 * `auto` or `chat` is only an id there.
 */

/**
 * A name with `model` in it, with the quotes and brackets that close it. Here and below the parts are bounded, so that a
 * line of a megabyte without blanks takes no longer than any other.
 */
const name = String.raw`model([\w$-]{0,60})(?![\w$-])(?:(?:\.|::)\w{1,60})?\\?["'\x60]?[\])]?`;

/** The type of a variable: `model: str = …`, `let model: &'static str = …`, `var model string = …`, `Model { get; } = …`. */
const type = String.raw`(?:\??\s*:\s*[A-Za-z&][\w.'&[\]|<>, ]{0,60}?(?=\s*=[^=>])|\s+string(?=\s*=[^=>])|\s*\{[\w; ]{1,40}\}(?=\s*=))?`;

/** What stands between a name in quotes and its value elsewhere: `"name": "MODEL", "value": …`, `"--model", default=…`. */
const apart = String.raw`(?:(?:(?<=["'\x60])|(?<=\bname:[ \t]{0,9}[\w-]{1,60}))[\s,{]{0,60}(?:type\s*=\s*\w{1,60},?\s*)?["']?(?:value|default)\b["']?|(?<=<model)\s+(?:id|name|value))?`;

/** The sign that says "a value follows". */
const sign = String.raw`(\s*(?:=>|[=!]==?|\?\??=?|\|\|=?|:=|:-|[:=(>]|\bor\b|(?<=["'\x60]),)\s*|(?<=--[\w-]{0,60})\s+|\s+in\s+|(?<=\bENV [\w-]{0,60}|(?::|\bsetq )[\w-]{0,60})[ \t]+)`;

const key = new RegExp(`${name}${type}${apart}${sign}`, 'gi');

const quoted = /\\?(["'`])((?:\\\/|[^"'`\\\s<>{}$]){1,200})\\?\1/y;

const plain = '([A-Za-z0-9@~][A-Za-z0-9._:@+~*/-]{0,199})';

/**
 * Values without quotes, by what stands before them, each with what must follow: elsewhere a bare word is the name of a
 * variable, as in `model = chat` and `{ model: chat }`.
 */
const bare = {
  assigned: new RegExp(`${plain}(?=[\\s;"'\`&)\\\\]|$)`, 'y'),
  yaml: new RegExp(`${plain}(?<!:)(?=[ \\t]*(?:[\\r\\n#]|$))`, 'y'),
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
/** `model={'o1'}` of JSX. */
const inBraces = /\{\s*(?=(["'`])[^"'`\s]{1,200}\1\s*\})/y;
/** What a list or a default is put into: `z.enum(["o1"])`, `new Set(["o1"])`, `Literal["o1"]`, `Field(default="o1")`. */
const wrapper =
  /(?:new\s+Set|z\.enum|(?:frozen)?set|tuple|(?:Set|List)\.of|Arrays\.asList|(?:list|set)Of|Literal)\s*[([]\s*(?=["'`[({])|(?:z\.string\(\)[^\n"'`]{0,60}\.default\(|(?:\w{1,20}\.)?[fF]ield\([^\n"'`]{0,60}\bdefault\s*=\s*)(?=["'`])/y;
/** Several ids in one text: `MODELS="o1,o3"`. */
const listInQuotes = /(["'])([^"'\s,]{1,200}(?:\s?,\s?[^"'\s,]{1,200}){1,50})\1/y;
/** A choice: `a ? 'o1' : 'o3'`, `'o1' if a else 'o3'`, `'o1' | 'o3'`, `x ?? 'o1'`. */
const condition = /[^\n"'`;,{}?]{1,80}(?:\?\??|\|\|)\s*(?=["'`])/y;
const otherwise = /\s*(?::|\|\|?|\?\?|\bor\b|\bif\b[^\n"'`;,{}]{1,80}\belse)\s*(?=["'`])/y;

/** Models that are none of language: of forms and views (`v-model`, `ngModel`), and of databases. */
const otherBefore = /(?:\b(?:v|x|ng|wire)[-:]|\bng|[vV]iew|\b(?:mongoose|sequelize|mongo|knex)\.)$/;
const otherBehind = /\.\w{0,40}(?:Field|ForeignKey|Index|Constraint|Manager)\s*\($/;
const lengthBefore = 12;

/** A list longer than this is no list of models. */
const maximumItems = 200;

/** So many letters of maps are read in a file: maps within maps are read again for each, and a large one is a catalog. */
const lettersOfMaps = 200_000;

/**
 * The values that a text calls models: offset → the value as it stands there, in the order of the text.
 *
 * @param path of the file, whose ending says its format.
 */
export function modelValues(text: string, path = ''): ReadonlyMap<number, ModelValue> {
  const values = new Map<number, ModelValue>();
  const format = formatOf(path);
  const budget = { letters: lettersOfMaps };
  for (const match of text.matchAll(key)) {
    const [all, rest = '', written = ''] = match;
    if (isOther(text, match.index, all)) continue;
    const start = match.index + all.length;
    const unquoted = bareAfter(written, format, () => isInBrackets(text, match.index));
    const own = valuesAt(text, start, unquoted, format);
    for (const [offset, value] of own) values.set(offset, { text: value, isExact: false });
    if (own.length > 0) continue;
    const several = /s$|alias|map/i.test(rest);
    for (const [offset, value] of mapBehind(text, { start, key: match.index, several, format }, budget))
      values.set(offset, value);
  }
  for (const [offset, value] of valuesElsewhere(text, path))
    values.set(offset, { text: value, isExact: false });
  return values;
}

type Value = readonly [offset: number, text: string];

function isOther(text: string, index: number, all: string): boolean {
  return otherBehind.test(all) || otherBefore.test(text.slice(Math.max(0, index - lengthBefore), index));
}

/** How a value without quotes may look behind a sign; `null` where there is none. */
function bareAfter(written: string, format: FileFormat, isInFlow: () => boolean): RegExp | null {
  const mark = written.trim();
  if (mark === ':-') return bare.placeholder;
  if (format === 'settings' && /^[?:]?=$|^:$/.test(mark)) return bare.setting;
  if (written === '=' || mark === '') return bare.assigned;
  if (mark === ':') return format === 'yaml' && isInFlow() ? bare.flow : bare.yaml;
  return mark === '>' ? bare.element : null;
}

/** A bracket of its line is open. */
function isInBrackets(text: string, index: number): boolean {
  return /[{[][^\n}\]]*$/.test(text.slice(Math.max(0, text.lastIndexOf('\n', index), index - 400), index));
}

function valuesAt(
  text: string,
  start: number,
  unquoted: RegExp | null,
  format: FileFormat,
): readonly Value[] {
  const isQuoted = /["'`]/.test(text[start] ?? '');
  const put = isQuoted ? listed(text, start) : wrapped(text, start);
  if (put.length > 0) return put;
  const at = isQuoted ? start : (end(condition, text, start) ?? end(inBraces, text, start) ?? start);
  const single = valueAt(text, at, unquoted);
  if (single !== null) {
    const more = unquoted === bare.setting ? items(text, start, between, bare.setting) : [];
    return more.length > 1 ? more : items(text, at, otherwise, unquoted);
  }
  const list = end(opening, text, start);
  if (list !== null) return items(text, list, between, format === 'yaml' ? bare.flow : null);
  // The line end behind the colon of a YAML key was taken for its blanks: the list may begin right here.
  const first = end(listItem, text, start);
  return first === null ? [] : items(text, first, listItem, bare.yaml);
}

function wrapped(text: string, start: number): readonly Value[] {
  const inside = end(wrapper, text, start);
  return inside === null ? [] : items(text, end(opening, text, inside) ?? inside, between, null);
}

function listed(text: string, at: number): Value[] {
  listInQuotes.lastIndex = at;
  const inside = listInQuotes.exec(text)?.[2];
  if (inside === undefined) return [];
  return [...inside.matchAll(/[^\s,]+/g)].map(({ 0: value, index }): Value => [at + 1 + index, value]);
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
