import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../../src/base/failure.ts';
import { nextVersion } from '../../../src/codegen/release.ts';

describe('the next version', () => {
  it.each([
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.1.0', 'patch', '0.1.1'],
    ['0.1.0', 'minor', '0.2.0'],
    ['0.1.0', 'major', '1.0.0'],
    ['1.9.9', 'patch', '1.9.10'],
  ] as const)('after %s with the step %s is %s', (version, bump, want) => {
    expect(nextVersion(version, bump)).toBe(want);
  });

  it.each(['1.2', '1.2.3-beta', 'v1.2.3', '01.2.3', ''])('is not told after %j', (version) => {
    expect(() => nextVersion(version, 'patch')).toThrow(UsageFailure);
  });
});
