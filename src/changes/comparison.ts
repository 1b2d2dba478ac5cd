import { z } from 'zod';
import { placeSchema, problemSchema } from '../base/problem.ts';

/** How much a change matters: a consumer can fail, a person wants to know, or it is said for completeness. */
export const severities = ['breaking', 'notable', 'info'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** The semver step that a change asks of the generated package, lowest first. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const;
export const bumpSchema = z.enum(bumps);
export type Bump = z.infer<typeof bumpSchema>;

/** A finding with the severity that the policy gives it. */
export const changeSchema = z.object({
  area: z.enum(['catalog', 'api', 'docs', 'facts', 'documents']),
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
  /** The operations that it reaches, in code-point order. Changes of an API only. */
  reaches: z.array(z.string()).readonly().exactOptional(),
  /** Those of them for which it is as severe as said, when others have it milder: they receive it and do not send it. */
  worstFor: z.array(z.string()).readonly().exactOptional(),
  /** Further rules that the same cause falls under, where it is used in another direction or place. */
  also: z.array(z.string()).readonly().exactOptional(),
  /** A value that came back within days: it was said before, so it is `info` and does not fail a job again. */
  flapping: z.object({ count: z.int().min(2), since: z.iso.date() }).exactOptional(),
});
export type Change = z.infer<typeof changeSchema>;

/** A reason to wait for a person: which limit an edition crosses, and the flag that accepts it all the same. */
export const heldSchema = z.object({
  rule: z.string(),
  subject: z.string().nullable(),
  /** What was seen, in words with the number: `21 of 40 models removed`. */
  seen: z.string(),
  limit: z.string(),
  /** The exact argument of `--accept` that lets this pass: `models-removed=21`. */
  accept: z.string(),
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

/** The whole result of comparing two editions: what `diff --json` prints and what every report is made of. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  /** `null` for a baseline: there was nothing to compare with. */
  from: editionRefSchema.nullable(),
  to: editionRefSchema,
  bump: bumpSchema,
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
  changes: z.array(changeSchema),
  /** Contradictions between documents that both editions have: said, but no changes. Older reports lack the list. */
  open: z.array(changeSchema).default([]),
  problems: z.array(problemSchema),
  /** Sentences about the comparison itself: a baseline, a re-read base, an upstream that was last seen long ago. */
  notes: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;
