import type { Walk } from '../walk/walk.ts';
import { keyword, typesOf, type View } from './view.ts';

/**
 * True for bytes in a text as 3.0 writes them on one side, by a format, and as 3.1 does on the other, by what the text
 * contains (OpenAPI 3.1, "Considerations for File Uploads").
 */
export function areSameBytes(base: View, next: View): boolean {
  return writesAlike(base, next) || writesAlike(next, base);
}

/** Of a file that is sent 3.1 may say nothing at all. */
export function isSameUpload({ direction }: Walk, base: View, next: View): boolean {
  if (direction !== 'request') return false;
  return (isFile(base) && saysNothingAtAll(next)) || (isFile(next) && saysNothingAtAll(base));
}

function writesAlike(old: View, now: View): boolean {
  const format = keyword(old, 'format')?.value;
  if (keyword(now, 'format') !== null || keyword(old, 'contentEncoding') !== null) return false;
  if (format === 'binary') return keyword(now, 'contentMediaType') !== null;
  return (format === 'byte' || format === 'base64') && keyword(now, 'contentEncoding')?.value === 'base64';
}

function isFile(view: View): boolean {
  return typesOf(view)?.join() === 'string' && keyword(view, 'format')?.value === 'binary';
}

function saysNothingAtAll(view: View): boolean {
  const silent = new Set(['title', 'description', 'contentMediaType']);
  const keys = view.layers.flatMap(({ value }) => Object.keys(Object(value)));
  return view.unions.length === 0 && keys.every((key) => silent.has(key));
}
