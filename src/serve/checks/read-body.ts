import { parseJson } from '../../base/json.ts';
import { isJsonMediaType } from '../../openapi/media-types.ts';

/** A body as a value, or why it is none. */
export type BodyReading = { readonly value: unknown } | { readonly fault: string };

/** Reads a body of a media type that is a form, JSON or lines of it; any other comes as the text it is, and bytes as some. */
export async function readBody(bytes: Uint8Array, type: string, contentType: string): Promise<BodyReading> {
  if (isForm(type)) return readForm(bytes, contentType);
  const isJson = isJsonMediaType(type);
  const text = decode(bytes);
  if (text === null) return isJson ? { fault: 'the body: is not UTF-8' } : { value: latin(bytes) };
  if (isLines(type)) return { value: linesOf(text).map((line) => parseJson(line) ?? line) };
  if (!isJson) return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: `the body: is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}

/** True for the media types whose values are all text or files. */
export function isForm(type: string): boolean {
  return type === 'multipart/form-data' || type === 'application/x-www-form-urlencoded';
}

/** True for lines of JSON, of which a schema describes each. */
export function isLines(type: string): boolean {
  return /ndjson|jsonl|json-?lines|json-seq/.test(type);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A character for each byte: as many as there are, and no one looks into them. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Fields by name; a repeated one is a list, and a file is its name, since nothing looks into it. Words may come as a file. */
async function readForm(bytes: Uint8Array, contentType: string): Promise<BodyReading> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (form === null) return { fault: 'the body: is not a form that can be read' };
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of form) {
    const field = typeof value === 'string' ? value : await partOf(value);
    fields.set(name, [...(fields.get(name) ?? []), field]);
  }
  const entries = [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
  return { value: nested(Object.fromEntries(entries)) };
}

async function partOf(file: File): Promise<unknown> {
  return isJsonMediaType(file.type) ? (parseJson(await file.text()) ?? file.name) : file.name;
}

/** `a[b]=c` is a member of a member, where there is no `a` as such. */
function nested(fields: Record<string, unknown>): Record<string, unknown> {
  const deep = Object.keys(fields).filter((name) => /^[^[\]]+(?:\[[^[\]]+\])+$/.test(name));
  if (deep.length === 0) return fields;
  const flat = Object.entries(fields).filter(([name]) => !deep.includes(name));
  const made = new Map<string, unknown>(flat);
  for (const name of deep) {
    const [first = '', ...keys] = name.split(/[[\]]+/).filter((key) => key !== '');
    made.set(first, placed(made.get(first), keys, fields[name]));
  }
  return Object.fromEntries(made);
}

/** The value with another at the end of the keys. */
export function placed(value: unknown, [key, ...keys]: readonly string[], inner: unknown): unknown {
  if (key === undefined) return inner;
  const before = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const own = before.find(([name]) => name === key)?.[1];
  const others = before.filter(([name]) => name !== key);
  const members = [...others, [key, placed(own, keys, inner)] as const];
  const isList = members.every(([name], index) => name === String(index));
  return isList ? members.map(([, member]) => member) : Object.fromEntries(members);
}
