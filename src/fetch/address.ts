import { UsageFailure } from '../base/failure.ts';

/**
 * An address as a URL that can be asked over HTTP.
 *
 * @throws UsageFailure if it is not an absolute http or https address.
 */
export function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new UsageFailure(`"${redactAddress(address)}" is not an address to fetch from`, {
    advice: 'Give an absolute address that begins with https:// or http://.',
  });
}

/** What stands where something secret stood. */
export const blank = '***';

/**
 * An address that may be shown and stored: without a user, a password, or the values of its query, each of which may
 * be a key.
 */
export function redactAddress(address: string): string {
  if (!URL.canParse(address)) return address.replace(/\/\/[^/@]*@/, '//').replace(/[?#].*$/s, `?${blank}`);
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  if (url.search !== '') url.search = `?${blankedQuery(url)}`;
  return url.href;
}

/** A text in which every one of the secrets is blanked out: the last guard for words that came from elsewhere. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .sort((left, right) => right.length - left.length);
  return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, blank), text);
}

/** Shorter words stand in ordinary sentences too; blanking them would only garble the message. */
const shortestSecret = 4;

/** Everything in an address and in headers that must not be told. */
export function secretsOf(address: string, headers: Readonly<Record<string, string>>): string[] {
  const values = Object.values(headers).flatMap((value) => [value, ...value.split(/\s+/)]);
  if (!URL.canParse(address)) return values;
  const { username, password, searchParams } = new URL(address);
  const user = [username, password].flatMap((part) => [part, decoded(part)]);
  return [
    ...values,
    ...user,
    ...[...searchParams.values()].flatMap((part) => [part, encodeURIComponent(part)]),
  ];
}

function blankedQuery(url: URL): string {
  const names = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=${blank}`);
  return names.join('&');
}

/** A part of an address as it was meant; as it stands where a `%` begins no escape. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
