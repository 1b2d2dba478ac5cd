import { beforeAll, describe, expect, it } from 'vitest';
import { noNames } from '../../src/codegen/names/remembered.ts';
import { surfaceFindings } from '../../src/codegen/surface/findings.ts';
import { readSurface } from '../../src/codegen/surface/surface.ts';
import type { JsonObject } from '../../src/openapi/node.ts';
import { type MadePackage, makePackage } from '../support/package-history.ts';

const operation = (extra: JsonObject): JsonObject => ({
  tags: ['tales'],
  responses: {
    200: {
      description: 'ok',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Tale' } } },
    },
    404: { description: 'none' },
  },
  ...extra,
});

/** Tales that are written and read, with what an edition changes of them. */
function tales(change: (document: Tales) => void = () => {}): JsonObject {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Tales', version: '1' },
    servers: [{ url: 'https://tales.example' }],
    paths: {
      '/v1/tales': {
        post: operation({
          operationId: 'writeTale',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Draft' } } },
          },
        }),
      },
      '/v1/tales/{id}': {
        get: operation({
          operationId: 'readTale',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } as JsonObject }],
        }),
      },
    },
    components: {
      schemas: {
        Draft: {
          type: 'object',
          required: ['title'],
          properties: { title: { type: 'string' } } as JsonObject,
        },
        Tale: {
          type: 'object',
          required: ['id', 'teller'],
          properties: {
            id: { type: 'string' },
            teller: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
          } as JsonObject,
        },
      },
    },
  };
  change(document);
  return document;
}

interface Tales {
  readonly paths: Record<string, Record<string, JsonObject>>;
  readonly components: { readonly schemas: Record<string, JsonObject> };
}

const tale = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

describe('facts that are gone', () => {
  const known = (names: readonly string[]) => {
    const members = names.map((name) => `readonly ${JSON.stringify(name)}: "x";`).join(' ');
    const text = `export declare const facts: { ${members} };\n`;
    return { surface: readSurface(new Map([['facts.d.ts', text]])), names: noNames };
  };
  const goneFrom = (before: readonly string[]) =>
    surfaceFindings(known(before), known(['stays'])).map(({ kind, message }) => `${kind} ${message}`);

  it('are told by the name that programs use, several of a page as one', () => {
    expect(goneFrom(['stays', 'colour'])).toEqual(['name-gone facts.colour: no longer in the package']);
    expect(goneFrom(['API key'])).toEqual(['name-gone facts["API key"]: no longer in the package']);
    expect(goneFrom(['colour', 'stays', 'mood', 'a', 'b', 'c', 'd'])).toEqual([
      'name-gone facts.colour, facts.mood, facts.a, facts.b and 2 more are no longer in the package',
    ]);
  });
});

describe('what a change of the API does to the package', () => {
  let before: MadePackage;
  beforeAll(async () => {
    before = await makePackage(tales());
  });

  async function told(change: (document: Tales) => void): Promise<string[]> {
    const { comparison } = await makePackage(tales(change), before);
    return comparison.changes.flatMap(({ area, message }) => (area === 'package' ? [message] : []));
  }

  it.each<[string, (document: Tales) => void, string[]]>([
    [
      'a new required property',
      ({ components: { schemas } }) => {
        schemas['Draft'] = {
          ...schemas['Draft'],
          required: ['title', 'mood'],
          properties: { title: { type: 'string' }, mood: { type: 'string' } },
        };
      },
      ['Draft: property mood is new and required; seen in WriteTaleBody and writeTale'],
    ],
    [
      'a property of an answer that is gone',
      ({ components: { schemas } }) => {
        schemas['Tale'] = tale;
      },
      ['Tale: property teller is gone; seen in WriteTaleResult, ReadTaleResult, writeTale and readTale'],
    ],
    [
      'a parameter of another type',
      ({ paths }) => {
        const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
        paths['/v1/tales/{id}'] = { get: operation({ operationId: 'readTale', parameters }) };
      },
      ['readTale: argument id is number, was string'],
    ],
    [
      'a status that every operation loses',
      ({ paths }) => {
        for (const [path, methods] of Object.entries(paths)) {
          const text = JSON.stringify(methods).replace(',"404":{"description":"none"}', '');
          paths[path] = JSON.parse(text);
        }
      },
      ['writeTale: response 404 is gone; seen in readTale'],
    ],
    [
      'a shared part by another name',
      ({ paths, components: { schemas } }) => {
        const moved = JSON.stringify(paths).replaceAll('schemas/Tale"', 'schemas/Story"');
        Object.assign(paths, JSON.parse(moved));
        schemas['Story'] = schemas['Tale'] ?? {};
        delete schemas['Tale'];
      },
      ['Story: in components["schemas"] its name was Tale; that works until the next major release'],
    ],
  ])('is one entry for %s', async (_, change, messages) => {
    expect(await told(change)).toEqual(messages);
  });
});
