import type { Use } from './find-uses.ts';
import { lineAround } from './places.ts';

/** A use that is known and wanted, from the configuration. */
export interface UseIgnore {
  readonly id: string;
  /** A file or a folder; everywhere when left out. */
  readonly path?: string;
  readonly reason: string;
  /** From this day on it is told again, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** A use that was left out, and why. */
export interface Ignored {
  readonly use: Use;
  readonly reason: string;
}

/** In a comment of any language, on the line or alone on the line above. */
const mark = /router-one-sync-ignore\b/;
const aloneAbove = /^\s*(?:\/\/|#|--|;|\/\*|<!--|%|"")\s*router-one-sync-ignore\b/;

/** True when the line of an offset, or a comment of its own above it, says so. */
export function isIgnoredByComment(bytes: string, offset: number): boolean {
  if (mark.test(lineAround(bytes, offset))) return true;
  const start = bytes.lastIndexOf('\n', offset - 1);
  return start > 0 && aloneAbove.test(lineAround(bytes, start - 1));
}
