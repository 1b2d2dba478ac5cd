import { UsageFailure } from '../base/failure.ts';
import { redactAddress } from './redact.ts';

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
