import { describe, expect, it } from 'vitest';
import { multiply, toDecimal, toRational } from '../../src/catalog/decimal.ts';
import type { Model, Price } from '../../src/catalog/model.ts';
import { orderModels } from '../../src/catalog/order.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import { isOf } from '../../src/changes/finding.ts';
import { appendEntry } from '../../src/history/append.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import type { Edition } from '../../src/read/edition.ts';
import { compared, editionOf, modelOf, priceOf } from '../support/editions.ts';

/** `npm run test:long` replays them all. */
const days = process.env['LONG'] === undefined ? 45 : 300;

/** A small generator with a seed, so that every run sees the same days (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const vendors = ['acme', 'zeta', 'vega', 'inca', 'orla', 'nord'];
const animals = ['rook', 'owl', 'lynx', 'kite', 'heron', 'otter', 'ibis', 'wolf'];
const words = ['swift', 'calm', 'deep', 'bright', 'small', 'grand', 'clear', 'quiet'];

/** What a day does to the catalog, and what is true of it. */
interface Day {
  readonly models: readonly Model[];
  readonly renames: readonly (readonly [from: string, to: string])[];
  /** A fault of publishing: it must be held, and the next day is as if it had not been. */
  readonly isFault: boolean;
  readonly what: string;
}

type Step = (
  models: readonly Model[],
  pick: (count: number) => readonly Model[],
  unique: () => string,
) => Day;

const renamed =
  (what: string, count: number, fits: (id: string) => boolean, next: (id: string) => string): Step =>
  (models, _pick, _unique) => {
    const ids = new Set(models.map(({ id }) => id));
    const own = models.filter(({ id }) => fits(id) && !ids.has(next(id))).slice(0, count);
    const chosen = own.length < count ? [] : own;
    return {
      models: models.map((model) =>
        chosen.includes(model)
          ? { ...model, id: next(model.id), provider: next(model.id).split('/')[0] ?? null }
          : model,
      ),
      renames: chosen.map(({ id }) => [id, next(id)]),
      isFault: false,
      what,
    };
  };

const changed =
  (what: string, isFault: boolean, count: number, change: (model: Model) => Model): Step =>
  (models, pick) => {
    const chosen = new Set(pick(count));
    return {
      models: models.map((model) => (chosen.has(model) ? change(model) : model)),
      renames: [],
      isFault,
      what,
    };
  };

const times =
  (factor: string) =>
  (model: Model): Model => ({
    ...model,
    prices: model.prices.map((price): Price => {
      const amount = toDecimal(multiply(toRational(price.amount), toRational(factor)));
      return { ...price, amount, text: `$${amount} / 1M tokens` };
    }),
  });

const bare = (id: string) => /^[a-z]+\/[a-z]+-[a-z]+-\d\.\d$/.test(id);

const steps: readonly Step[] = [
  renamed('a snapshot', 1, bare, (id) => `${id}-2026-03-14`),
  renamed(
    'its end',
    1,
    (id) => id.endsWith('-2026-03-14'),
    (id) => id.replace('-2026-03-14', ''),
  ),
  renamed('an affix', 1, bare, (id) => `${id}-preview`),
  renamed(
    'no affix',
    1,
    (id) => id.endsWith('-preview'),
    (id) => id.replace('-preview', ''),
  ),
  renamed('a dash for a dot', 1, bare, (id) => id.replace('.', '-')),
  renamed(
    'a dot for a dash',
    1,
    (id) => /-\d-\d$/.test(id),
    (id) => id.replace(/-(\d)-(\d)$/, '-$1.$2'),
  ),
  renamed('another case', 1, bare, (id) =>
    id.replace(/\/([a-z])/, (_, letter: string) => `/${letter.toUpperCase()}`),
  ),
  renamed('other places of words', 3, bare, (id) => id.replace(/\/([a-z]+)-([a-z]+)-(\d\.\d)$/, '/$1-$3-$2')),
  renamed('a slash for a dash', 3, bare, (id) => id.replace('/', '-')),
  renamed(
    'a dash for a slash',
    3,
    (id) => !id.includes('/'),
    (id) => id.replace('-', '/'),
  ),
  changed('a promotion', false, 1, times('0.5')),
  changed('its end', false, 1, times('2')),
  changed('a cut', false, 2, times('0.8')),
  changed('a raise', false, 1, times('1.25')),
  changed('one far cut', false, 1, times('0.05')),
  changed('an end', false, 1, (model) => ({
    ...model,
    status: 'deprecated',
    deprecation: { date: '2027-06-30', successor: null },
  })),
  changed('a retirement', false, 1, (model) => ({ ...model, status: 'retired' })),
  (models, pick) => {
    const gone = new Set(pick(2));
    return {
      models: models.filter((model) => !gone.has(model)),
      renames: [],
      isFault: false,
      what: 'two that go',
    };
  },
  (models, _pick, unique) => ({
    models: [...models, made(unique(), 7), made(unique(), 3)],
    renames: [],
    isFault: false,
    what: 'two that come',
  }),
  (models, pick, unique) => {
    const [gone] = pick(1);
    return {
      models: [...models.filter((model) => model !== gone), made(unique(), 5)],
      renames: [],
      isFault: false,
      what: 'one for another',
    };
  },
  changed('prices by the thousand', true, 6, times('0.001')),
  changed('prices a million times too high', true, 5, times('1000000')),
  changed('zeros for missing values', true, 8, times('0')),
  (models) => ({
    models: models.slice(0, Math.floor(models.length / 2)),
    renames: [],
    isFault: true,
    what: 'a lost tail',
  }),
  (models) => {
    const section = vendors.find(
      (vendor) => models.filter(({ provider }) => provider === vendor).length >= 5,
    );
    return {
      models: models.filter(({ provider }) => provider !== section),
      renames: [],
      isFault: true,
      what: 'a section gone',
    };
  },
  (models) => ({
    models: models.map((model) => ({
      ...model,
      prices: model.prices.filter(({ item }) => item !== 'output'),
    })),
    renames: [],
    isFault: true,
    what: 'a renamed column',
  }),
];

