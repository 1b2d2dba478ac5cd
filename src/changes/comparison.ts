import * as z from 'zod';
import { placeSchema, problemSchema } from '../base/problem.ts';
import { billSchema } from './bill.ts';
import type { Finding, FindingOf } from './finding.ts';
import { isKind, type Kind, kinds } from './kinds.ts';
import { areas, bumpSchema, type Severity, severitySchema } from './severity.ts';
import { fitsField } from './values.ts';

/** A place in somebody's files: `path` from the current folder, with `/`; line and column from 1. */
export const usedAtSchema = z.object({
  path: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
});
export type UsedAt = z.infer<typeof usedAtSchema>;

/** A finding with the severity that the policy gives it. */
export type Change = Finding & {
  readonly severity: Severity;
  /** Where the repository uses what it is about; empty when nowhere, left out when nobody looked. */
  readonly usedAt?: readonly UsedAt[];
  /** Days from the day of the report until the model ends, negative when that has passed; only in reports. */
  readonly daysLeft?: number;
};

/** A change as it is written: its values are JSON whose shape depends on its kind, and kinds are open. */
export const writtenChangeSchema = z.object({
  area: z.enum(areas),
  kind: z.string(),
  severity: severitySchema,
  subject: z.string(),
  field: z.string().nullable(),
  from: z.json(),
  to: z.json(),
  message: z.string(),
  at: placeSchema.nullable(),
  fingerprint: z.string(),
  /** Where it stands in the older and the newer document, as JSON pointers. Changes of an API only. */
  pointers: z.object({ base: z.string().nullable(), next: z.string().nullable() }).exactOptional(),
  /** The operations that it reaches, in code-point order; of the docs the sections, where it is about several. */
  reaches: z.array(z.string()).readonly().exactOptional(),
  /** Those of them for which it is as severe as said, when others have it milder: they receive it and do not send it. */
  worstFor: z.array(z.string()).readonly().exactOptional(),
  /** Further rules that the same cause falls under, where it is used in another direction or place. */
  also: z.array(z.string()).readonly().exactOptional(),
  /** How many places, rows or sections more it is about than its message names; left out where it names all. */
  unnamed: z.int().positive().exactOptional(),
  /** Of a rename: what the two ids differ in, which many may have in common. */
  cause: z.string().exactOptional(),
  /** Of a removed model whose published successor cannot be relied on: the last one that stays, if any. */
  doubt: z.object({ stays: z.string().nullable() }).exactOptional(),
  /** A value that came back within days: it was said before, so it is `info` and does not fail a job again. */
  flapping: z
    .object({ count: z.int().min(2), since: z.iso.date(), back: z.literal(true).exactOptional() })
    .exactOptional(),
  /** Where the repository uses what it is about; empty when nowhere, left out when nobody looked. */
  usedAt: z.array(usedAtSchema).readonly().exactOptional(),
  /** Days from the day of the report until the model ends, negative when that has passed. */
  daysLeft: z.int().exactOptional(),
});
export type WrittenChange = z.infer<typeof writtenChangeSchema>;

/** A change read from a file, typed by its kind; one whose values do not fit its kind is told by its message alone. */
export const changeSchema = writtenChangeSchema.transform(typed);

/** The change with its values typed by its kind, or as `raw` when another version wrote it. */
export function typed(change: WrittenChange): Change {
  const { area, kind } = change;
  if (fitsKind(change)) return change;
  return area === 'api' && !isKind(kind) ? { ...change, area } : { ...change, raw: true };
}

/** The change as it is written: whether it could be typed is for the memory alone. */
export function written<C extends Finding>(change: C): Omit<C, 'raw'> {
  if (change.raw === undefined) return change;
  const { raw: _, ...rest } = change;
  return rest;
}

