/** A model of a simulated gateway: prices in cents per 1M tokens, context in tokens. */
export interface TrueModel {
  readonly id: string;
  readonly input: number;
  readonly output: number;
  readonly context: number;
}

/** What one day of a simulated gateway brings. */
export interface SimulatedDay {
  /** What is true on this day. */
  readonly models: readonly TrueModel[];
  /** What the page shows: the truth, or a part of it that no gateway means. */
  readonly shown: readonly TrueModel[];
  /** The site does not answer as it should. */
  readonly isFaulty: boolean;
  /** The process is killed at this operation of the disk; `null` for a quiet day. */
  readonly killedAt: number | null;
}

/** Two words make an id that no other one could be a rename of. */
const names = 'amber basalt cedar delta ember flint garnet hazel indigo jasper'.split(' ');
const kinds = 'owl heron lynx otter raven stoat'.split(' ');
const vendors = ['acme', 'birch', 'cobalt'];

/** The same days for the same seed: models come, go, and move, go back for a day, and now and then half are missing. */
export function* simulatedDays(count: number, seed: number): Generator<SimulatedDay> {
  const random = generator(seed);
  const unused = names.flatMap((name) => kinds.map((kind) => `${name}-${kind}`));
  const makeModel = (): TrueModel => {
    const [name = 'spare'] = unused.splice(Math.floor(random() * unused.length), 1);
    const input = 10 + Math.floor(random() * 500);
    return { id: `${pick(vendors, random)}/${name}`, input, output: input * 4, context: 128_000 };
  };
  let models = Array.from({ length: 18 }, makeModel);
  let before = models;
  for (let day = 0; day < count; day += 1) {
    const next = day === 0 ? models : step(models, before, random, makeModel);
    [before, models] = [models, next];
    const isHalf = day > 0 && random() < 0.05;
    yield {
      models,
      shown: isHalf ? models.slice(0, Math.floor(models.length / 2)) : models,
      isFaulty: day > 0 && random() < 0.2,
      killedAt: day > 0 && random() < 0.15 ? 3 + Math.floor(random() * 120) : null,
    };
  }
}

function step(
  models: readonly TrueModel[],
  before: readonly TrueModel[],
  random: () => number,
  makeModel: () => TrueModel,
): TrueModel[] {
  const dice = random();
  const chosen = pick(models, random);
  const alter = (facts: Partial<TrueModel>) =>
    models.map((model) => (model === chosen ? { ...model, ...facts } : model));
  if (dice < 0.4) return [...models];
  if (dice < 0.6) return alter({ input: Math.ceil(chosen.input * (1.1 + random())) });
  if (dice < 0.7) return alter({ context: chosen.context === 128_000 ? 200_000 : 128_000 });
  if (dice < 0.85) return [...models, makeModel()];
  if (dice < 0.93) return models.length < 12 ? [...models] : models.filter((model) => model !== chosen);
  return [...before];
}

/** The page of a catalog as the gateway publishes it. */
export function catalogPage(models: readonly TrueModel[]): string {
  const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
  const rows = models.map(
    ({ id, input, output, context }) =>
      `| \`${id}\` | ${dollars(input)} | ${dollars(output)} | ${context / 1000}K |`,
  );
  return [
    ...['# Models', '', 'Prices in USD per 1M tokens.', ''],
    ...['| Model | Input | Output | Context |', '| --- | --- | --- | --- |', ...rows, ''],
  ].join('\n');
}

/** All that differs between two days, one line each: `came acme/owl`, `moved acme/owl input`. */
export function trueChanges(from: readonly TrueModel[], to: readonly TrueModel[]): string[] {
  const known = new Map(from.map((model) => [model.id, model]));
  const there = new Set(to.map(({ id }) => id));
  const gone = from.filter(({ id }) => !there.has(id)).map(({ id }) => `went ${id}`);
  const others = to.flatMap((model) => {
    const old = known.get(model.id);
    if (old === undefined) return [`came ${model.id}`];
    const fields = (['input', 'output', 'context'] as const).filter((field) => model[field] !== old[field]);
    return fields.map((field) => `moved ${model.id} ${field}`);
  });
  return [...gone, ...others].sort();
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Mulberry32: small, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
