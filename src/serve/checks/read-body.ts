import { isForm } from './request-checks.ts';

/** A body as a value, or why it is none. */
export type BodyReading = { readonly value: unknown } | { readonly fault: string };

/** Reads a body of a media type that is a form or JSON; any other comes as the text it is. */
export async function readBody(bytes: Uint8Array, type: string, contentType: string): Promise<BodyReading> {
  if (isForm(type)) return readForm(bytes, contentType);
  const text = decode(bytes);
  if (text === null) return { fault: 'the body: is not UTF-8' };
  if (type !== 'application/json' && !type.endsWith('+json')) return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: `the body: is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Fields by name; a repeated one is a list, and a file is its name, since nothing looks into it. */
async function readForm(bytes: Uint8Array, contentType: string): Promise<BodyReading> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (form === null) return { fault: 'the body: is not a form that can be read' };
  const names = new Set(form.keys());
  const fields = [...names].map((name) => {
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? value : value.name));
    return [name, values.length === 1 ? values[0] : values];
  });
  return { value: Object.fromEntries(fields) };
}