/** True when the values are what the kind promises, so that nobody behind has to check again. */
export function fitsKind(
  written: WrittenChange,
): written is WrittenChange & FindingOf<Kind> & { readonly severity: Severity } {
  const { area, kind, field, from, to } = written;
  if (!isKind(kind) || kinds[kind].area !== area) return false;
  const row = kinds[kind];
  if (!row.from.safeParse(from).success || !row.to.safeParse(to).success) return false;
  return !isOfAnyField(kind) || (fitsField(field, from) && fitsField(field, to));
}

function isOfAnyField(kind: Kind): boolean {
  return kind === 'model-changed' || kind === 'restated' || kind === 'unreadable';
}

/** A reason to wait for a person: which limit an edition crosses, and the flag that accepts it all the same. */
export const heldSchema = z.object({
  rule: z.string(),
  subject: z.string().nullable(),
  /** What was seen, in words with the number: `21 of 40 models removed`. */
  seen: z.string(),
  limit: z.string(),
  /** The exact argument of `--accept` that lets this pass: `models-removed=21`. */
  accept: z.string(),
  /** The models that it is about, where these are several; left out where the subject says it. */
  models: z.array(z.string()).readonly().exactOptional(),
  /** Which way prices went, and the largest factor of those that did not become zero. */
  moved: z.object({ up: z.boolean(), factor: z.number().exactOptional() }).exactOptional(),
});
export type Held = z.infer<typeof heldSchema>;

/** What identifies one side of a comparison. */
export const editionRefSchema = z.object({
  date: z.iso.date().nullable(),
  origin: z.enum(['live', 'sample']),
  digests: z.record(z.string(), z.string()),
});
export type EditionRef = z.infer<typeof editionRefSchema>;

/** How many things of each sort stayed as they were. */
export const unchangedSchema = z.object({
  models: z.int().nonnegative(),
  operations: z.int().nonnegative(),
  sections: z.int().nonnegative(),
  facts: z.int().nonnegative(),
});
export type Unchanged = z.infer<typeof unchangedSchema>;

/** A comparison as it is written: what the published JSON Schema says. */
export const writtenComparisonSchema = comparisonWith(writtenChangeSchema);

/** The whole result of comparing two editions: what `diff --json` prints and what every report is made of. */
export const comparisonSchema = comparisonWith(changeSchema);
export type Comparison = z.infer<typeof comparisonSchema>;

function comparisonWith<Told extends z.ZodType>(change: Told) {
  return z.object({
    schemaVersion: z.literal(1),
    /** `null` for a baseline: there was nothing to compare with. */
    from: editionRefSchema.nullable(),
    to: editionRefSchema,
    bump: bumpSchema,
    /** The step that compiled code asks for, where it is more than the changes ask for as they are judged here. */
    asks: bumpSchema.exactOptional(),
    verdict: z.enum(['accepted', 'held']),
    held: z.array(heldSchema),
    /** Held reasons that an `--accept` overruled in this run. */
    accepted: z.array(heldSchema),
    counts: z.object({
      breaking: z.int().nonnegative(),
      notable: z.int().nonnegative(),
      info: z.int().nonnegative(),
      kinds: z.record(z.string(), z.int().positive()),
      unchanged: unchangedSchema,
    }),
    changes: z.array(change),
    /** Contradictions between documents that both editions have: said, but no changes. Older reports lack the list. */
    open: z.array(change).default([]),
    /** Changes that the configuration leaves out; the history has them. */
    ignored: z.array(change).exactOptional(),
    /** Documents that one side alone has, so that nothing can be said of them. */
    notCompared: z.array(z.string()).exactOptional(),
    /** Sentences about what is not held and has to be seen before all changes: one price that moves tenfold. */
    looks: z.array(z.string()).exactOptional(),
    problems: z.array(problemSchema),
    /** What a usage costs before and after, where the report was given one. */
    bill: billSchema.exactOptional(),
    /** Sentences about the comparison itself: a baseline, a re-read base, an upstream that was last seen long ago. */
    notes: z.array(z.string()),
  });
}
