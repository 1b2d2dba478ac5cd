import type { IncomingHttpHeaders } from 'node:http';
import { exampleKey } from '../gateway/names.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway, KeyPlace } from '../gateway/schema.ts';

/** What a key is good for. Its end decides, so that a test chooses the answer by the key it sends. */
export type Standing = 'good' | 'broke' | 'limited' | 'refused';

/** Ends of keys whose account has no balance, and that have called too often. */
export const keyEndings = { broke: '-broke', limited: '-limited' } as const;

/** The key that the router's own output suggests. It opens nothing but a local router. */
export function localKeyOf(gateway: Gateway): string {
  return exampleKey(gateway, 'local-router-key');
}

/** That of the default gateway. */
export const localKey = localKeyOf(defaultGateway);

/**
 * The key of a request: where the gateway wants it, of `Authorization: Bearer`, or of `x-api-key`. The facts tell people to set `ANTHROPIC_API_KEY`
 * and `ANTHROPIC_AUTH_TOKEN`; Anthropic's SDK then sends the first one alone, as `x-api-key`.
 */
export function keyOf(headers: IncomingHttpHeaders, target: string, sent: KeyPlace): string | null {
  if (sent !== 'bearer') {
    const given = 'header' in sent ? headers[sent.header.toLowerCase()] : queryOf(target).get(sent.query);
    if (typeof given === 'string') return given;
  }
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const own = headers['x-api-key'];
  return typeof own === 'string' && headers.authorization === undefined ? own : null;
}

function queryOf(target: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/s.exec(target)?.[1] ?? '');
}

/** The standing of a key; `prefix` is what every key begins with. `accepted` are the keys that are good, with and without the endings; `null`: all of the right shape. */
export function standingOf(key: string | null, accepted: readonly string[] | null, prefix: string): Standing {
  const looksRight = key?.startsWith(prefix) && key.length > prefix.length && /^[\x21-\x7e]+$/.test(key);
  if (key === null || looksRight !== true) return 'refused';
  const standing = (['broke', 'limited'] as const).find((word) => key.endsWith(keyEndings[word])) ?? 'good';
  const stem = standing === 'good' ? key : key.slice(0, -keyEndings[standing].length);
  return accepted === null || accepted.includes(stem) || accepted.includes(key) ? standing : 'refused';
}
