import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/changes/finding.ts';
import { diffDocs } from '../../src/diff/docs/index.ts';
import { docs } from './docs-reading.ts';

const runs = { numRuns: process.env['LONG'] ? 400 : 40 };

const blocks = [
  'Every request carries the key as a bearer token.',
  'Every request carries the secret key as a bearer token.',
  '每个请求都以 Bearer 方式携带密钥。',
  'Up to three `image_urls` may be given.',
  'Last updated: 2026-06-10',
  '```bash\ncurl https://api.router.one/v1/models\n```',
  '```bash\ncurl https://api.router.one/v1/balance\n```',
  '| Field | Type |\n| --- | --- |\n| n | integer |\n| size | string |',
  '| Field | Type |\n| --- | --- |\n| size | enum |',
  '- one\n- two',
];

const section = fc
  .record({
    level: fc.constantFrom(2, 2, 2, 3, 3, 4),
    heading: fc.constantFrom('Keys', 'API keys', 'Errors', 'Models', '错误', '1. Start', '2. Start'),
    blocks: fc.array(fc.constantFrom(...blocks), { maxLength: 3 }),
  })
  .map(({ level, heading, blocks: own }) => [`${'#'.repeat(level)} ${heading}`, ...own].join('\n\n'));

const page = fc.array(section, { maxLength: 9 }).map((sections) => ['# API', ...sections].join('\n\n'));

function compare(before: string, after: string): Finding[] {
  return diffDocs(docs(before), docs(after));
}

function subjects(findings: readonly Finding[], kind: string): string[] {
  return findings.filter((found) => found.kind === kind).map(({ subject, field }) => `${subject} ${field}`);
}

describe('comparing two outlines of the docs', () => {
  it('finds nothing between a page and itself, wherever its lines stand', () => {
    fc.assert(
      fc.property(page, (text) => {
        expect(compare(text, text)).toEqual([]);
        expect(compare(text, text.replaceAll('\n\n', '\n\n\n\n'))).toEqual([]);
      }),
      runs,
    );
  });

  it('finds the mirror image when the sides are exchanged: what came goes', () => {
    fc.assert(
      fc.property(page, page, (before, after) => {
        const [there, back] = [compare(before, after), compare(after, before)];
        expect(subjects(there, 'section-added').sort()).toEqual(subjects(back, 'section-removed').sort());
        expect(subjects(there, 'section-removed').sort()).toEqual(subjects(back, 'section-added').sort());
      }),
      runs,
    );
  });

  it('finds something between two pages that say different things', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.constantFrom(...blocks.slice(0, 4)), (text, place, block) => {
        const paragraphs = text.split('\n\n');
        const at = 1 + (place % paragraphs.length);
        const longer = [...paragraphs.slice(0, at), `${block} Really.`, ...paragraphs.slice(at)].join('\n\n');
        expect(compare(text, longer)).not.toEqual([]);
        expect(compare(longer, text)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('says nothing twice', () => {
    fc.assert(
      fc.property(page, page, (before, after) => {
        const moves = compare(before, after).filter(({ kind }) =>
          /^section-(?:added|removed|moved)$/.test(kind),
        );
        const said = moves.map(({ kind, subject, field }) => `${kind} ${subject} ${field}`);
        expect(said).toEqual([...new Set(said)]);
      }),
      runs,
    );
  });
});
