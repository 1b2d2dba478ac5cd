import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from '../../base/json.ts';
import { type ParameterStyles, type QueryStyle, stylesOf } from '../../codegen/api/parameter-styles.ts';
import { jsonOf } from '../../openapi/api.ts';
import { partsOf } from '../../openapi/compose.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import type { Operation } from '../../openapi/operations.ts';
import { calledParameters } from '../../openapi/querystring.ts';
import type { PathValues } from '../spec/routes.ts';
import { placed } from './read-body.ts';

/** Reads the parameters of a request as values by name. */
export interface ParameterReader {
  query(text: string): Record<string, unknown>;
  path(values: PathValues): Record<string, unknown>;
  headers(given: IncomingHttpHeaders): Record<string, unknown>;
  cookies(given: IncomingHttpHeaders): Record<string, unknown>;
}

type Pair = readonly [name: string, raw: string];

/** The reader of an operation: the other way round to what the client does. */
export function parameterReader(spec: OpenApiDocument, operation: Operation): ParameterReader {
  const document = jsonOf(spec);
  const parameters = calledParameters(document, operation);
  const styles = stylesOf(document, parameters);
  const read = (place: string, own: Readonly<Record<string, QueryStyle>>, texts: readonly string[]) => {
    const pairs = texts.flatMap(pairOf);
    const named = parameters.filter((each) => each['in'] === place);
    return { ...plainly(pairs), ...readPairs(document, named, own, pairs) };
  };
  return {
    path: (values) => readPath(document, parameters, values, styles),
    query: (text) => read('query', styles.query, text.split('&')),
    headers: (given) => readHeaders(document, parameters, given, styles),
    cookies: ({ cookie = '' }) => read('cookie', styles.cookies, cookie.split(/; */)),
  };
}

function plainly(pairs: readonly Pair[]): Record<string, unknown> {
  const names = [...new Set(pairs.map(([name]) => name))];
  return Object.fromEntries(names.map((name) => [name, valuesOf(pairs, name)]));
}

/** What is written otherwise than by its name and value. */
function readPairs(
  document: JsonObject,
  parameters: readonly JsonObject[],
  styles: Readonly<Record<string, QueryStyle>>,
  pairs: readonly Pair[],
): Record<string, unknown> {
  const named = new Map(parameters.map((each) => [String(each['name']), each]));
  const styled = Object.entries(styles).flatMap(([name, style]) => {
    const value = readStyled(document, named.get(name) ?? {}, pairs, style);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(styled);
}

/** Those that the document describes, under the names that it has for them. */
function readHeaders(
  document: JsonObject,
  parameters: readonly JsonObject[],
  given: IncomingHttpHeaders,
  { headers: styles }: ParameterStyles,
): Record<string, unknown> {
  const own = parameters.filter((each) => each['in'] === 'header');
  const read = own.flatMap(({ name, schema }) => {
    const text = [given[String(name).toLowerCase()] ?? []].flat().join(', ');
    const style = styles[String(name)];
    if (given[String(name).toLowerCase()] === undefined) return [];
    if (style === undefined) return [[name, text]];
    if (style === 'json') return [[name, parseJson(text) ?? text]];
    const words = text.split(/ *, */).flatMap((word) => (style === '=' ? word.split('=') : [word]));
    return [[name, membersOf(document, schema, words, text)]];
  });
  return Object.fromEntries(read);
}

function pairOf(text: string): Pair[] {
  const [name = '', ...rest] = text.split('=');
  return text === '' ? [] : [[decoded(name), rest.join('=')]];
}

/** A sequence that is broken stands for itself. */
function decoded(raw: string): string {
  const text = raw.replaceAll('+', ' ');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function valuesOf(pairs: readonly Pair[], name: string): unknown {
  const values = pairs.filter(([key]) => key === name).map(([, raw]) => decoded(raw));
  return values.length > 1 ? values : values[0];
}

function readStyled(
  document: JsonObject,
  parameter: JsonObject,
  pairs: readonly Pair[],
  style: QueryStyle,
): unknown {
  const name = String(parameter['name']);
  const given = pairs.filter(([key]) => key === name);
  const [[, raw = ''] = []] = given;
  if (style === 'deep') return readDeep(name, pairs);
  if (style === 'form')
    return given.length > 0 ? undefined : readMembers(document, parameter['schema'] ?? null, pairs);
  if (given.length !== 1) return undefined;
  if (style === 'json') return parseJson(decoded(raw)) ?? decoded(raw);
  return readJoined(document, parameter['schema'] ?? null, raw, style);
}

/** `name[key]=value`, however deep. */
function readDeep(name: string, pairs: readonly Pair[]): unknown {
  const own = pairs.filter(([key]) => key.startsWith(`${name}[`));
  const keysOf = (key: string) =>
    key
      .slice(name.length)
      .split(/[[\]]+/)
      .filter((part) => part !== '');
  return own.reduce<unknown>((value, [key, raw]) => placed(value, keysOf(key), decoded(raw)), undefined);
}

/** The members of an object, each by its own name. */
function readMembers(document: JsonObject, schema: unknown, pairs: readonly Pair[]): unknown {
  const names = partsOf(document, schema).flatMap(({ properties }) =>
    isJsonObject(properties) ? Object.keys(properties) : [],
  );
  const own = names.filter((name) => pairs.some(([key]) => key === name));
  return own.length === 0 ? undefined : Object.fromEntries(own.map((name) => [name, valuesOf(pairs, name)]));
}

/** A list, or the keys and values of an object, with what is between them; some clients escape that too. */
function readJoined(document: JsonObject, schema: unknown, raw: string, between: string): unknown {
  const words = raw.split(between).flatMap((word) => (between === '%20' ? word.split('+') : [word]));
  const escaped = between.startsWith('%') ? [] : raw.split(encodeURIComponent(between));
  const members = (escaped.length > words.length ? escaped : words).map(decoded);
  return membersOf(document, schema, members, decoded(raw));
}

/** `whole` where it is neither a list nor an object. */
function membersOf(document: JsonObject, schema: unknown, words: readonly string[], whole: string): unknown {
  const types = partsOf(document, schema).flatMap(({ type }) => [type].flat());
  if (types.includes('array')) return words;
  if (!types.includes('object')) return whole;
  return Object.fromEntries(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** The members of values that are written otherwise than by themselves, without the marks. */
function readPath(
  document: JsonObject,
  parameters: readonly JsonObject[],
  values: PathValues,
  { path: styles }: ParameterStyles,
): Record<string, unknown> {
  const read = [...values].map(([name, value]) => {
    const style = styles[name];
    const own = parameters.find((each) => each['in'] === 'path' && each['name'] === name);
    if (style === undefined) return [name, value];
    const [mark = ''] = style.replace('*', '');
    const words = value.slice(mark.length).split(style.endsWith('*') && mark !== '' ? mark : ',');
    const plain = words.map((word) => (word.startsWith(`${name}=`) ? word.slice(name.length + 1) : word));
    const pairs = style.endsWith('*') ? plain.flatMap((word) => word.split('=')) : plain;
    return [name, membersOf(document, own?.['schema'], pairs, plain.join(','))];
  });
  return Object.fromEntries(read);
}
