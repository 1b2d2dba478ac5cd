import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/catalog/fold-id.ts';

const ids = [
  'acme/rook-5.5',
  'acme/rook-5.5-mini',
  'zeta/owl-opus-4.8',
  'z-ai/kite-5.2',
  'vega/lynx-3-max',
  'vega/lynx-3-max:free',
  'orla/heron-large-2512',
  'nord.ibis-lite-v1:0',
];
const meant = meaningOf(ids);

describe('what a person writes for an id', () => {
  it.each([
    ['rook-5.5', 'acme/rook-5.5'],
    ['ROOK 5.5', 'acme/rook-5.5'],
    ['rook5.5', 'acme/rook-5.5'],
    ['acme/rook-5-5', 'acme/rook-5.5'],
    ['acme:rook-5.5', 'acme/rook-5.5'],
    ['host:rook-5-5-2026-04-01', 'acme/rook-5.5'],
    ['host/acme/rook-5.5', 'acme/rook-5.5'],
    ['rook-5.5-latest', 'acme/rook-5.5'],
    ['owl-4.8-opus', 'zeta/owl-opus-4.8'],
    ['owl-opus-4-8[1m]', 'zeta/owl-opus-4.8'],
    ['us.zeta.owl-opus-4-8-v1:0', 'zeta/owl-opus-4.8'],
    ['Z.AI/Kite-5.2', 'z-ai/kite-5.2'],
    ['lynx-3-max:free', 'vega/lynx-3-max:free'],
    ['lynx3-max', 'vega/lynx-3-max'],
    ['heron-large', 'orla/heron-large-2512'],
    ['ibis-lite', 'nord.ibis-lite-v1:0'],
  ])('%s means %s', (written, id) => {
    expect(meant(written)).toBe(id);
  });

  it.each(['rook-6', 'rook', 'acme/rook-5.5-nano', 'rook-5.5:free', 'owl:opus', 'acme:', '[1m]', ''])(
    '%j means none of them',
    (written) => expect(meant(written)).toBeNull(),
  );
});
