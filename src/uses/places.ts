/** Where a byte of a file stands, as editors count: lines from 1, columns in UTF-16 code units from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** Tells the places of offsets that ascend, in one pass. `bytes` is the file, one character a byte. */
export function placesOf(bytes: string, offsets: readonly number[]): FilePlace[] {
  let [line, column] = [1, 1];
  let at = bytes.startsWith('\xef\xbb\xbf') ? 3 : 0;
  return offsets.map((offset) => {
    for (let end = bytes.indexOf('\n', at); end !== -1 && end < offset; end = bytes.indexOf('\n', at)) {
      [line, column] = [line + 1, 1];
      at = end + 1;
    }
    // From the place before on the same line: a line may be a whole file with thousands of places.
    column += textOf(bytes.slice(at, offset)).length;
    at = Math.max(at, offset);
    return { line, column };
  });
}

/** The line around an offset, without its end. */
export function lineAround(bytes: string, offset: number): string {
  const start = bytes.lastIndexOf('\n', offset - 1) + 1;
  const end = bytes.indexOf('\n', offset);
  return textOf(bytes.slice(start, end === -1 ? bytes.length : end)).replace(/\r$/, '');
}

/** Bytes as text: UTF-8 where they are that, and else as they stand (Latin-1). */
export function textOf(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? bytes : text;
}

/** In a comment of any language, on the line or alone on the line above. */
const mark = /router-one-sync-ignore\b/;
const aloneAbove = /^\s*(?:\/\/|#|--|;|\/\*|<!--|%|"")\s*router-one-sync-ignore\b/;

/** True when the line of an offset, or a comment of its own above it, says that what stands there is no use. */
export function isIgnoredByComment(bytes: string, offset: number): boolean {
  if (!bytes.includes('router-one-sync-ignore')) return false;
  if (mark.test(lineAround(bytes, offset))) return true;
  const start = bytes.lastIndexOf('\n', offset - 1);
  return start > 0 && aloneAbove.test(lineAround(bytes, start - 1));
}
