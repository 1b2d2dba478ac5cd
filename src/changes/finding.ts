import { fingerprintOf } from '../base/digest.ts';
import type { JsonValue } from '../base/json.ts';
import type { Place } from '../base/problem.ts';
import type { AreaOf, FromOf, Kind, KindIn, ToOf } from './kinds.ts';
import type { Area } from './severity.ts';

/** What every finding says, whatever its kind. */
export interface Told {
  /** A model id, an operation (`POST /v1/messages`), a section path or a key. */
  readonly subject: string;
  readonly field: string | null;
  /** One sentence for people, with both values and the percentage where there is one. */
  readonly message: string;
  /** The place in the newer document, or in the older one for what was removed: `side` says which. */
  readonly at: Place | null;
  /** Equal for the same difference in the same place, whatever its wording: 16 hex digits. */
  readonly fingerprint: string;
  /** Where it stands in the two documents (JSON pointers); `null` where nothing of it stands. API findings only. */
  readonly pointers?: Pointers;
  /** The operations that it reaches, in code-point order; of the docs the sections, where it is about several. */
  readonly reaches?: readonly string[];
  /** Those of them for which it is as severe as its kind, when others have it milder. API findings only. */
  readonly worstFor?: readonly string[];
  /** Further rules that the same cause falls under, where it is used in another direction or place. */
  readonly also?: readonly string[];
  /** How many places, rows or sections more it is about than its message names; left out where it names all. */
  readonly unnamed?: number;
  /** Of a rename: what the two ids differ in, which many may have in common: `vendor prefix changed, 12 models at once`. */
  readonly cause?: string;
  /** Of a removed model: its published successor cannot be relied on. */
  readonly doubt?: Doubt;
  /** Set by recall when the history shows the same thing going to and fro. */
  readonly flapping?: Flapping;
}

/** The places of one difference in the older and the newer document. */
export interface Pointers {
  readonly base: string | null;
  readonly next: string | null;
}

/** A published successor that is gone or ends itself: the last of its own successors that stays, if any. */
export interface Doubt {
  readonly stays: string | null;
}

/** A value that came back within days: how often so far, and the date of the edition that last had it. */
export interface Flapping {
  /** Changes of this value within the window, this one included; 2 is a value that went and came back. */
  readonly count: number;
  /** `YYYY-MM-DD` */
  readonly since: string;
  /** It is the value of that day again; left out where only the same was said on that day. */
  readonly back?: true;
}

/** A finding of one of the kinds, with the values that its row says. */
export type FindingOf<K extends Kind> = {
  readonly [P in K]: Told & {
    readonly area: AreaOf[P];
    readonly kind: P;
    readonly from: FromOf[P];
    readonly to: ToOf[P];
    readonly raw?: never;
  };
}[K];

/** What a rule of APIs found: the kind is its id, the values are parts of the documents. */
export interface RuleFinding extends Told {
  readonly area: 'api';
  readonly kind: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  readonly raw?: never;
}

/** Read from a file that another version wrote: of a kind that has no row here, or with values that its row does not say. */
export interface RawFinding extends Told {
  readonly area: Area;
  readonly kind: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  /** Only in memory: it is never written. */
  readonly raw: true;
}

/** One difference between two editions, without a judgement. `from` and `to` carry enough to apply it. */
export type Finding = FindingOf<Kind> | RuleFinding | RawFinding;

/** True for a finding, or a change, of one of these kinds. */
export function isOf<K extends Kind>(found: Finding, ...kinds: readonly K[]): found is FindingOf<K> {
  return found.raw !== true && found.area !== 'api' && kinds.some((kind) => kind === found.kind);
}

/** True for a change of a whole model: one that comes, goes, has another id or is read in another way. */
export function isWhole(found: Finding): found is FindingOf<WholeKind> {
  return isOf(found, 'model-added', 'model-returned', 'model-removed', 'model-renamed', 're-read');
}
type WholeKind = 'model-added' | 'model-returned' | 'model-removed' | 'model-renamed' | 're-read';

/** What a comparison has to say in one area; the subject, the place and the rest of the sentence are added to it. */
export type Saying<A extends Area> = {
  readonly [K in KindIn<A>]: {
    readonly kind: K;
    readonly field: string | null;
    readonly from: FromOf[K];
    readonly to: ToOf[K];
    /** The message without its subject. */
    readonly says: string;
  };
}[KindIn<A>];

/** What is known of a finding before its fingerprint. */
export type Statement<F extends Finding = Finding> = F extends Finding ? Omit<F, 'fingerprint'> : never;

/** Completes a finding with its fingerprint, which hashes structure and never prose. */
export function finding<S extends Statement>(parts: S): S & { readonly fingerprint: string } {
  const { area, kind, subject, field, from, to } = parts;
  return { ...parts, fingerprint: fingerprintOf([area, kind, subject, field, from, to]) };
}
