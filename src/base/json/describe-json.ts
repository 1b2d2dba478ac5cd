/** A JSON value in a few words for a problem's `seen`: its beginning, on one line. */
export function describeJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return Array.isArray(value) ? `an array: ${text}` : text;
}
