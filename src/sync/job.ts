import type { DocumentName, Validators } from '../base/document.ts';
import type { Comparison } from '../changes/comparison.ts';
import type { Policy } from '../changes/policy.ts';
import type { Addresses } from '../diff/contradictions/rule.ts';
import type { Ignore } from '../diff/ignores.ts';
import type { Preset } from '../diff/preset.ts';
import type { FetchResult } from '../fetch/request.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { HistoryEntry } from '../history/entry.ts';
import type { Accept } from '../judge/accept.ts';
import type { Limits } from '../judge/limits.ts';
import type { Edition, Origin } from '../read/edition.ts';
import type { CatalogMapping } from '../read/mapping.ts';
import type { ReadLimits } from '../read/worker/limits.ts';
import type { Files } from '../store/files.ts';
import type { StoredEdition } from '../store/open.ts';
import type { CommitResult } from '../store/writer.ts';

/** Where documents come from: a site, a folder, or the sample editions. */
export interface Upstream {
  readonly origin: Origin;
  /**
   * Asks for every document, and gives all of them or fails. `validatorsOf` tells what a document can be asked for
   * with: the validators of an intact copy from the same address, or `null`.
   */
  fetch(validatorsOf: ValidatorsOf): Promise<readonly FetchResult[]>;
}

/** Looks up the validators of our copy of a document. */
export type ValidatorsOf = (document: {
  readonly name: DocumentName;
  readonly address: string;
}) => Validators | null;

/** What a generated package is made with, beside an edition. */
export interface PackageSettings {
  readonly tool: { readonly name: string; readonly version: string };
  /** Name of the generated package; `null` keeps the one it has. */
  readonly packageName: string | null;
  /** Whose edition it is; the default gateway's unless given. */
  readonly gateway?: Gateway | undefined;
  /** How the catalog is read where that cannot be guessed. */
  readonly mapping?: CatalogMapping | undefined;
  /** What reading may take. */
  readonly readLimits?: Partial<ReadLimits> | undefined;
  /** Loads the compiled client runtime (file name → text), when there is something to generate. */
  readonly clientRuntime: () => Promise<ReadonlyMap<string, string>>;
}

/** One run of the main job. */
export interface SyncJob extends PackageSettings {
  readonly upstream: Upstream;
  /** The folder of the generated package. */
  readonly out: string;
  /** The UTC day, `YYYY-MM-DD`, under which a new edition is recorded. */
  readonly date: string;
  /** An edition that was proposed and is not taken yet: the same news keeps its day. */
  readonly seen?: StoredEdition | null;
  readonly accepts: readonly Accept[];
  /** How the configuration judges; asked for only when there is something to compare. */
  readonly judgement: () => Promise<Judgement>;
  /** Milliseconds; a run that cannot check says so when the last one that could is older. `null` for no limit. */
  readonly maxAge: number | null;
  /** When this job last succeeded, as somebody else knows it: for a machine that remembers no check. */
  readonly lastCheck?: string | undefined;
  /** Every problem of a document is an error. */
  readonly strict: boolean;
  /** Compare and report, but write nothing. */
  readonly dryRun: boolean;
  /** Begins a new history where the manifest of the old one is lost. */
  readonly newBaseline?: boolean;
  /** Refuses to replace files of the package that somebody edited; else a copy of each is kept in the state folder. */
  readonly noOverwrite?: boolean;
  /** Told before each step, in words for a progress line. */
  readonly onStep: (step: string) => void;
  /** The moment of the run: for the lock and the record of the last check, never for anything under `out`. */
  readonly now: Date;
  /** Where this machine remembers its last successful check and keeps a held edition. */
  readonly stateFolder: string;
  /** The disk, for tests that let it fail; the real one unless given. */
  readonly files?: Files;
  /** Stops the run; a commit that has begun is still finished or undone. */
  readonly signal: AbortSignal;
}

/** What became of an edition that was compared. */
export type Ending =
  | { readonly status: 'held'; readonly folder: string | null }
  | { readonly status: 'dry-run' }
  | { readonly status: 'committed'; readonly commit: CommitResult };

/** How a run ended, when it did not fail. */
export type SyncOutcome =
  | { readonly status: 'unchanged'; readonly stored: StoredEdition; readonly notes: readonly string[] }
  | (Ending & { readonly comparison: Comparison; readonly edition: Edition });

/** How a configuration judges; what is left out is judged by default. */
export interface Judgement {
  readonly policy?: Policy;
  /** Whether changes of an API are looked at for deployed callers (`wire`, the default) or for compiled code. */
  readonly preset?: Preset;
  /** Changes of an API that are known and wanted. */
  readonly ignores?: readonly Ignore[];
  /** Replaces single limits. */
  readonly limits?: Partial<Limits>;
}

/** What a comparison may know beside its two editions. */
export interface CompareContext extends Judgement {
  readonly history: readonly HistoryEntry[];
  readonly accepts: readonly Accept[];
  /** Sentences for the report's reader about this comparison. */
  readonly notes: readonly string[];
  /** From where the documents of either edition were fetched, where that is known. */
  readonly addresses?: { readonly base: Addresses; readonly next: Addresses };
}
