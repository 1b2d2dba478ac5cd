import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Document, localDocument } from '../../src/base/document.ts';
import { UpstreamFailure } from '../../src/base/failure.ts';
import type { Change } from '../../src/changes/comparison.ts';
import { catalogAt } from '../../src/history/catalog-at.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import { parseHistory } from '../../src/history/log.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import type { Files } from '../../src/store/files.ts';
import type { SyncJob } from '../../src/sync/job.ts';
import { sync } from '../../src/sync/sync.ts';
import { compiledRuntime } from '../codegen/runtime.ts';
import { openApi } from '../read/documents.ts';
import { Crash, crashingAt, unflushedFiles } from '../support/faulty-files.ts';
import { snapshot } from '../support/folders.ts';
import { forgetOwners } from '../support/locks.ts';
import {
  catalogPage,
  type SimulatedDay,
  simulatedDays,
  type TrueModel,
  trueChanges,
} from '../support/simulated-gateway.ts';

// The reader's own thread has tests of its own; two hundred of them would be most of the time here.
vi.mock(import('../../src/read/worker/read-in-worker.ts'), () => ({
  readInWorker: async (...[documents, context]) => readEdition(documents, context),
}));

const dayCount = 200;
const firstDay = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;

let folder: string;
let out: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'router-one-sync-'));
  out = join(folder, 'generated');
});
afterAll(() => rm(folder, { recursive: true }));

/** How often what happened. */
const seen = { committed: 0, unchanged: 0, held: 0, failed: 0, killed: 0 };

describe.runIf(process.env['LONG'])('a scheduled job', () => {
  it('through 200 days loses nothing, tells nothing twice and nothing false', {
    timeout: 900_000,
  }, async () => {
    const accepted = new Map<string, readonly TrueModel[]>();
    for (const [index, day] of [...simulatedDays(dayCount, 20_260_101)].entries()) {
      const date = new Date(firstDay + index * dayMs).toISOString().slice(0, 10);
      const status = await runDay(day, date);
      seen[status] += 1;
      if (status !== 'failed') await expectNews(day, date, status, accepted);
    }
    const log = await history();
    expect(log.map(({ date }) => date)).toEqual([...accepted.keys()]);
    for (const [date, models] of accepted) expect(rebuilt(log, date), date).toEqual(facts(models));
    console.log(`${dayCount} days: ${JSON.stringify(seen)}; 0 editions lost, 0 told twice, 0 told falsely`);
  });
});

/** A page that shows half of the models is held; else the log has what changed since the last one, and nothing else. */
async function expectNews(
  { shown, models }: SimulatedDay,
  date: string,
  status: string,
  accepted: Map<string, readonly TrueModel[]>,
): Promise<void> {
  const isWhole = shown.length === models.length;
  expect(status === 'held', `${date} is held`).toBe(!isWhole);
  if (!isWhole) return;
  const last = [...accepted.values()].at(-1);
  const entry = (await history()).at(-1);
  const expected = trueChanges(last ?? [], models);
  expect(entry?.date === date, `${date} has news`).toBe(expected.length > 0);
  if (entry?.date !== date) return;
  if (last !== undefined) expect(toldBy(entry), date).toEqual(expected);
  accepted.set(date, models);
}

/** One day of the job, with its faults; a run that was killed is followed by the next. */
async function runDay(day: SimulatedDay, date: string): Promise<keyof typeof seen> {
  const before = await snapshot(out).catch(() => ({}));
  if (day.isFaulty) {
    await expect(sync(jobOf(day, date, unflushedFiles))).rejects.toThrow(UpstreamFailure);
    expect(await snapshot(out), date).toEqual(before);
    return 'failed';
  }
  if (day.killedAt !== null) {
    const end = await sync(jobOf(day, date, crashingAt(day.killedAt).files)).catch((error: unknown) => error);
    if (end instanceof Error) expect(isCrash(end), `${date}: ${String(end)}`).toBe(true);
    forgetOwners(out);
    seen.killed += 1;
  }
  const { status } = await sync(jobOf(day, date, unflushedFiles));
  if (status === 'held') expect(await snapshot(out), date).toEqual(before);
  return status === 'dry-run' ? expect.fail('no dry run was asked for') : status;
}

function isCrash(error: unknown): boolean {
  return (
    error instanceof Crash || (error instanceof Error && error.cause !== undefined && isCrash(error.cause))
  );
}

function jobOf({ shown, isFaulty }: SimulatedDay, date: string, files: Files): SyncJob {
  const address = (name: string) => `https://router.example/${name}`;
  const pages = [
    ['openapi', openApi()],
    ['docs', '# Docs\n\nHow to call the gateway.\n'],
    ['models', catalogPage(shown)],
    ['facts', '# Router One Facts\n\n- Base URL: https://api.router.one/v1\n'],
  ] as const;
  const documents = pages.map(([name, text]): Document => localDocument(name, text, address(name)));
  return {
    upstream: {
      origin: 'live',
      fetch: async () => {
        if (isFaulty) throw new UpstreamFailure('503 from router.example', {});
        return documents.map((document) => ({ status: 'fetched' as const, document }));
      },
    },
    out,
    date,
    accepts: [],
    judgement: async () => ({}),
    maxAge: null,
    strict: false,
    dryRun: false,
    tool: { name: 'router-one-sync', version: '0.1.0' },
    packageName: null,
    clientRuntime: async () => compiledRuntime(),
    onStep: () => undefined,
    now: new Date(`${date}T12:00:00Z`),
    stateFolder: join(folder, '.router-one-sync'),
    files,
    signal: new AbortController().signal,
  };
}

async function history(): Promise<HistoryEntry[]> {
  return parseHistory(await readFile(join(out, 'history.jsonl'), 'utf8'), { verify: true });
}

/** The catalog's changes of an entry, in the words of `trueChanges`. */
function toldBy({ changes }: HistoryEntry): string[] {
  return changes.flatMap(lineOf).sort();
}

function lineOf({ area, kind, subject, field }: Change): string[] {
  if (area !== 'catalog') return [];
  if (kind === 'model-added' || kind === 'model-returned') return [`came ${subject}`];
  if (kind === 'model-removed') return [`went ${subject}`];
  if (/^price-(?:raised|cut)$/.test(kind)) return [`moved ${subject} ${field}`];
  if (/^context-/.test(kind)) return [`moved ${subject} context`];
  return [`${kind} ${subject} ${field}`];
}

/** The catalog that a history gives for a day, in the terms of the truth. */
function rebuilt(log: readonly HistoryEntry[], date: string): string[] {
  const models = catalogAt(log, date);
  const amount = (id: string, item: string) =>
    models.find((model) => model.id === id)?.prices.find((price) => price.item === item)?.amount;
  return models
    .map(({ id, context }) => [id, amount(id, 'input'), amount(id, 'output'), context?.tokens].join(' '))
    .sort();
}

function facts(models: readonly TrueModel[]): string[] {
  const dollars = (cents: number) => (cents / 100).toFixed(2);
  return models
    .map(({ id, input, output, context }) => [id, dollars(input), dollars(output), context].join(' '))
    .sort();
}
