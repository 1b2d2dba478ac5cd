import { describe, expect, it } from 'vitest';
import { diffApis } from '../../src/diff/api/index.ts';
import { type Ignore, sift } from '../../src/diff/ignores.ts';
import { apiOf } from '../support/api.ts';

const findings = diffApis(
  apiOf({ operationId: 'a', parameters: [{ name: 'limit', in: 'query', schema: { enum: [1, 2] } }] }),
  apiOf({ operationId: 'b', parameters: [{ name: 'limit', in: 'query', schema: { enum: [1, 3] } }] }),
);
const removed = 'request-parameter-enum-value-removed';
const subject = 'POST /things';

function ignore(parts: Partial<Ignore>): Ignore {
  return { rule: removed, reason: 'nobody sends it', ...parts };
}

describe('ignores', () => {
  it.each<[string, Partial<Ignore>, number]>([
    ['the rule alone', {}, 1],
    ['rule and subject', { subject }, 1],
    ['rule, subject, from and to', { subject, from: 2, to: null }, 1],
    ['another subject', { subject: 'GET /things' }, 0],
    ['another value', { from: 1 }, 0],
    ['another rule', { rule: 'request-parameter-removed' }, 0],
    ['a day that is tomorrow', { expires: '2026-10-08' }, 1],
  ])('take away what fits %s', (_name, parts, taken) => {
    const one = ignore(parts);
    const sifted = sift(findings, [one], '2026-10-07');
    expect(sifted.ignored.map(({ finding }) => finding.kind)).toEqual(taken === 1 ? [removed] : []);
    expect(sifted.findings).toHaveLength(findings.length - taken);
    expect(sifted.unused).toEqual(taken === 1 ? [] : [one]);
    expect(sifted.expired).toEqual([]);
  });

  it('take nothing away from their day on, and are named', () => {
    const old = ignore({ expires: '2026-10-07' });
    expect(sift(findings, [old], '2026-10-07')).toEqual({
      findings,
      ignored: [],
      unused: [],
      expired: [old],
    });
    expect(sift(findings, [old], null).ignored).toHaveLength(1);
  });

  it('count the first that fits, and both as used', () => {
    const [first, second] = [ignore({ reason: 'first' }), ignore({ reason: 'second' })];
    const sifted = sift(findings, [first, second], null);
    expect(sifted.ignored.map((one) => one.ignore.reason)).toEqual(['first']);
    expect(sifted.unused).toEqual([]);
  });
});
