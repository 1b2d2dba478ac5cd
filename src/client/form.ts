import { UsageError } from './errors.ts';

/** An object as a form: files and words as they are, lists as a field repeated, `undefined` left out. */
export function toForm(body: unknown): FormData | undefined {
  if (body === undefined || body instanceof FormData) return body;
  if (typeof body !== 'object' || body === null)
    throw new UsageError('the body of this call is an object or FormData');
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) append(form, name, item);
  }
  return form;
}

function append(form: FormData, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (value instanceof Blob) form.append(name, value);
  else form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
}
