import { lineAround } from './places.ts';

/** In a comment of any language, on the line or alone on the line above. */
const mark = /router-one-sync-ignore\b/;
const aloneAbove = /^\s*(?:\/\/|#|--|;|\/\*|<!--|%|"")\s*router-one-sync-ignore\b/;

/** True when the line of an offset, or a comment of its own above it, says so. */
export function isIgnoredByComment(bytes: string, offset: number): boolean {
  if (!bytes.includes('router-one-sync-ignore')) return false;
  if (mark.test(lineAround(bytes, offset))) return true;
  const start = bytes.lastIndexOf('\n', offset - 1);
  return start > 0 && aloneAbove.test(lineAround(bytes, start - 1));
}
