import { redactAddress } from './address.ts';
import { isPrivateHost } from './private-address.ts';
import { TransportFault } from './transport-fault.ts';

/**
 * Where a redirect leads, if it may be followed: to the origin that the user named, or to one that is configured, and
 * never from https to http.
 *
 * @param start the address that the user gave.
 * @param from the address that answered with the redirect.
 * @param location its `Location` header.
 * @param allowed origins beside the start's own.
 * @throws TransportFault that says where it would have led. Nothing has been sent there.
 */
export function redirectTarget(
  start: URL,
  from: URL,
  location: string | null,
  allowed: readonly string[],
): URL {
  if (location === null || !URL.canParse(location, from.href)) {
    throw refusal('redirects, but does not say where to');
  }
  const target = new URL(location, from.href);
  const shown = redactAddress(target.href);
  if (target.protocol !== 'https:' && target.protocol !== 'http:') {
    throw refusal(`redirects to a ${target.protocol} address, which is not fetched`);
  }
  if (from.protocol === 'https:' && target.protocol === 'http:') {
    throw refusal(`redirects to ${shown}, which is not encrypted`);
  }
  if (target.origin === start.origin || isAllowed(target.origin, allowed)) return target;
  throw refusal(
    `redirects to ${shown}, another origin`,
    `If that is right, allow redirects to ${target.origin}.`,
  );
}

/** @throws TransportFault if a public site sends us to a host that is private by its own name. */
export function requirePublicHost(url: URL): void {
  if (isPrivateHost(url)) throw refusal(`redirects to ${redactAddress(url.href)}, a private address`);
}

function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => URL.canParse(entry) && new URL(entry).origin === origin);
}

function refusal(message: string, advice?: string): TransportFault {
  return new TransportFault(message, { retryable: false, ...(advice === undefined ? {} : { advice }) });
}
