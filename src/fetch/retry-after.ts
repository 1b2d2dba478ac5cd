/** The one form of a date that RFC 9110 lets a server write: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Milliseconds that a `Retry-After` header asks to wait, counted from `now` (milliseconds since 1970).
 *
 * `null` when it asks for nothing that can be understood (absent, garbage, negative, a date that has passed): the
 * caller's own delay holds then. May be very large; the caller has its cap.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!httpDate.test(text)) return null;
  const wait = Date.parse(text) - now;
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}
