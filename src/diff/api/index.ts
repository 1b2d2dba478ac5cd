import { highestBump, toChange } from '../../changes/compose.ts';
import type { Finding } from '../../changes/finding.ts';
import type { Policy } from '../../changes/policy.ts';
import type { Bump } from '../../changes/severity.ts';
import { jsonOf } from '../../openapi/api.ts';
import type { ApiReading } from '../../openapi/document.ts';
import { positionsOf } from '../../openapi/positions.ts';
import type { Preset } from '../preset.ts';
import { type Cause, groupByCause } from './causes.ts';
import { compareDocuments } from './operations/compare-documents.ts';
import { type Positions, tellCause } from './tell-cause.ts';
import { type Reach, reachOf } from './walk/reach.ts';

export { type Preset, presets } from '../preset.ts';
export { type NotCovered, notCovered } from './not-covered.ts';
export { apiRows } from './rules/all.ts';

/**
 * What differs between two APIs by contract: a request may only accept more, a response may only surprise less.
 *
 * Kinds are rule ids, oasdiff's where the rule means the same. One finding a cause: what changed in a shared part is
 * told once, with `reaches` naming the operations. Where a part is both sent and received the worst verdict counts, by
 * the preset's rows; `also` has the other rule's id. Equal schemas written differently are equal.
 */
export function diffApis(base: ApiReading, next: ApiReading, preset: Preset = 'wire'): Finding[] {
  const { reach, causes } = causesBetween(base, next);
  if (causes.length === 0) return [];
  const positions = {
    base: positionsIn(base, pointersOf(causes, 'basePointer')),
    next: positionsIn(next, pointersOf(causes, 'nextPointer')),
  };
  return tellAll({ reach, causes }, preset, positions);
}

function tellAll({ reach, causes }: Causes, preset: Preset, positions: Positions): Finding[] {
  return causes.map((cause) => tellCause(cause, preset, reach, positions));
}

/**
 * The step that changes of an API ask of code compiled against it (`codegen`), whatever they are told by. Causes that `counts`
 * says no to are left out.
 */
export function stepForCode(
  base: ApiReading,
  next: ApiReading,
  policy: Policy,
  counts: (found: Finding) => boolean,
): Bump {
  return highestBump(
    // Where they stand is of no matter here, and finding it takes longer than all the rest.
    tellAll(causesBetween(base, next), 'codegen', { base: () => null, next: () => null })
      .filter(counts)
      .map((found) => toChange(found, 'info')),
    policy,
  );
}

interface Causes {
  readonly reach: Reach;
  readonly causes: readonly Cause[];
}

/** Two documents are looked at by more than one preset: they are walked through once. */
const walked = new WeakMap<object, { readonly next: object; readonly found: Causes }>();

function causesBetween({ spec: base }: ApiReading, { spec: next }: ApiReading): Causes {
  const known = walked.get(base);
  if (known?.next === next) return known.found;
  const reach = reachOf(compareDocuments(base, next));
  const found = { reach, causes: groupByCause(reach) };
  walked.set(base, { next, found });
  return found;
}

function positionsIn(reading: ApiReading, pointers: readonly string[]): Positions['base'] {
  return positionsOf(reading, jsonOf(reading.spec), pointers);
}

function pointersOf(causes: readonly Cause[], side: 'basePointer' | 'nextPointer'): string[] {
  return causes.flatMap((cause) => cause[side] ?? []);
}
