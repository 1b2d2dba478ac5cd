import { describe, expect, it } from 'vitest';
import { apiOf, type Part, told } from '../../../support/api.ts';

const bearer = { type: 'http', scheme: 'bearer' };
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };

function schemes(name: Part, security: readonly Part[] = [{ key: [] }]): Part {
  return { security, components: { securitySchemes: { key: name } } };
}

describe('security', () => {
  it.each<[string, Part, Part, string[], string[]]>([
    [
      'comes where none was',
      {},
      { security: [{ key: [] }] },
      ['breaking api-security-added'],
      ['notable api-security-no-longer-needed'],
    ],
    [
      'has one more alternative',
      { security: [{ key: [] }] },
      { security: [{ key: [] }, { token: [] }] },
      ['info api-security-alternative-added'],
      ['breaking api-security-removed'],
    ],
    [
      'becomes optional',
      { security: [{ key: [] }] },
      { security: [{ key: [] }, {}] },
      ['notable api-security-became-optional'],
      ['breaking api-security-became-required'],
    ],
    [
      'asks for one more scope',
      { security: [{ key: ['read'] }] },
      { security: [{ key: ['read', 'write'] }] },
      ['breaking api-security-scope-added'],
      ['info api-security-scope-removed'],
    ],
    [
      'asks for something else',
      { security: [{ key: [] }] },
      { security: [{ token: [] }] },
      ['breaking api-security-replaced', 'info api-security-alternative-added'],
      ['breaking api-security-replaced', 'info api-security-alternative-added'],
    ],
    [
      'asks for two things at once',
      { security: [{ key: [] }] },
      { security: [{ key: [], token: [] }] },
      ['breaking api-security-tightened'],
      ['info api-security-relaxed'],
    ],
    [
      'goes with all its alternatives',
      { security: [{ key: [] }, { token: [] }, { a: [], b: [] }] },
      { security: [] },
      ['notable api-security-no-longer-needed'],
      ['breaking api-security-added'],
    ],
    [
      'is written in another order',
      { security: [{ a: [], b: [] }] },
      { security: [{ b: [], a: [] }] },
      [],
      [],
    ],
  ])('%s', (_name, base, next, there, back) => {
    expect(told(apiOf(base), apiOf(next))).toEqual(there);
    expect(told(apiOf(next), apiOf(base))).toEqual(back);
  });

  it.each<[string, Part, Part, string[]]>([
    [
      'is basic and no bearer',
      bearer,
      { type: 'http', scheme: 'basic' },
      ['breaking api-security-component-scheme-changed'],
    ],
    ['is a key and no bearer', bearer, key, ['breaking api-security-component-type-changed']],
    [
      'has its key in another header',
      key,
      { ...key, name: 'X-Other' },
      ['breaking api-security-component-key-changed'],
    ],
    [
      'has its key in the query',
      key,
      { ...key, in: 'query' },
      ['breaking api-security-component-key-changed'],
    ],
    ['is written with a capital', bearer, { ...bearer, scheme: 'Bearer' }, []],
  ])('by a scheme that %s', (_name, base, next, expected) => {
    expect(told(apiOf({}, schemes(base)), apiOf({}, schemes(next)))).toEqual(expected);
    expect(told(apiOf({}, schemes(next)), apiOf({}, schemes(base)))).toEqual(expected);
  });

  it('by a scheme that has another name is the same', () => {
    const named = (name: string, scopes: readonly string[] = []) =>
      apiOf(
        { security: [{ [name]: scopes }] },
        { components: { securitySchemes: { [name]: { ...bearer, description: `called ${name}` } } } },
      );
    expect(told(named('key'), named('token'))).toEqual([]);
    expect(told(named('key'), named('token', ['write']))).toEqual(['breaking api-security-scope-added']);
  });

  it('by one scheme more is more, though it is described as another one is', () => {
    const asked = (...names: string[]) =>
      apiOf(
        { security: [Object.fromEntries(names.map((name) => [name, []]))] },
        { components: { securitySchemes: { door: bearer, hall: bearer, room: bearer } } },
      );
    expect(told(asked('door', 'hall'), asked('door', 'hall', 'room'))).toEqual([
      'breaking api-security-tightened',
    ]);
    expect(told(asked('door', 'hall', 'room'), asked('hall', 'room'))).toEqual(['info api-security-relaxed']);
  });

  it('of the whole document is the same at every operation', () => {
    const [base, next] = [
      apiOf({}, schemes(bearer)),
      apiOf({ security: [{ key: [] }] }, schemes(bearer, [])),
    ];
    expect(told(base, next)).toEqual([]);
  });
});

describe('servers', () => {
  const at = (...urls: string[]) => apiOf({}, { servers: urls.map((url) => ({ url })) });

  it.each<[string, string[], string[], string[], string[]]>([
    [
      'one more',
      ['https://a'],
      ['https://a', 'https://b'],
      ['info api-server-added'],
      ['notable api-server-removed'],
    ],
    [
      'none left of before',
      ['https://a'],
      ['https://b'],
      ['breaking api-server-replaced'],
      ['breaking api-server-replaced'],
    ],
    ['a slash at the end', ['https://a'], ['https://a/'], [], []],
    ['another order', ['https://a', 'https://b'], ['https://b', 'https://a'], [], []],
  ])('%s', (_name, base, next, there, back) => {
    expect(told(at(...base), at(...next))).toEqual(there);
    expect(told(at(...next), at(...base))).toEqual(back);
  });
});
