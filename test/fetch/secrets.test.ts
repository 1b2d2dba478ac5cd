import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import { redactAddress, redactSecrets, secretsOf } from '../../src/fetch/address.ts';
import { resolveSources } from '../../src/fetch/sources.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt, canary, question } from '../support/fetching.ts';

let site: FaultServer;
beforeAll(async () => {
  site = await startFaultServer();
});
beforeEach(() => {
  site.seen.length = 0;
});
afterAll(() => site.close());

describe('a key', () => {
  it('in the address goes to the site and into no word of the failure', async () => {
    site.routes = { '*': { status: 500 } };
    const address = `${site.origin.replace('//', `//${canary}:${canary}-p@`)}/models.md?token=${canary}#${canary}`;
    const { failure, words } = await attempt([
      question(site.origin, { address, headers: { authorization: '' } }),
    ]);
    expect(failure?.message).toContain(`${site.origin}/models.md?token=***: the answer was 500`);
    expect(words).not.toContain(canary);
    expect(site.seen[0]?.target).toContain(canary);
  });

  it('in the address is in no result either', async () => {
    site.routes = { '*': { body: '# Models\n' } };
    const address = `${site.origin.replace('//', `//user:${canary}@`)}/models.md?key=${canary}`;
    const keyless = question(site.origin, { address });
    const { results, words } = await attempt([keyless]);
    expect(results).toMatchObject([{ document: { address: `${site.origin}/models.md?key=***` } }]);
    expect(words).not.toContain(canary);
  });

  it('of a proxy is told to nobody', async () => {
    site.routes = { '*': { status: 407 } };
    const proxy = site.origin.replace('//', `//user:${canary}@`);
    const { failure, words } = await attempt([question('https://router.invalid')], {
      environment: { HTTPS_PROXY: proxy },
    });
    expect(failure?.message).toMatch(/the proxy answered 407/);
    expect(words).not.toContain(canary);
    expect(site.seen[0]).toMatchObject({ method: 'CONNECT', target: 'router.invalid:443' });
  });

  it.each([
    [`${canary}\r\nx-injected: 1`, 'a line break'],
    [`${canary}\n`, 'a line break'],
    [`${canary}\0`, 'a character that HTTP cannot carry'],
    [`${canary}€`, 'a character that HTTP cannot carry'],
  ])('that cannot be sent is refused by its name: %j', async (value, fault) => {
    const { failure, words } = await attempt([question(site.origin, { headers: { 'x-mirror-key': value } })]);
    expect(failure).toBeInstanceOf(UsageFailure);
    expect(failure?.message).toBe(`the header "x-mirror-key" cannot be sent: its value has ${fault}`);
    expect(words).not.toContain(canary);
    expect(site.seen).toEqual([]);
  });

  it('of the site is not for a document of another origin', () => {
    const sources = resolveSources({
      site: 'https://mirror.example',
      headers: { 'x-key': canary },
      overrides: { facts: 'https://router.one/facts/integrations.md', docs: 'https://mirror.example/d.md' },
    });
    expect(sources.filter(({ headers }) => 'x-key' in headers).map(({ name }) => name)).toEqual([
      'openapi',
      'docs',
      'models',
    ]);
  });
});

describe('an address for people', () => {
  it.each([
    ['https://u:p@router.one/models.md?a=1&b=2#c', 'https://router.one/models.md?a=***&b=***'],
    ['https://router.one/models.md', 'https://router.one/models.md'],
    ['//u:p@router.one/models.md?a=1', '//router.one/models.md?***'],
  ])('%s is shown as %s', (address, shown) => expect(redactAddress(address)).toBe(shown));

  it('loses every secret that a text repeats, however it is written', () => {
    const secrets = secretsOf('https://me:s%26cret@h/?k=a%2Fb%2Fc', { authorization: 'Bearer tok-123' });
    expect(redactSecrets('s&cret s%26cret a/b/c a%2Fb%2Fc tok-123 fine', secrets)).toBe(
      '*** *** *** *** *** fine',
    );
  });
});
