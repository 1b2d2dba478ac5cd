/** A report with fewer rows than this a list is rendered once. */
const firstTry = 256;

/**
 * The longest text of at most `limit` bytes of UTF-8, or the shortest there is.
 *
 * Few rows are tried before many, so that a text that is cut costs what it shows and not what it leaves out.
 *
 * @param most no list has more rows than this.
 * @param render the text with at most so many rows a list; more rows never make it shorter.
 */
export function longestWithin(limit: number, most: number, render: (rows: number) => string): string {
  const isShort = (rows: number) => Buffer.byteLength(render(rows)) <= limit;
  let [fits, tooMany] = [0, Math.min(firstTry, most)];
  while (isShort(tooMany)) {
    if (tooMany === most) return render(most);
    [fits, tooMany] = [tooMany, Math.min(tooMany * 2, most)];
  }
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (isShort(middle)) fits = middle;
    else tooMany = middle;
  }
  return render(fits);
}
