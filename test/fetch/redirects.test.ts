import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDispatchers } from '../../src/fetch/dispatchers.ts';
import { isPrivateAddress, isPrivateHost } from '../../src/fetch/private-address.ts';
import { redirectTarget } from '../../src/fetch/redirect-policy.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt, canary, question } from '../support/fetching.ts';

const good = { body: '# Models\n' };
const to = (location: string, status = 302) => ({ status, headers: { location } });

let site: FaultServer;
let other: FaultServer;
beforeAll(async () => {
  [site, other] = await Promise.all([startFaultServer(), startFaultServer({ '/m.md': good })]);
});
beforeEach(() => {
  site.seen.length = 0;
  other.seen.length = 0;
});
afterAll(() => Promise.all([site.close(), other.close()]));

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'with %i within the origin is followed, and the final address told',
    async (status) => {
      site.routes = { '/models.md': to('/new/models.md?v=2', status), '/new/models.md?v=2': good };
      const { results } = await attempt([question(site.origin)]);
      expect(results).toMatchObject([
        {
          document: {
            address: `${site.origin}/models.md`,
            finalAddress: `${site.origin}/new/models.md?v=***`,
          },
        },
      ]);
      expect(site.seen.map(({ headers }) => headers['x-api-key'])).toEqual([canary, canary]);
    },
  );

  it.each([
    { given: 'another origin', location: () => `${other.origin}/m.md`, says: /another origin/ },
    { given: 'a file', location: () => 'file:///etc/passwd', says: /file: address/ },
    { given: 'a data address', location: () => 'data:text/plain,x', says: /data: address/ },
    { given: 'nowhere', location: () => 'http://', says: /does not say where/ },
    { given: 'itself', location: () => '/models.md', says: /more than 3 times/ },
  ])('to $given is refused, and nothing is asked there', async ({ location, says }) => {
    site.routes = { '/models.md': to(location()) };
    const { failure, words } = await attempt([question(site.origin)]);
    expect(failure?.exitCode).toBe(3);
    expect(failure?.message).toMatch(says);
    expect(other.seen).toEqual([]);
    expect(words).not.toContain(canary);
  });

  it('without a Location is refused', async () => {
    site.routes = { '/models.md': { status: 302 } };
    const { failure } = await attempt([question(site.origin)]);
    expect(failure?.message).toMatch(/does not say where/);
  });

  it('to a configured origin is followed without any of our keys', async () => {
    site.routes = { '/models.md': to(`${other.origin}/m.md`) };
    const address = `${site.origin.replace('//', `//user:${canary}@`)}/models.md`;
    const { results } = await attempt([question(site.origin, { address })], {
      allowedRedirectOrigins: [other.origin],
    });
    expect(results).toMatchObject([{ document: { finalAddress: `${other.origin}/m.md` } }]);
    expect(other.seen).toHaveLength(1);
    expect(JSON.stringify(other.seen)).not.toContain(canary);
  });

  it('there and back again carries the keys only at home', async () => {
    site.routes = { '/models.md': to(`${other.origin}/back`), '/home.md': good };
    other.routes = { ...other.routes, '/back': to(`${site.origin}/home.md`) };
    const { results } = await attempt([question(site.origin)], { allowedRedirectOrigins: [other.origin] });
    expect(results).toHaveLength(1);
    expect(JSON.stringify(other.seen)).not.toContain(canary);
    expect(site.seen.at(-1)?.headers['x-api-key']).toBe(canary);
  });

  it('never leads from https to http, even to a configured origin', () => {
    const start = new URL('https://router.example/models.md');
    expect(() => redirectTarget(start, start, 'http://cdn.example/m.md', ['http://cdn.example'])).toThrow(
      /not encrypted/,
    );
  });
});

describe('a public site', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:1/x',
    'http://[::1]:1/x',
    'http://10.0.0.7/x',
  ])('cannot send us to %s, be it allowed or not', async (location) => {
    // Reached through a proxy, the site has no address of its own that could be private.
    site.routes = { 'http://router.invalid/models.md': to(location) };
    const { failure } = await attempt([question('http://router.invalid')], {
      environment: { HTTP_PROXY: site.origin },
      allowedRedirectOrigins: [new URL(location).origin],
    });
    expect(failure?.message).toMatch(/a private address/);
    expect(site.seen.map(({ target }) => target)).toEqual(['http://router.invalid/models.md']);
  });

  it('cannot send us to a name that leads to a private address: it is refused as the socket connects', async () => {
    const ways = openDispatchers({});
    const address = `${other.origin.replace('127.0.0.1', 'localhost')}/m.md`;
    await expect(request(address, { dispatcher: ways.publicOnly })).rejects.toThrow(
      /which is the private address/,
    );
    expect(other.seen).toEqual([]);
    const allowed = await request(address, { dispatcher: ways.open });
    await allowed.body.dump();
    expect(allowed.statusCode).toBe(200);
    await ways.close();
  });
});

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'fd00::1',
    'fe80::1',
    'ff02::1',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['1.1.1.1', '172.32.0.1', '192.167.255.255', '2606:4700::1', '::ffff:1.1.1.1'])(
    '%s is public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  it.each([
    'http://localhost/',
    'http://a.localhost./',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:7f00:1]/',
  ])('%s is private by its own name', (url) => expect(isPrivateHost(new URL(url))).toBe(true));

  it.each(['https://router.one/', 'https://localhost.example/', 'https://10.example/'])('%s is not', (url) =>
    expect(isPrivateHost(new URL(url))).toBe(false),
  );
});
