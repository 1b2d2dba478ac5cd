import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/changes/policy.ts';
import { diffApis } from '../../src/diff/api/index.ts';
import { apiRows, families } from '../../src/diff/api/rules/all.ts';
import { kindFamilies, kindsPage } from '../../src/report/kinds.ts';
import { apiOf } from '../support/api.ts';

describe('the kinds of change', () => {
  it('are written to docs/kinds.md as they are (npm run kinds:write)', () => {
    expect(readFileSync('docs/kinds.md', 'utf8')).toBe(kindsPage());
  });

  it('are listed once each, with all that the policy knows', () => {
    const ids = kindFamilies().flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const known = [...defaultPolicy.keys(), ...apiRows('wire').keys()];
    expect(known.filter((id) => !ids.includes(id))).toEqual(['api-changed']);
  });

  it.each(families)('have an example that is told by a rule of $title', ({ rules, before, after }) => {
    const told = diffApis(apiOf(JSON.parse(before)), apiOf(JSON.parse(after)));
    expect(told).not.toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(told.map(({ kind }) => kind)));
  });
});
