import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, policyRow, policyWith } from '../../src/changes/policy.ts';
import { wholePolicy } from '../../src/sync/policy.ts';

describe('the policy', () => {
  it.each([
    ['model-removed', 'breaking', 'major'],
    ['model-renamed', 'breaking', 'major'],
    ['model-added', 'notable', 'minor'],
    ['price-raised', 'notable', 'patch'],
    ['restated', 'notable', 'patch'],
    ['re-read', 'info', 'none'],
    ['section-edited', 'info', 'none'],
    ['base-url-changed', 'breaking', 'major'],
    ['new-required-request-parameter', 'breaking', 'major'],
    ['request-property-removed', 'notable', 'minor'],
    ['new-optional-request-property', 'info', 'minor'],
    ['response-non-success-status-added', 'info', 'patch'],
  ])('makes %s %s and asks for a bump of %s', (kind, severity, bump) => {
    expect(policyRow(kind, null, wholePolicy())).toEqual({ severity, bump });
  });

  it('calls nothing of a catalog breaking but ids that go or no longer answer', () => {
    const breaking = [...defaultPolicy]
      .filter(([, row]) => row.severity === 'breaking')
      .map(([kind]) => kind);
    expect(breaking.filter((kind) => /^(model|price|context|output|capability)-/.test(kind))).toEqual([
      'model-removed',
      'model-renamed',
      'model-retired',
    ]);
  });

  it('refuses a kind that nobody judged', () => {
    expect(() => policyRow('price-vanished', 'catalog')).toThrow('catalog/price-vanished');
    expect(() => policyRow('constructor', 'catalog')).toThrow('catalog/constructor');
  });

  it('has a row for every kind that a comparison can find', () => {
    expect(kindsInSource().filter((kind) => !wholePolicy().has(kind))).toEqual([]);
  });

  it('takes overrides, whole or in part, and rows of further rules', () => {
    const more = new Map([['new-rule', { severity: 'info', bump: 'patch' }]] as const);
    const policy = policyWith(
      { 'price-raised': { severity: 'breaking' }, 'new-rule': { bump: 'major' } },
      more,
    );
    expect(policyRow('price-raised', null, policy)).toEqual({ severity: 'breaking', bump: 'patch' });
    expect(policyRow('new-rule', null, policy)).toEqual({ severity: 'info', bump: 'major' });
    expect(policyRow('price-raised', null)).toEqual({ severity: 'notable', bump: 'patch' });
  });

  it('refuses an override of a kind that does not exist', () => {
    expect(() => policyWith({ 'price-raise': { severity: 'info' } })).toThrow('price-raise');
  });
});

/** Every `kind: 'some-kind'` in the rooms that make findings. */
function kindsInSource(): string[] {
  const folder = resolve(import.meta.dirname, '../../src/diff');
  // The passages that claims are read from have a `kind` too, of another sort.
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.endsWith('claims'),
  );
  const kinds = files.flatMap(({ parentPath, name }) =>
    [...readFileSync(join(parentPath, name), 'utf8').matchAll(/\bkind: '([a-z-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  expect(kinds.length).toBeGreaterThan(20);
  return [...new Set(kinds)];
}
