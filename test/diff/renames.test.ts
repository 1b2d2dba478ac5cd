import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { findRenames } from '../../src/diff/catalog/renames/index.ts';
import { modelOf, priceOf } from '../support/editions.ts';

const model = (id: string, input = '1.10', output = '4.40'): Model => ({
  ...modelOf(id),
  name: null,
  prices: [priceOf('input', input), priceOf('output', output)],
});

const renamesOf = (
  before: readonly Model[],
  after: readonly Model[],
  canonical: ReadonlyMap<string, string> = new Map(),
) => findRenames(before, after, canonical).map(({ from, to }) => `${from.id} → ${to.id}`);

/** The same three models at two hosts: here a prefix is who hosts a model. */
const hosts = ['alpha', 'beta'].flatMap((host) =>
  ['rook-1', 'rook-2', 'owl-1'].map((name) => model(`${host}/${name}`)),
);

describe('renames', () => {
  it.each([
    ['a vendor that comes between', 'alpha/lynx-8b', 'alpha/acme/lynx-8b'],
    ['a vendor that goes', 'alpha/acme/lynx-8b', 'alpha/lynx-8b'],
    ['a further folder', 'alpha/accounts/lynx-8b', 'alpha/accounts/models/lynx-8b'],
    ['a tag for a dash', 'alpha/lynx-2-8b', 'alpha/lynx-2:8b-cloud'],
    ['a dot that is dropped', 'alpha/lynx-4.5-air', 'alpha/lynx-45-air'],
    ['a version without its second part', 'alpha/eu.acme.lynx-4-6-v1:0', 'alpha/eu.acme.lynx-4-6-v1'],
    ['a vendor said twice', 'alpha/acme-acme2-lynx-8b', 'alpha/acme2/acme-acme2-lynx-8b'],
    ['a vendor behind two dashes', 'alpha/lynx-3-5-swift', 'alpha/acme--lynx-3.5-swift'],
    ['a stage before the name', 'alpha/lynx-k2', 'alpha/alpha-lynx-k2'],
    ['a letter for the dot', 'alpha/lynx-4p5-air', 'alpha/lynx-4.5-air'],
    ['a zero that says nothing', 'alpha/lynx-3.0-pro', 'alpha/lynx-3-pro'],
    ['the host said twice', 'alpha/lynx-3.3-8b', 'alpha/alpha-lynx-3-3-8b'],
    ['a day without its second dash', 'alpha/lynx-4o-2024-05-13', 'alpha/lynx-4o-2024-0513'],
    ['a colon escaped for an address', 'alpha/acme.lynx-8b-v1%3A0', 'alpha/acme.lynx-8b-v1:0'],
    ['a vendor before a dot', 'alpha/lynx-lite-v1', 'alpha/acme.lynx-lite-v1:0'],
  ])('within one host: %s', (_what, from, to) => {
    expect(renamesOf([...hosts, model(from)], [...hosts, model(to)])).toEqual([`${from} → ${to}`]);
    expect(renamesOf([...hosts, model(to)], [...hosts, model(from)])).toEqual([`${to} → ${from}`]);
  });

  it.each([
    ['two regions', 'apac.acme.lynx-4-6-v1:0', 'au.acme.lynx-4-6-v1:0'],
    ['two versions behind a colon', 'acme.lynx-7b-v0:2', 'acme.lynx-7b-v0:3'],
    ['two versions', 'acme/lynx-v1', 'acme/lynx-v2'],
  ])('are none between %s', (_what, from, to) => {
    expect(renamesOf([...hosts, model(from)], [...hosts, model(to)])).toEqual([]);
  });

  const named = (id: string, name: string, input = '1.10') => ({ ...model(id, input), name });

  it.each([
    [
      'a preview of a day',
      'acme/lynx-2.5-lite-preview-06-17',
      'Lynx 2.5 Lite Preview 06-17',
      'Lynx 2.5 Lite',
    ],
    ['a month', 'acme/lynx-2.5-lite-2506', 'Lynx 2.5 Lite 2506', 'Lynx 2.5 Lite'],
  ])('are not spoken against by a name that only follows the id: %s', (_what, id, was, is) => {
    const [before, after] = [named(id, was), named('acme/lynx-2.5-lite', is)];
    expect(renamesOf([before], [after])).toEqual([`${id} → acme/lynx-2.5-lite`]);
    expect(renamesOf([before], [named('acme/lynx-2.5-lite', 'Lynx 2.5 Ultra')])).toEqual([]);
  });

  const word = (ids: readonly string[], end: string, input?: string) =>
    ids.map((id) => model(`${id}${end}`, input));
  const three = ['alpha/lynx-v3', 'alpha/kite-r1', 'alpha/heron-4.6'];

  it('are a word that three models get or lose at once, whatever they cost now', () => {
    const [before, after] = [word(three, ''), word(three, '-TEE', '1.30')];
    expect(renamesOf([...hosts, ...before], [...hosts, ...after])).toHaveLength(3);
    expect(renamesOf([...hosts, ...after], [...hosts, ...before])).toHaveLength(3);
  });

  it.each([
    ['two models get', three.slice(0, 2), '-TEE'],
    ['makes other models of them', three, '-turbo'],
    ['is a version', three, '-2'],
  ])('are none by a word that %s', (_what, ids, end) => {
    expect(renamesOf(word(ids, ''), word(ids, end))).toEqual([]);
  });

  it('lead from the newest of several snapshots, and to it', () => {
    const plain = model('acme/lynx-4');
    const days = ['2025-01-01', '2025-06-01'].map((day) => model(`acme/lynx-4-${day}`));
    expect(renamesOf(days, [plain])).toEqual(['acme/lynx-4-2025-06-01 → acme/lynx-4']);
    expect(renamesOf([plain], days)).toEqual(['acme/lynx-4 → acme/lynx-4-2025-06-01']);
  });

  it.each([
    ['a reseller before the name', 'alpha/cerebras-lynx-20b', 'alpha/lynx-20b'],
    ['a family before the name', 'alpha/lynx-5', 'alpha/zai-lynx-5'],
    ['what it was trained for', 'alpha/acme/lynx-26b', 'alpha/acme/lynx-26b-it'],
    ['a size behind a colon', 'alpha/lynx-k2', 'alpha/lynx-k2:1t-cloud'],
  ])('are proven by a display name that no other model has: %s', (_what, from, to) => {
    const [before, after] = [named(from, 'Lynx One'), named(to, 'Lynx-One')];
    expect(renamesOf([...hosts, before], [...hosts, after])).toEqual([`${from} → ${to}`]);
    expect(renamesOf([...hosts, after], [...hosts, before])).toEqual([`${to} → ${from}`]);
    // Another one has the name too, or the price says otherwise.
    const twin = named('alpha/acme/twin-3', 'Lynx One');
    expect(renamesOf([...hosts, twin, before], [...hosts, twin, after])).toEqual([]);
    expect(renamesOf([...hosts, before], [...hosts, { ...after, ...named(to, 'Lynx One', '9') }])).toEqual(
      [],
    );
  });

  it('are proven by a display name for a vendor that others keep', () => {
    const stay = [...hosts, model('alpha/z-ai/owl-9')];
    const [from, to] = [named('alpha/z-ai/lynx-4.6', 'Lynx'), named('alpha/zai-org/lynx-4.6', 'Lynx')];
    expect(renamesOf([...stay, from], [...stay, to])).toEqual([`${from.id} → ${to.id}`]);
    expect(renamesOf([...stay, { ...from, name: null }], [...stay, { ...to, name: null }])).toEqual([]);
  });

  it.each([
    ['another version', 'alpha/cerebras-lynx-4.6', 'alpha/lynx-4.7'],
    ['another size', 'alpha/lynx-8b', 'alpha/acme-lynx-70b-it'],
    ['another way to call it', 'alpha/acme/lynx-8b-thinking', 'alpha/acme/lynx-8b'],
    ['a variant', 'alpha/acme-lynx-8b:free', 'alpha/lynx-8b-it'],
    ['another host', 'alpha/acme-lynx-8b', 'beta/lynx-8b-it'],
    ['another day', 'alpha/acme-lynx-2025-01-02', 'alpha/lynx-it-2025-03-04'],
  ])('are none by a display name for %s', (_what, from, to) => {
    expect(renamesOf([...hosts, named(from, 'Lynx')], [...hosts, named(to, 'Lynx')])).toEqual([]);
  });

  it('are none by a display name between two vendors of one gateway', () => {
    const others = ['zeta/owl-1', 'vega/kite-2', 'inca/rook-3'].map((id) => model(id));
    const [before, after] = [named('acme/lynx-8b', 'Lynx'), named('orla/lynx-8b-it', 'Lynx')];
    expect(renamesOf([...others, before], [...others, after])).toEqual([]);
  });

  it('are none between two hosts, in whatever part of the id', () => {
    expect(renamesOf([...hosts, model('alpha/lynx-8b')], [...hosts, model('beta/lynx-8b')])).toEqual([]);
    expect(
      renamesOf([...hosts, model('alpha/acme/lynx-8b')], [...hosts, model('beta/acme/lynx-8b')]),
    ).toEqual([]);
  });

  it('are one move where all vendors of a host get the same mark', () => {
    const names = ['acme/lynx-1', 'zeta/owl-7', 'vega/kite-3'];
    const [before, after] = ['', 'hf:'].map((mark) =>
      names.map((name, index) => model(`alpha/${mark}${name}`, `${index + 1}`)),
    );
    const cheaper = (after ?? []).map((one) => ({ ...one, prices: [priceOf('input', '9')] }));
    expect(renamesOf([...hosts, ...(before ?? [])], [...hosts, ...cheaper])).toHaveLength(3);
  });

  it('are found by the lasting name that a gateway has for a model, and a variant is another model', () => {
    const canonical = new Map([
      ['inca/quill-small-beta', 'inca/quill-20260101'],
      ['inca/quill-coder', 'inca/quill-20260101'],
      ['inca/quill-coder:free', 'inca/quill-20260101'],
    ]);
    const [old, now, free] = ['inca/quill-small-beta', 'inca/quill-coder', 'inca/quill-coder:free'].map(
      (id) => model(id),
    );
    if (old === undefined || now === undefined || free === undefined) throw new Error('three models');
    expect(renamesOf([old], [free, now], canonical)).toEqual(['inca/quill-small-beta → inca/quill-coder']);
    expect(renamesOf([old], [free], canonical)).toEqual([]);
    expect(renamesOf([old], [now])).toEqual([]);
    expect(findRenames([old], [now], canonical)[0]?.evidence).toContain(
      'same canonical id inca/quill-20260101',
    );
  });
});
