import * as z from 'zod';
import { LocalFailure } from '../base/failure.ts';
import { canonicalJson, harmlessJson, isPlainObject, type JsonValue } from '../base/json.ts';
import { isNestedDeeper } from '../base/json-scan.ts';
import type { CatalogState } from '../changes/apply.ts';
import {
  type Change,
  fitsKind,
  typed,
  type WrittenChange,
  written,
  writtenChangeSchema,
} from '../changes/comparison.ts';
import { applyTo } from './apply.ts';
import { catalogDigest } from './catalog-digest.ts';
import { type HistoryEntry, historyEntrySchema } from './entry.ts';

interface ParseOptions {
  /** Rebuild every catalog and compare it with the digest of its entry, which shows any edit by hand. */
  readonly verify?: boolean;
}

/** The schema version that is written today. */
const currentVersion = 1;

/** A line comes from JSON.parse, so whatever stands there is a JSON value; changeIn looks at it by kind. */
const parsedJson = z.custom<JsonValue>((value) => value !== undefined);

const lineSchema = historyEntrySchema.extend({
  changes: z.array(writtenChangeSchema.extend({ from: parsedJson, to: parsedJson })),
});

/**
 * Reads the text of `history.jsonl`. Checks every line's shape, the values of its catalog changes, and that dates and
 * digests follow one another; with `verify`, that the digests are those of the catalogs. Older versions are migrated.
 * Throws a `LocalFailure` that names the line: a damaged history is never read as a shorter one.
 */
export function parseHistory(text: string, options: ParseOptions = {}): HistoryEntry[] {
  if (text === '') return [];
  if (!text.endsWith('\n'))
    throw damaged(text.split('\n').length, 'a line that is cut off', 'a line feed at its end');
  const entries = text.slice(0, -1).split('\n').map(parseLine);
  entries.forEach((entry, index) => {
    checkChain(entry, entries[index - 1] ?? null, index + 1);
  });
  if (options.verify === true) verifyDigests(entries);
  return entries;
}

/** The text of `history.jsonl`: one line of canonical JSON an entry. */
export function printHistory(entries: readonly HistoryEntry[]): string {
  return entries
    .map((entry) => `${harmlessJson(canonicalJson({ ...entry, changes: entry.changes.map(written) }))}\n`)
    .join('');
}

function parseLine(text: string, index: number): HistoryEntry {
  const line = index + 1;
  const parsed = lineSchema.safeParse(migrate(parseJson(text, line), line));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') || 'the entry';
    throw damaged(line, `${path}: ${issue?.message ?? 'another shape'}`, 'an entry of the history');
  }
  return { ...parsed.data, changes: parsed.data.changes.map((change) => changeIn(change, line)) };
}

/** A change that cannot be applied would rebuild another catalog; in other areas it is only told. */
function changeIn(change: WrittenChange, line: number): Change {
  if (change.area !== 'catalog' || fitsKind(change)) return typed(change);
  const seen = `a catalog change of the kind ${JSON.stringify(change.kind)} with other values (${change.subject})`;
  throw damaged(line, seen, 'values that fit the kind of change');
}

function parseJson(text: string, line: number): Record<string, unknown> {
  const value = parsedOrNull(text);
  if (!isPlainObject(value)) throw damaged(line, JSON.stringify(text.slice(0, 60)), 'a JSON object');
  return value;
}

/** What a document may be nested, whose values an entry can hold, and what an entry puts around them. */
const deepestEntry = 300;

function parsedOrNull(text: string): unknown {
  if (isNestedDeeper(text, deepestEntry)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Version 1 is the first: an entry of an older one becomes one of today's here. */
function migrate(entry: Record<string, unknown>, line: number): Record<string, unknown> {
  const version = entry['schemaVersion'];
  if (version === currentVersion) return entry;
  if (typeof version !== 'number' || version < currentVersion) {
    throw damaged(line, `schemaVersion ${JSON.stringify(version)}`, `schemaVersion ${currentVersion}`);
  }
  const seen = `written by a newer version of this tool (schema ${version})`;
  throw new LocalFailure(`history.jsonl, line ${line}: ${seen}`, { advice: 'Update router-one-sync.' });
}

function checkChain(entry: HistoryEntry, previous: HistoryEntry | null, line: number): void {
  const expected = previous?.to ?? null;
  if (entry.from !== expected)
    throw damaged(line, `"from" is ${entry.from}`, `${expected}, where the line before ends`);
  if (previous !== null && entry.date < previous.date) {
    throw damaged(line, `the date ${entry.date}`, `${previous.date} or later, as the line before`);
  }
}

function verifyDigests(entries: readonly HistoryEntry[]): void {
  const state: CatalogState = new Map();
  entries.forEach((entry, index) => {
    applyTo(state, entry.changes);
    const digest = catalogDigest(state);
    if (digest !== entry.to)
      throw damaged(index + 1, `changes that lead to ${digest}`, `${entry.to}, as "to" says`);
  });
}

function damaged(line: number, seen: string, expected: string): LocalFailure {
  return new LocalFailure(`history.jsonl, line ${line} is damaged: seen ${seen}; expected ${expected}`, {
    advice: 'Restore the file from version control.',
  });
}
