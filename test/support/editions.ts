import type { Model, Price, TokenCount } from '../../src/catalog/model.ts';
import { orderModels } from '../../src/catalog/order.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import type { Finding } from '../../src/changes/finding.ts';
import { diff } from '../../src/diff/diff.ts';
import { appendEntry } from '../../src/history/append.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import { recall } from '../../src/history/recall.ts';
import { type Case, judge } from '../../src/judge/judge.ts';
import type { Edition } from '../../src/read/edition.ts';
import { wholePolicy } from '../../src/sync/policy.ts';

/** A model without any facts but those given. */
export function modelOf(id: string, facts: Partial<Model> = {}): Model {
  return {
    id,
    name: null,
    provider: id.includes('/') ? (id.split('/')[0] ?? null) : null,
    category: null,
    status: 'active',
    deprecation: null,
    capabilities: [],
    context: null,
    maxOutput: null,
    prices: [],
    endpoints: [],
    notes: null,
    unread: [],
    ...facts,
  };
}

/** `count` models of one provider: `acme/model-01`, … */
export function modelsOf(provider: string, count: number): Model[] {
  return Array.from({ length: count }, (_, index) =>
    modelOf(`${provider}/model-${String(index + 1).padStart(2, '0')}`),
  );
}

/** A price in USD per 1M tokens. */
export function priceOf(item: string, amount: string, parts: Partial<Price> = {}): Price {
  const per = { count: 1_000_000, unit: 'token' };
  return { item, amount, currency: 'USD', per, tier: null, text: `$${amount} / 1M tokens`, ...parts };
}

export function countOf(tokens: number, precision = 1): TokenCount {
  return { tokens, precision, text: String(tokens) };
}

/** An edition with just a catalog. */
export function editionOf(models: readonly Model[], parts: Partial<Edition> = {}): Edition {
  return {
    date: '2026-10-07',
    origin: 'live',
    digests: {},
    catalog: { models: orderModels(models), places: new Map() },
    api: null,
    docs: null,
    facts: new Map(),
    problems: [],
    ...parts,
  };
}

/** An edition with just an API of the given operations, written `GET /v1/models`. */
export function apiOf(operations: readonly string[]): Edition {
  const paths: Record<string, Record<string, Record<string, never>>> = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: {} };
  }
  const spec = { openapi: '3.1.0', info: { title: 'API', version: '1' }, paths };
  return editionOf([], { catalog: null, api: { spec, text: '' } });
}

/** A case with the findings of the real comparison; parts of it can be replaced. */
export function caseOf(base: Edition | null, next: Edition, parts: Partial<Case> = {}): Case {
  const findings: readonly Finding[] = base === null ? [] : diff(base, next);
  const unchanged = { models: 0, operations: 0, sections: 0, facts: 0 };
  return { base, next, findings, history: [], unchanged, accepts: [], policy: wholePolicy(), ...parts };
}

/** What holds an edition that follows another: the arguments of `--accept`. */
export function heldFor(base: Edition | null, next: Edition, parts: Partial<Case> = {}): string[] {
  return judge(caseOf(base, next, parts)).held.map((reason) => reason.accept);
}

/** An entry of a history that only its date and sources matter of. */
export function entryOf(date: string, parts: Partial<HistoryEntry> = {}): HistoryEntry {
  return { schemaVersion: 1, date, from: null, to: 'sha256:x', sources: {}, changes: [], ...parts };
}

/** The history of catalogs that were accepted one after the other, as a sync makes it: compared, recalled, judged. */
export function historyOf(
  catalogs: ReadonlyArray<readonly [date: string, models: readonly Model[]]>,
): HistoryEntry[] {
  let history: HistoryEntry[] = [];
  let base: Edition | null = null;
  for (const [date, models] of catalogs) {
    const next = editionOf(models, { date });
    history = appendEntry(history, {
      comparison: compared(base, next, history),
      models: orderModels(models),
    });
    base = next;
  }
  return history;
}

/** The comparison of an edition with its base in the light of a history. */
export function compared(base: Edition | null, next: Edition, history: readonly HistoryEntry[]): Comparison {
  const findings = base === null ? [] : recall(diff(base, next), history, next.date ?? '');
  return judge(caseOf(base, next, { findings, history }));
}
