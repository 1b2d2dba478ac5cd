import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { TransportFault } from './transport-fault.ts';

/** Addresses that are not on the public network: the special-purpose registries of IANA (RFC 6890 and its updates). */
const privateV4: ReadonlyArray<[string, number]> = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const privateV6: ReadonlyArray<[string, number]> = [
  ['::', 127],
  // An IPv4 address in other clothes (NAT64, 6to4): nothing that a site publishes redirects to these.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const privateAddresses = new BlockList();
for (const [net, prefix] of privateV4) privateAddresses.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of privateV6) privateAddresses.addSubnet(net, prefix, 'ipv6');

/** True for an IP address that is private, link-local, loopback or otherwise not public. */
export function isPrivateAddress(address: string): boolean {
  return privateAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** True for a URL whose host says by itself that it is not public: `localhost` or a private IP address. */
export function isPrivateHost(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPrivateAddress(host);
  return host === 'localhost' || host.endsWith('.localhost');
}

/** True if the host is private by its name or by any address that the name leads to; unknown names are not. */
export async function leadsToPrivateAddress(url: URL): Promise<boolean> {
  if (isPrivateHost(url)) return true;
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return false;
  const found = await new Promise<LookupAddress[]>((done) => {
    lookup(url.hostname, { all: true }, (error, addresses) => done(error === null ? addresses : []));
  });
  return found.some(({ address }) => isPrivateAddress(address));
}

/**
 * A name look-up for sockets that refuses names which lead to a private address. It runs as the socket connects, so
 * that a name cannot answer differently between the check and the connection.
 */
export const publicOnlyLookup: LookupFunction = (hostname, options: LookupOptions, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    const refused = addresses.find(({ address }) => isPrivateAddress(address));
    if (refused !== undefined) return callback(refusal(hostname, refused.address), []);
    if (options.all === true) return callback(null, addresses);
    const first = addresses[0];
    return callback(null, first?.address ?? '', first?.family);
  });
};

function refusal(hostname: string, address: string): TransportFault {
  return new TransportFault(`redirects to ${hostname}, which is the private address ${address}`, {
    retryable: false,
  });
}
