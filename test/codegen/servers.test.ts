import { describe, expect, it } from 'vitest';
import { type Document, localDocument } from '../../src/base/document.ts';
import { generate } from '../../src/codegen/generate.ts';
import type { FactsReading } from '../../src/read/edition.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { emptySpec, inputWith } from './editions.ts';

const get = { operationId: 'look', responses: { 200: { description: 'x' } } };
const spec = (servers: readonly string[] | null, more: object = {}) => ({
  ...emptySpec,
  ...(servers !== null && { servers: servers.map((url) => ({ url })) }),
  paths: { '/look': { get: { ...get, ...more } } },
});

const web = 'https://docs.acme.example/api/openapi.json';
const documentOf = (value: object, address: string): Document =>
  localDocument('openapi', JSON.stringify(value, null, 1), address);

/** Where the client calls by default, and what its one operation says of a server of its own. */
async function addressesOf(
  value: ReturnType<typeof spec>,
  address: string,
  facts: ReadonlyMap<string, FactsReading> = new Map(),
): Promise<unknown[]> {
  const documents = [documentOf(value, address)];
  const module = String((await generate(inputWith({ spec: value, documents, facts }))).get('index.js'));
  const own = /atServer\("(.*?)"/.exec(module)?.[1];
  return [JSON.parse(/defaultBaseUrl = (.*);/.exec(module)?.[1] ?? ''), ...(own === undefined ? [] : [own])];
}

describe('the address that a client calls', () => {
  const rows: ReadonlyArray<
    readonly [servers: readonly string[] | null, address: string, want: string | null]
  > = [
    [['/api/v3'], web, 'https://docs.acme.example/api/v3'],
    [['../v1'], web, 'https://docs.acme.example/v1'],
    [['./'], web, 'https://docs.acme.example/api'],
    [['//calls.acme.example/x/'], web, 'https://calls.acme.example/x'],
    [null, web, 'https://docs.acme.example'],
    [['/api/v3', 'https://api.acme.example'], web, 'https://docs.acme.example/api/v3'],
    [['http://localhost:8080'], web, null],
    [['/api/v3'], 'http://127.0.0.1:4000/openapi.json', 'http://127.0.0.1:4000/api/v3'],
    [['/api/v3', 'https://api.acme.example'], 'openapi.json', 'https://api.acme.example'],
    [['/api/v3'], 'openapi.json', null],
    [null, 'openapi.json', null],
  ];
  it.each(rows)('of the servers %j of a document at %s', async (servers, address, want) => {
    expect(await addressesOf(spec(servers), address)).toEqual([want]);
  });

  it('of an operation counts from the same place', async () => {
    const elsewhere = spec(['https://api.acme.example'], { servers: [{ url: '/files' }] });
    expect(await addressesOf(elsewhere, web)).toEqual([
      'https://api.acme.example',
      'https://docs.acme.example/files',
    ]);
  });

  it('is not that of the document where the facts name another', async () => {
    const fact = { key: 'OpenAI-compatible base URL', value: 'https://api.acme.example/v1', line: 1 };
    const facts = new Map([['facts', { topic: 'x', updated: null, facts: [fact], links: [] }]]);
    expect(await addressesOf(spec(null), web, facts)).toEqual([null]);
  });

  it('is told to be missing, with line and column, where it counts from a file', () => {
    const read = (servers: readonly string[] | null, address: string) =>
      readEdition([documentOf(spec(servers), address)], { date: null, origin: 'live' }).problems;
    expect(read(['/api/v3'], 'openapi.json')).toEqual([
      {
        ...{ document: 'openapi', line: 21, column: 4, severity: 'warning' },
        seen: 'the server /api/v3',
        expected: expect.stringContaining('base URL'),
      },
    ]);
    expect(read(['/api/v3'], web)).toEqual([]);
    expect(read(['/api/v3', 'https://api.acme.example'], 'openapi.json')).toEqual([]);
    expect(read(null, 'openapi.json')).toEqual([]);
  });
});
