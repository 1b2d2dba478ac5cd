import { readFileSync } from 'node:fs';
import type { Model, Price } from '../../../src/catalog/model.ts';
import { toChange } from '../../../src/changes/compose.ts';
import { finding } from '../../../src/changes/finding.ts';
import { catalogAt } from '../../../src/history/catalog-at.ts';
import type { HistoryEntry } from '../../../src/history/entry.ts';
import { parseHistory, printHistory } from '../../../src/history/log.ts';
import { recall } from '../../../src/history/recall.ts';
import { selectHistory } from '../../../src/history/select.ts';
import { historyLines } from '../../../src/report/history-lines.ts';
import { makeModels } from '../client/package.ts';
import { atMostTimes, compare } from '../frame/compare.ts';
import type { Scratch } from '../frame/processes.ts';
import { type Result, told } from '../frame/result.ts';

const editions = 1000;
const limit = 2;
const rounds = 11;

/** What commands do with a long history, each with reading the file, against reading it alone. */
export async function* measureHistory(scratch: Scratch): AsyncGenerator<Result> {
  const history = makeHistory();
  const file = scratch.write('history.jsonl', printHistory(history));
  const read = () => parseHistory(readFileSync(file, 'utf8'));
  const last = history.at(-1);
  if (last === undefined) throw new Error('there is a history');
  const findings = last.changes.map(({ severity: _, ...found }) => found);
  const works: Readonly<Record<string, () => unknown>> = {
    '`log`': () => historyLines(selectHistory(read(), {})),
    '`log --at`': () => catalogAt(read(), last.date),
    'flap detection': () => recall(findings, read(), last.date),
  };
  const theirs = async () => void read();
  for (const [name, work] of Object.entries(works)) {
    const costs = await compare({ ours: async () => void work(), theirs, rounds });
    yield atMostTimes(
      limit,
      `${name} of ${editions} editions takes at most ${limit} times reading the file`,
      costs,
    );
  }
  const bare = async () =>
    void readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const { ratio, ours, theirs: plain } = await compare({ ours: theirs, theirs: bare, rounds });
  yield told(
    'reading the file with every check, to JSON.parse alone',
    `${ratio.toFixed(2)}× (${ours.toFixed(0)} ms to ${plain.toFixed(0)} ms)`,
  );
}

/** 200 models, and then on every day two prices that move to and fro. */
function makeHistory(): HistoryEntry[] {
  const models = makeModels(200);
  const baseline = entryOf(
    0,
    models.map((model) => added(model)),
  );
  const later = Array.from({ length: editions - 1 }, (_, index) =>
    entryOf(index + 1, [moved(models, index), moved(models, index + 7)]),
  );
  return [baseline, ...later];
}

function entryOf(index: number, changes: HistoryEntry['changes']): HistoryEntry {
  const date = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
  const from = index === 0 ? null : `catalog-${index - 1}`;
  return { schemaVersion: 1, date, from, to: `catalog-${index}`, sources: {}, changes };
}

function added(model: Model): HistoryEntry['changes'][number] {
  const { id: subject } = model;
  const message = `${subject}: in the baseline`;
  const found = {
    area: 'catalog',
    kind: 'model-added',
    subject,
    field: null,
    from: null,
    message,
    at: null,
  } as const;
  return toChange(finding({ ...found, to: { ...model } }), 'info');
}

/** Up on even visits, down again on odd ones. */
function moved(models: readonly Model[], index: number): HistoryEntry['changes'][number] {
  const model = models[index % models.length];
  const price = model?.prices[0];
  if (model === undefined || price === undefined) throw new Error('every model has a price');
  const up = Math.floor(index / models.length) % 2 === 0;
  const other: Price = { ...price, amount: '0.60', text: '$0.60 / 1M tokens' };
  const [from, to] = up ? [price, other] : [other, price];
  const message = `${model.id}: input price from $${from.amount} to $${to.amount}`;
  const found = { area: 'catalog', subject: model.id, field: 'input', message, at: null } as const;
  const values = { from: { ...from }, to: { ...to } };
  const kind = up ? ({ kind: 'price-raised' } as const) : ({ kind: 'price-cut' } as const);
  return toChange(finding({ ...found, ...kind, ...values }), 'notable');
}
