import { describe, expect, it } from 'vitest';
import { InvalidDocuments, UpstreamFailure } from '../../src/base/failure.ts';
import { errorAt } from '../../src/base/problem.ts';
import { type Freshness, tellingLastCheck } from '../../src/sync/freshness.ts';

const now = new Date('2026-09-21T12:00:00Z');
const day = 86_400_000;
const unreadable = () => Promise.reject(new InvalidDocuments([errorAt('models', null, 'x', 'a table')]));

async function endOf(freshness: Omit<Freshness, 'now'>): Promise<unknown> {
  return tellingLastCheck({ ...freshness, now }, unreadable).catch((error: unknown) => error);
}

describe('the age of the last check on a machine that remembers none', () => {
  it('is that of the committed edition, and above the limit the run is out of date', async () => {
    const end = await endOf({ check: null, edition: '2026-09-01', maxAge: 7 * day });
    expect(end).toBeInstanceOf(UpstreamFailure);
    expect(String(end)).toContain(
      'No successful check is on record here, and the edition is of 2026-09-01, 20 days ago: more than the 7 days',
    );
  });

  it('is below the limit what it was, and nothing without an edition', async () => {
    expect(await endOf({ check: null, edition: '2026-09-20', maxAge: 7 * day })).toBeInstanceOf(
      InvalidDocuments,
    );
    expect(await endOf({ check: null, edition: null, maxAge: 7 * day })).toBeInstanceOf(InvalidDocuments);
  });

  it('is that of the last success where somebody knows it, whatever the edition', async () => {
    const told = { check: { lastCheck: '2026-09-21T05:23:00Z' }, edition: '2026-01-01', maxAge: 7 * day };
    expect(await endOf(told)).toBeInstanceOf(InvalidDocuments);
  });
});
