import { isPlainObject, parseJson } from '../base/json.ts';

/**
 * What a body in JSON says, when Markdown was expected: an error envelope served with status 200, most often. `null`
 * for text that is not JSON. Cut JSON counts too: no Markdown begins with a brace and a quoted key.
 */
export function describeEnvelope(text: string): string | null {
  const body = text.trim();
  if (!/^(?:\{\s*["}]|\[\s*[{["\]])/.test(body)) return null;
  const value = parseJson(body);
  return messageOf(value) ?? (body.startsWith('{') || value !== undefined ? `JSON: ${body}` : null);
}

function messageOf(value: unknown): string | null {
  const error = isPlainObject(value) ? (value['error'] ?? value) : null;
  const message = isPlainObject(error) ? error['message'] : error;
  return typeof message === 'string' ? `a JSON error: ${message}` : null;
}
