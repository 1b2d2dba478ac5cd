import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fits } from '../../src/base/shape.ts';
import { buildManifest, type Manifest } from '../../src/store/manifest.ts';
import { manifestShape } from '../../src/store/shapes.ts';
import { documentOf, partsOf } from '../support/stored-editions.ts';

const runs = process.env['LONG'] === undefined ? 500 : 20_000;

const small = buildManifest(
  new Map([['package.json', Buffer.from('{}')]]),
  partsOf('2026-09-11', [documentOf('models', '# Models\n'), documentOf('facts-pricing', '# Pricing\n')]),
);

const whole: Manifest = {
  ...small,
  package: {
    name: 'router-one-client',
    version: '1.2.0',
    releases: [
      { version: '1.1.0', date: '2026-06-10', entries: null },
      { version: '1.2.0', date: '2026-09-11', entries: 2 },
    ],
  },
  counts: { models: 1, operations: 2, sections: 0, facts: 4 },
  accepted: ['models-removed=21'],
};

/** Values of every sort that JSON has, with those that are nearly right. */
const anything = fc.oneof(
  fc.constantFrom(
    ...[
      null,
      true,
      0,
      1,
      -1,
      1.5,
      2 ** 53,
      '',
      'live',
      'models',
      'openapi',
      'facts-',
      '../up',
      'a/b.md',
      'con',
    ],
    ...[
      '2026-02-29',
      '2024-02-29',
      '2026-9-1',
      '0000-01-01',
      `sha256:${'0'.repeat(64)}`,
      `sha256:${'G'.repeat(64)}`,
    ],
    ...[[], {}, [null], { name: 'x' }],
  ),
  fc.jsonValue(),
);

/** What is published for others to check a manifest with. */
const schema = manifestShape.schema(z);

describe('the shape of a manifest', () => {
  it.each([{ given: small }, { given: whole }])('fits what we write', ({ given }) => {
    expect(manifestShape.wrong(given)).toBeNull();
  });

  it('says the same as the schema that is made of it', () => {
    fc.assert(
      fc.property(fc.nat(), anything, fc.constantFrom('replace', 'add', 'remove'), (at, value, how) => {
        const changed = damage(structuredClone(whole), at, value, how);
        expect(fits(manifestShape, changed)).toBe(schema.safeParse(changed).success);
      }),
      { numRuns: runs },
    );
  });

  it('names the place and what was expected there', () => {
    const damaged = { ...whole, documents: [{ ...whole.documents[0], size: -1 }] };
    expect(manifestShape.wrong(damaged)).toBe('documents.0.size: expected a whole number from 0 on');
    const { digest: _, ...rest } = whole;
    expect(manifestShape.wrong(rest)).toBe('digest: is missing');
    expect(manifestShape.wrong({ ...whole, edition: { date: '2026-02-30', origin: 'live' } })).toBe(
      'edition.date: expected a day',
    );
  });
});

type Container = Record<string, unknown>;

/** Replaces, adds or removes one value, anywhere within. */
function damage(root: unknown, at: number, value: unknown, how: string): unknown {
  const places = placesIn(root);
  const place = places[at % places.length];
  if (place === undefined) return root;
  const { within, key } = place;
  if (how === 'remove' && !Array.isArray(within)) delete within[key];
  else within[how === 'add' && !Array.isArray(within) ? `${key}2` : key] = value;
  return root;
}

function placesIn(value: unknown): { within: Container; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  // Arrays are containers too, by their indexes.
  const within = value as Container;
  return Object.keys(within).flatMap((key) => [{ within, key }, ...placesIn(within[key])]);
}
