import { describe, expect, it } from 'vitest';
import { readCalls } from '../../src/codegen/surface/read-calls.ts';
import type { StoredEdition } from '../../src/store/open.ts';
import { fileOf, type MadePackage, makePackage } from '../support/package-history.ts';
import { documentOf, type SmallApi, type SmallCall, smallApi } from '../support/small-api.ts';

/** The API with one of its calls changed. */
function withCall(path: string, change: Partial<SmallCall>, api: SmallApi = smallApi): SmallApi {
  const [method = '', at = ''] = path.split(' ');
  const calls = api.calls.map((call) =>
    call.method === method && call.path === at ? { ...call, ...change } : call,
  );
  return { ...api, calls };
}

function told({ comparison }: MadePackage): string[] {
  return comparison.changes.flatMap(({ area, severity, message }) =>
    area === 'package' ? [`${severity} ${message}`] : [],
  );
}

function functionsOf(made: MadePackage): string[] {
  return [...readCalls(fileOf(made, 'index.js')).functions]
    .map(([name, { call }]) => `${name} ${call}`)
    .sort();
}

/** As a version left it that remembered no names. */
function forgetful({ manifest, ...stored }: StoredEdition): StoredEdition {
  if (manifest.package === null) throw new Error('no package');
  const { names: _, ...rest } = manifest.package;
  return { ...stored, manifest: { ...manifest, package: rest } };
}

describe('the names of a package', () => {
  it('stay beside new ones, and go with the major release after the one that deprecates them', async () => {
    const first = await makePackage(documentOf(smallApi));
    const renamed = documentOf(withCall('post /v1/tales', { id: 'tellTale', tag: 'Telling' }));
    const second = await makePackage(renamed, first, { releaseAs: { version: '1.1.0', bump: 'minor' } });
    expect(second.steps.sync).toBe('minor');
    expect(told(second)).toEqual([
      'notable POST /v1/tales: router.tales.createTale is now router.telling.tellTale; the old name works until the next major release',
    ]);
    expect(fileOf(second, 'index.js')).toContain(
      'tales: { listTales, createTale: tellTale, streamTale: streamTellTale },',
    );
    expect(fileOf(second, 'index.js')).toContain('export { tellTale as createTale };');
    expect(fileOf(second, 'index.d.ts')).toContain('export type CreateTaleBody = TellTaleBody;');
    const third = await makePackage(renamed, second, { releaseAs: { version: '2.0.0', bump: 'major' } });
    expect(third.steps).toEqual({ sync: 'major', release: 'major' });
    expect(fileOf(third, 'index.js')).not.toContain('createTale');
    expect(told(third)[0]).toBe('breaking createTale: no longer in the package');
  });

  it('of a package that remembers none are taken from its own files', async () => {
    const twice = { ...smallApi, calls: [...smallApi.calls, { ...smallApi.calls[0], path: '/v1/more' }] };
    const api = twice as SmallApi;
    const first = await makePackage(documentOf(api));
    // Another version gave the first of two the name that both claim.
    const other = (text: string) =>
      text
        .replaceAll('createLetterPostV1Letters', 'createLetter')
        .replaceAll('CreateLetterPostV1Letters', 'CreateLetter');
    const older: MadePackage = {
      ...first,
      stored: {
        ...forgetful(first.stored),
        printed: async () =>
          new Map([...(await first.stored.printed())].map(([path, text]) => [path, other(text)])),
      },
    };
    const second = await makePackage(
      documentOf(withCall('post /v1/stamps', { text: 'Other words.' }, api)),
      older,
    );
    expect(functionsOf(second)).toEqual(functionsOf(first).map(other));
    expect(second.steps).toEqual({ sync: 'none', release: 'none' });
  });

  it('and types are held against the documents, where the files of the package were edited', async () => {
    const first = await makePackage(documentOf(smallApi));
    const edited = { ...first, stored: { ...first.stored, printed: async () => new Map<string, string>() } };
    const renamed = documentOf(withCall('post /v1/tales', { id: 'tellTale' }));
    expect((await makePackage(renamed, edited)).steps).toEqual({ sync: 'minor', release: 'minor' });
    const narrowed = documentOf(withCall('post /v1/tales', { answer: 'Stamp' }));
    expect((await makePackage(narrowed, edited)).comparison.changes.map(({ kind }) => kind)).toContain(
      'type-changed',
    );
  });

  it('of schemas stay, where another schema stands in their place', async () => {
    const first = await makePackage(documentOf(smallApi));
    const text = JSON.stringify(documentOf(smallApi))
      .replaceAll('"Tale"', '"Story"')
      .replaceAll('/Tale"', '/Story"');
    const second = await makePackage(JSON.parse(text), first);
    expect(fileOf(second, 'openapi.d.ts')).toContain('Tale: components["schemas"]["Story"];');
    expect(second.steps).toEqual({ sync: 'minor', release: 'minor' });
    const gone = { ...smallApi, schemas: smallApi.schemas.filter(({ name }) => name !== 'Letter') };
    const inline = withCall(
      'post /v1/letters',
      { answer: 'Tale' },
      withCall('get /v1/letters/{}', { answer: 'Tale' }, gone),
    );
    expect((await makePackage(documentOf(inline), first)).steps).toEqual({ sync: 'major', release: 'major' });
  });

  it('and types of what is sent stay when the same comes back from a new call', async () => {
    const first = await makePackage(documentOf(smallApi));
    const more: SmallCall = {
      ...(smallApi.calls[0] as SmallCall),
      path: '/v1/drafts',
      id: 'keepDraft',
      answer: 'Draft',
    };
    const second = await makePackage(documentOf({ ...smallApi, calls: [more, ...smallApi.calls] }), first);
    expect(second.steps).toEqual({ sync: 'minor', release: 'minor' });
    expect(fileOf(second, 'index.d.ts')).toMatch(/KeepDraftResult = operations\["keepDraft"\]/);
    expect(fileOf(second, 'openapi.d.ts')).toContain('components["schemas"]["DraftResponse"]');
  });

  it.each<[string, SmallApi, string]>([
    [
      'a body that may be given',
      withCall('delete /v1/letters/{}', { body: { schema: 'Stamp', required: false } }),
      'minor',
    ],
    [
      'a parameter that may be given',
      withCall('get /v1/tales', {
        query: [
          { name: 'limit', required: false },
          { name: 'after', required: false },
        ],
      }),
      'minor',
    ],
    [
      'a parameter that must be given',
      withCall('get /v1/tales', { query: [{ name: 'limit', required: true }] }),
      'major',
    ],
    ['a stream', withCall('post /v1/letters', { streams: true }), 'minor'],
    ['an answer that is another thing', withCall('post /v1/letters', { answer: 'Tale' }), 'major'],
    ['other words', withCall('post /v1/letters', { text: 'Writes it.' }), 'patch'],
  ])('hold the step to what compiles: %s', async (_, api, step) => {
    const first = await makePackage(documentOf(smallApi));
    const { steps } = await makePackage(documentOf(api), first);
    expect(steps.sync === 'none' ? 'patch' : steps.sync).toBe(step);
    expect(steps.release).toBe(steps.sync);
  });
});
