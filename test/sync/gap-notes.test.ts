import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/base/json.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { gapNotes } from '../../src/sync/gap-notes.ts';

const edition = (text: string) => {
  const document = { name: 'models', bytes: new TextEncoder().encode(text), address: 'x' };
  return readEdition([document] as never, { date: null, origin: 'live' });
};

const plain = '| Model ID | Context |\n|---|---|\n| a-1 | 8K |\n| a-2 | 8K |\n';
const more = '| Model ID | Context | Mood |\n|---|---|---|\n| a-1 | 8K | good |\n| a-2 | 8K | bad |\n';

describe('what is not read any more', () => {
  it('is told when it is new: the column, and the share that grew', () => {
    expect(gapNotes(edition(plain), edition(more))).toEqual([
      'New in the catalog and not read: column "Mood" (line 1, 2 parts passed over). See `models --coverage`.',
      '33 % of the catalog is not read; before, it was 0 %. See `models --coverage`.',
    ]);
  });

  it('is no news when it was so before, or with the first edition', () => {
    expect(gapNotes(edition(more), edition(more))).toEqual([]);
    expect(gapNotes(null, edition(more))).toEqual([]);
  });

  it('names a table that is about no model any more', () => {
    const other = `${plain}\n## Else\n\n| Plan | Seats |\n|---|---|\n| Small | 3 |\n`;
    expect(gapNotes(edition(plain), edition(other))[0]).toContain('table "Plan | Seats"');
  });
});

describe('the manifest', () => {
  const generated = join(import.meta.dirname, '../../generated');

  it('keeps the counts of the coverage, which add up to the document, and no text of it', () => {
    const manifest = parseJson(readFileSync(join(generated, 'manifest.json'), 'utf8'));
    const page = readFileSync(join(generated, 'documents/models.md'), 'utf8');
    const { gaps: _, ...counts } = edition(page).catalog?.coverage ?? { gaps: [] };
    expect(manifest).toMatchObject({ coverage: counts });
    const { parts = 0, read = 0, unread = 0, passedOver = 0, notModels = 0 } = { ...counts };
    expect(read + unread + passedOver + notModels).toBe(parts);
  });
});
