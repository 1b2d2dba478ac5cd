import type { IncomingHttpHeaders } from 'node:http';

/** What a key is good for. Its end decides, so that a test chooses the answer by the key it sends. */
export type Standing = 'good' | 'broke' | 'limited' | 'refused';

/** Ends of keys whose account has no balance, and that have called too often. */
export const keyEndings = { broke: '-broke', limited: '-limited' } as const;

/** As the documents show keys: `sk-xxx`, `sk-rk-…`. */
const keyPattern = /^sk-[\x21-\x7e]+$/;

/** The key that the router's own output suggests. It opens nothing but a local router. */
export const localKey = 'sk-rk-local-router-key';

/**
 * The key of a request: of `Authorization: Bearer`, or of `x-api-key`. The facts tell people to set `ANTHROPIC_API_KEY`
 * and `ANTHROPIC_AUTH_TOKEN`; Anthropic's SDK then sends the first one alone, as `x-api-key`.
 */
export function keyOf(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const own = headers['x-api-key'];
  return typeof own === 'string' && headers.authorization === undefined ? own : null;
}

/** The standing of a key. `accepted` are the keys that are good, with and without the endings; `null`: all of the right shape. */
export function standingOf(key: string | null, accepted: readonly string[] | null): Standing {
  if (key === null || !keyPattern.test(key)) return 'refused';
  const standing = (['broke', 'limited'] as const).find((word) => key.endsWith(keyEndings[word])) ?? 'good';
  const stem = standing === 'good' ? key : key.slice(0, -keyEndings[standing].length);
  return accepted === null || accepted.includes(stem) || accepted.includes(key) ? standing : 'refused';
}
