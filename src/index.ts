/**
 * The toolkit as functions, for programs: read documents, compare editions, judge, generate, report. Everything here
 * is pure but `readInWorker` and `compareInWorker`, which work in a thread with bounds of time and memory.
 *
 * @packageDocumentation
 */

export type { Document, DocumentName, Validators } from './base/document.ts';
export { localDocument } from './base/document.ts';
export {
  Failure,
  InvalidDocuments,
  LocalFailure,
  UpstreamFailure,
  UsageFailure,
} from './base/failure.ts';
export { type Place, type Problem, problemSchema } from './base/problem.ts';
export type { Catalog, Deprecation, Model, Price, Tier, TokenCount, Unread } from './catalog/model.ts';
export { catalogSchema, modelSchema, priceSchema, tokenCountSchema } from './catalog/model.ts';
export type { Change, Comparison, EditionRef, Held } from './changes/comparison.ts';
export { changeSchema, comparisonSchema, heldSchema } from './changes/comparison.ts';
export { type Finding, type FindingOf, isOf } from './changes/finding.ts';
export type { Kind } from './changes/kinds.ts';
export type { Area, Bump, Severity } from './changes/severity.ts';
export { type GenerateInput, generate } from './codegen/generate.ts';
export { defineConfig } from './config/define-config.ts';
export type { Config } from './config/schema.ts';
export { type NotCovered, notCovered, type Preset, presets } from './diff/api/index.ts';
export { diff } from './diff/diff.ts';
export { type Ignore, type Sifted, sift } from './diff/ignores.ts';
export { applyChanges } from './history/apply.ts';
export { catalogAt } from './history/catalog-at.ts';
export { type HistoryEntry, historyEntrySchema } from './history/entry.ts';
export { parseHistory, printHistory } from './history/log.ts';
export { type Tombstone, tombstones } from './history/tombstones.ts';
export { type Accept, parseAccept } from './judge/accept.ts';
export { judge } from './judge/judge.ts';
export type { CatalogReading, Edition, Origin } from './read/edition.ts';
export { type DocumentKind, documentKinds } from './read/edition.ts';
export { detectKind } from './read/kind.ts';
export { readEdition } from './read/read-edition.ts';
export { readInWorker } from './read/worker/read-in-worker.ts';
export { jsonReport } from './report/json.ts';
export { type MarkdownOptions, markdownReport } from './report/markdown.ts';
export { type TerminalOptions, terminalReport } from './report/terminal.ts';
export { compareEditions } from './sync/compare.ts';
export { compareInWorker } from './sync/comparing/compare-within-bounds.ts';
export type { CompareContext } from './sync/job.ts';
export { wholePolicy } from './sync/policy.ts';
