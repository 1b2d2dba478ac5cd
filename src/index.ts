/**
 * The toolkit as functions, for programs: read documents, compare editions, judge, generate, report. Everything here
 * is pure but `readInWorker`, which runs a reader in a worker with a deadline.
 *
 * @packageDocumentation
 */
export type { Catalog, Deprecation, Model, Price, Tier, TokenCount, Unread } from './catalog/model.ts';
export { catalogSchema, modelSchema, priceSchema, tokenCountSchema } from './catalog/model.ts';
export { type GenerateInput, generate } from './codegen/generate.ts';
export { defineConfig } from './config/define-config.ts';
export type { Config } from './config/schema.ts';
export { type NotCovered, notCovered, type Preset, presets } from './diff/api/index.ts';
export { diff } from './diff/diff.ts';
export type { Area, Finding } from './diff/finding.ts';
export { type Ignore, type Sifted, sift } from './diff/ignores.ts';
export type { Document, DocumentName, Validators } from './documents/document.ts';
export type { CatalogReading, Edition, Origin } from './documents/edition.ts';
export { type DocumentKind, detectKind, documentKinds } from './documents/kind.ts';
export { localDocument } from './documents/local-document.ts';
export { readEdition } from './documents/read-edition.ts';
export { applyChanges } from './history/apply.ts';
export { catalogAt } from './history/catalog-at.ts';
export { type HistoryEntry, historyEntrySchema } from './history/entry.ts';
export { parseHistory, printHistory } from './history/log.ts';
export { type Tombstone, tombstones } from './history/tombstones.ts';
export { readInWorker } from './isolate/read-in-worker.ts';
export { type Accept, parseAccept } from './judge/accept.ts';
export type { Bump, Change, Comparison, EditionRef, Held, Severity } from './judge/comparison.ts';
export { changeSchema, comparisonSchema, heldSchema } from './judge/comparison.ts';
export { judge } from './judge/judge.ts';
export { type CompareContext, compareEditions } from './pipeline/compare.ts';
export { wholePolicy } from './pipeline/policy.ts';
export {
  Failure,
  InvalidDocuments,
  LocalFailure,
  UpstreamFailure,
  UsageFailure,
} from './problems/failure.ts';
export { type Place, type Problem, problemSchema } from './problems/problem.ts';
export { jsonReport } from './report/json.ts';
export { type MarkdownOptions, markdownReport } from './report/markdown.ts';
export { type TerminalOptions, terminalReport } from './report/terminal.ts';
