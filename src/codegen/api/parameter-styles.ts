import type { JsonValue } from '../../base/json.ts';
import { partsOf } from '../../openapi/compose.ts';
import { bareMediaType, isJsonMediaType } from '../../openapi/media-types.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import type { MediaKind } from './media.ts';

/** How a query parameter is written; the client's `queryWriter` takes these. */
export type QueryStyle = 'json' | 'deep' | 'form' | ',' | '%20' | '|';

/** How parameters are written that are not simply a name with a value, by place and name; as the client's `parameterWriter` takes it. */
export interface ParameterStyles {
  readonly query: Readonly<Record<string, QueryStyle>>;
  readonly path: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, QueryStyle>>;
}

/** How the parameters of an operation are written, as far as that is not as usual. */
export function stylesOf(document: JsonObject, parameters: readonly JsonObject[]): ParameterStyles {
  const read = <Style>(place: string, styleOf: (parameter: JsonObject) => Style | null) =>
    Object.fromEntries(
      parameters.flatMap((parameter): [string, Style][] => {
        const style = parameter['in'] === place ? styleOf(parameter) : null;
        return style === null ? [] : [[String(parameter['name']), style]];
      }),
    );
  return {
    query: read('query', (parameter) => queryStyle(document, parameter)),
    path: read('path', (parameter) => pathStyle(document, parameter)),
    headers: read('header', (parameter) => headerStyle(document, parameter)),
    cookies: read('cookie', (parameter) => queryStyle(document, parameter)),
  };
}

/** `null` for a parameter that is a value, or a list by its name again and again. */
function queryStyle(
  document: JsonObject,
  { style = 'form', explode, content, schema }: JsonObject,
): QueryStyle | null {
  if (isJsonObject(content)) return 'json';
  if (style === 'deepObject') return 'deep';
  const exploded = explode ?? ['form', 'cookie'].includes(String(style));
  if (exploded) return mayBe(document, schema, 'object') ? 'form' : null;
  return separatorOf(style);
}

function separatorOf(style: JsonValue | undefined): QueryStyle {
  return style === 'pipeDelimited' ? '|' : style === 'spaceDelimited' ? '%20' : ',';
}

/** `null` for a value, or a list with commas. */
function pathStyle(document: JsonObject, { style = 'simple', explode, schema }: JsonObject): string | null {
  const mark = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  if (mark === '' && !mayBe(document, schema, 'object')) return null;
  return `${mark}${explode === true ? '*' : ''}`;
}

/** `null` for a value that is written as any other. */
function headerStyle(document: JsonObject, { explode, content, schema }: JsonObject): string | null {
  if (isJsonObject(content)) return 'json';
  if (mayBe(document, schema, 'object')) return explode === true ? '=' : ',';
  return mayBe(document, schema, 'array') ? ',' : null;
}

function mayBe(document: JsonObject, schema: JsonValue | undefined, wanted: 'object' | 'array'): boolean {
  const member = wanted === 'object' ? 'properties' : 'items';
  return partsOf(document, schema).some(
    ({ type, [member]: inner }) => [type].flat().includes(wanted) || inner !== undefined,
  );
}

/** The fields of a form whose `encoding` says how they are written: a media type, or a style as queries have it. */
export function fieldsOf(media: JsonValue, kind: MediaKind): Record<string, string> {
  const encoding = isJsonObject(media) ? media['encoding'] : undefined;
  if (!isJsonObject(encoding) || (kind !== 'form' && kind !== 'urlencoded')) return {};
  return Object.fromEntries(
    Object.entries(encoding).flatMap(([name, field]): [string, string][] => {
      const written = isJsonObject(field) ? (kind === 'form' ? partType(field) : fieldStyle(field)) : null;
      return written === null ? [] : [[name, written]];
    }),
  );
}

/** The one type of a part; what is text goes as every text does. */
function partType({ contentType }: JsonObject): string | null {
  const type = typeof contentType === 'string' ? contentType.trim() : '';
  return /^[\w.+-]+\/[\w.+-]+(?:;[^,]*)?$/.test(type) && bareMediaType(type) !== 'text/plain' ? type : null;
}

function fieldStyle({ style, explode, contentType }: JsonObject): QueryStyle | null {
  if (style === undefined && explode === undefined)
    return typeof contentType === 'string' && isJsonMediaType(contentType) ? 'json' : null;
  if (style === 'deepObject') return 'deep';
  if (explode ?? (style === undefined || style === 'form')) return 'form';
  return separatorOf(style);
}