function made(id: string, seed: number): Model {
  const input = `${((seed * 37) % 290) + 10}`.padStart(3, '0').replace(/(\d\d)$/, '.$1');
  const output = toDecimal(multiply(toRational(input), toRational('4')));
  const size = ((seed * 13) % 9) + 1;
  const context = { tokens: size * 32_000, precision: 1000, text: `${size * 32}K` };
  return {
    ...modelOf(id),
    context,
    category: 'text',
    prices: [priceOf('input', input), priceOf('output', output)],
  };
}

/** Every combination once, so that no two models have one name. */
function* names(): Generator<string> {
  for (let version = 1; version < 10; version += 1) {
    for (const word of words) {
      for (const [index, animal] of animals.entries())
        yield `${vendors[(index + version) % vendors.length]}/${animal}-${word}-${version}.0`;
    }
  }
}

interface Tally {
  proven: number;
  found: number;
  false: number;
  faults: number;
  caught: number;
  heldInVain: string[];
}

function replay(): Tally {
  const random = randomFrom(20_260_101);
  const supply = names();
  const unique = () => supply.next().value ?? 'acme/last-one-9.9';
  const tally: Tally = { proven: 0, found: 0, false: 0, faults: 0, caught: 0, heldInVain: [] };
  let models: readonly Model[] = Array.from({ length: 60 }, (_, index) => made(unique(), index + 1));
  let base: Edition | null = null;
  let history: readonly HistoryEntry[] = [];
  for (let day = 0; day < days; day += 1) {
    const pick = (count: number) => [...models].sort(() => random() - 0.5).slice(0, count);
    const step = steps[day % steps.length];
    const next: Day =
      step === undefined || day === 0
        ? { models, renames: [], isFault: false, what: '' }
        : step(models, pick, unique);
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    const edition = editionOf(next.models, { date });
    const comparison = compared(base, edition, [...history]);
    count(tally, next, comparison);
    if (next.isFault) continue;
    const accepted: Comparison = { ...comparison, verdict: 'accepted', held: [], accepted: comparison.held };
    history = appendEntry(history, { comparison: accepted, models: orderModels(next.models) });
    [models, base] = [next.models, edition];
  }
  return tally;
}

function count(tally: Tally, day: Day, { changes, held }: Comparison): void {
  const truth = new Set(day.renames.map(([from, to]) => `${from} ${to}`));
  const told = changes
    .filter((change) => isOf(change, 'model-renamed'))
    .map(({ subject, to }) => `${subject} ${to.id}`);
  tally.proven += truth.size;
  tally.found += told.filter((pair) => truth.has(pair)).length;
  tally.false += told.filter((pair) => !truth.has(pair)).length;
  if (day.isFault) {
    tally.faults += 1;
    tally.caught += held.length > 0 ? 1 : 0;
  } else if (held.length > 0) tally.heldInVain.push(`${day.what}: ${held.map(({ rule }) => rule).join()}`);
}

describe(`a made-up gateway over ${days} days, of which the truth is known`, () => {
  it('has its renames found, its faults held, and nobody called in vain', () => {
    const tally = replay();
    const recall = tally.found / tally.proven;
    const vain = tally.heldInVain.length / days;
    process.stdout.write(
      `replay of ${days} days: recall ${recall.toFixed(3)} (${tally.found} of ${tally.proven} renames), ` +
        `${tally.false} false, ${tally.caught} of ${tally.faults} faults held, ` +
        `${tally.heldInVain.length} days held in vain (${(vain * 100).toFixed(1)} %)\n`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(tally.false).toBe(0);
    expect(tally.caught).toBe(tally.faults);
    expect(vain, tally.heldInVain.join('; ')).toBeLessThanOrEqual(0.05);
  });
});
