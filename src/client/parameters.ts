import { checkPathValue } from './path-values.ts';
import { pairsOf, type QueryStyle, textOf, wordOf } from './queries.ts';

/** A value of a path: what stands before it (`.` or `;name=`), and `*` where each member stands by itself. */
type PathStyle = '' | '*' | '.' | '.*' | ';' | ';*';

/** A header: as JSON, or an object as `key=value` or as `key,value`. */
type HeaderStyle = 'json' | '=' | ',';

/** Parameters that are not simply a name with a value, by place and name. */
interface ParameterStyles {
  readonly query?: Readonly<Record<string, QueryStyle>>;
  readonly path?: Readonly<Record<string, PathStyle>>;
  readonly headers?: Readonly<Record<string, HeaderStyle>>;
  readonly cookies?: Readonly<Record<string, QueryStyle>>;
  /** What the path itself has of a query: `beta=true`. */
  readonly fixed?: string;
  /** What is accepted, where the same address has other answers too. */
  readonly accept?: string;
}

/** The parameters of a call, as they are given. */
interface Given {
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
}

/** Writes the parameters of an operation as the document says; what it gives back goes to openapi-fetch. */
export function parameterWriter(styles: ParameterStyles): (given: Given) => object {
  const { query = {}, headers = {}, cookies = {}, fixed = '', accept } = styles;
  const path = styles.path ?? (fixed === '' ? undefined : {});
  return (given) => ({
    querySerializer: (values: object) => [fixed, joined(values, query, '&')].filter(Boolean).join('&'),
    ...(path && { pathSerializer: (template: string, values: object) => writePath(template, values, path) }),
    headers: {
      ...(accept && { accept }),
      ...(given.headers && writeHeaders(given.headers, headers)),
      ...(given.cookies && { cookie: joined(given.cookies, cookies, '; ') }),
    },
  });
}

function joined(values: object, styles: Readonly<Record<string, QueryStyle>>, between: string): string {
  return Object.entries(values)
    .flatMap(([name, value]) => pairsOf(name, value, styles[name] ?? 'form'))
    .map((pair) => pair.join('='))
    .join(between);
}

function writeHeaders(headers: object, styles: Readonly<Record<string, HeaderStyle>>): object {
  const texts = Object.entries(headers).map(([name, value]) => [
    name,
    headerText(value, styles[name] ?? ','),
  ]);
  return Object.fromEntries(texts);
}

/** What openapi-fetch leaves out stays as it is. */
function headerText(value: unknown, style: HeaderStyle): unknown {
  if (value === undefined || value === null) return value;
  if (style === 'json') return JSON.stringify(value);
  return membersOf(value, style, textOf).join(',');
}

function writePath(template: string, values: object, styles: Readonly<Record<string, PathStyle>>): string {
  const given = new Map<string, unknown>(Object.entries(values));
  return template.replace(/\?.*$/s, '').replace(/\{([^{}]+)\}/g, (_found, name: string) => {
    const value = given.get(name);
    for (const part of isMap(value) ? Object.entries(value).flat() : [value]) checkPathValue(name, part);
    return pathText(name, value, styles[name] ?? '');
  });
}

function pathText(name: string, value: unknown, style: PathStyle): string {
  const [mark = ''] = style.replace('*', '');
  const isExploded = style.endsWith('*');
  const members = membersOf(value, isExploded ? '=' : ',', wordOf);
  const isNamed = mark === ';' && !(isExploded && isMap(value));
  if (isExploded) {
    const texts = isNamed ? members.map((member) => `${wordOf(name)}=${member}`) : members;
    return `${mark}${texts.join(mark || ',')}`;
  }
  return `${mark}${isNamed ? `${wordOf(name)}=` : ''}${members.join(',')}`;
}

/** The items of a list, the members of an object with what is between a key and its value, or the value alone. */
function membersOf(value: unknown, between: string, write: (value: unknown) => string): string[] {
  if (Array.isArray(value)) return value.map(write);
  return isMap(value)
    ? Object.entries(value).map(([key, inner]) => `${write(key)}${between}${write(inner)}`)
    : [write(value)];
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
