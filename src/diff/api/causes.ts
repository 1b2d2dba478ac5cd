import { compareCodePoints } from '../../base/code-point-order.ts';
import { groupBy } from '../../base/group-by.ts';
import { canonicalJson } from '../../base/json.ts';
import { pointerOf } from '../../openapi/node.ts';
import type { Preset } from '../preset.ts';
import { ruleFor } from './rules/all.ts';
import type { Rule } from './rules/rule.ts';
import type { Difference } from './walk/difference.ts';
import type { Reach } from './walk/reach.ts';
import { pathInNamed, type Unit } from './walk/unit.ts';

/**
 * One place in the documents that changed, however many operations it reaches and whether they send it or receive it:
 * one cause, one entry.
 */
export interface Cause {
  readonly basePointer: string | null;
  readonly nextPointer: string | null;
  /** The same change in each direction and place in which it is used. */
  readonly variants: readonly Variant[];
  /** Operations, in code-point order. */
  readonly reaches: readonly string[];
  /** Those among them that some of the variants reach. */
  readonly reachedBy: (variants: readonly Variant[]) => readonly string[];
}

export interface Variant {
  readonly difference: Difference;
  readonly unit: Unit;
}

/** A way to tell a cause: by which rule, seen from where. */
export interface Verdict extends Variant {
  readonly rule: Rule;
}

export function groupByCause(reach: Reach): Cause[] {
  const variants = reach.changed.flatMap((unit) =>
    unit.differences.map((difference) => ({ difference, unit })),
  );
  const namesOf = namer(reach);
  return [...groupBy(variants, keyOf).values()].map((group) => {
    const reachedBy = (some: readonly Variant[]) =>
      namesOf(some.reduce((all, { unit }) => all | reach.operationsOf(unit), 0n));
    return {
      basePointer: pointerIn(group[0]?.difference, 'base'),
      nextPointer: pointerIn(group[0]?.difference, 'next'),
      variants: group,
      reaches: reachedBy(group),
      reachedBy,
    };
  });
}

/** Sets of operations as names. What is shared by many is the same set over and over. */
function namer({ operations }: Reach): (set: bigint) => readonly string[] {
  const known = new Map<bigint, readonly string[]>();
  return (set) => {
    const names = known.get(set) ?? namesIn(set, operations);
    known.set(set, names);
    return names;
  };
}

function namesIn(set: bigint, operations: readonly string[]): string[] {
  // Hexadecimal digits hold four operations each; bit by bit a large set would be copied once for each operation.
  const digits = [...set.toString(16)].reverse().map((digit) => Number.parseInt(digit, 16));
  const names = operations.filter((_, index) => ((digits[index >> 2] ?? 0) >> (index & 3)) & 1);
  return names.sort(compareCodePoints);
}

/** The verdicts on a cause, the worst first; among equals the request goes before the response. */
export function verdictsOf(cause: Cause, preset: Preset): [Verdict, ...Verdict[]] {
  const verdicts = cause.variants.map(
    (variant): Verdict => ({ ...variant, rule: ruleFor(variant.difference, preset) }),
  );
  const rank = ({ rule }: Verdict): number => severityOrder[rule.rows[preset].severity];
  const [worst, ...others] = verdicts.sort(
    (left, right) => rank(left) - rank(right) || compareVariants(left, right),
  );
  if (worst === undefined) throw new Error('a cause without a difference');
  return [worst, ...others];
}

const severityOrder = { breaking: 0, notable: 1, info: 2 } as const;

const directionOrder = { request: 0, response: 1, none: 2 } as const;

function compareVariants(left: Verdict, right: Verdict): number {
  return (
    directionOrder[left.difference.direction] - directionOrder[right.difference.direction] ||
    left.difference.path.length - right.difference.path.length ||
    compareCodePoints(left.rule.id, right.rule.id) ||
    compareCodePoints(left.difference.path, right.difference.path)
  );
}

function keyOf(variant: Variant): string {
  const { aspect, verb, from, to } = variant.difference;
  return canonicalJson([aspect, verb, anchorOf(variant), from, to]);
}

/**
 * By what a difference is known again: the place in the component in which it stands, whatever uses that; the same edit
 * at the same place of many operations; else both its places.
 */
function anchorOf({ difference, unit }: Variant): readonly (string | null)[] {
  const [own, other] = placesOf(difference);
  if (componentIn(own) !== null) return [own];
  const { direction, place, aspect, traits } = difference;
  const { unit: named, path } = pathInNamed(unit, difference.path);
  if (componentIn(other) !== null) return [other, path.split('/').at(-1) ?? ''];
  const isOperation = [own, other].every((pointer) => /^\/(?:paths|webhooks)\//.test(pointer ?? ''));
  if (named.operation === null || !isOperation || wholes.has(aspect)) return [own, other];
  return [direction, place, path, ...traits];
}

/** What an operation is by itself: of two that came each is news. */
const wholes = new Set(['operation', 'webhook', 'operation-id']);

/** The place of what a difference is about: in the newer document, or in the older one for what is gone; and the other. */
function placesOf(difference: Difference): readonly [own: string | null, other: string | null] {
  const [base, next] = [pointerIn(difference, 'base'), pointerIn(difference, 'next')];
  return isGone(difference) ? [base, next] : [next, base];
}

/** True for what only the older document has. */
export function isGone({ verb }: Difference): boolean {
  return verb === 'removed' || verb === 'unset';
}

/** `/components/schemas/Usage` of what stands in it. */
export function componentIn(pointer: string | null): string | null {
  return /^\/components\/[^/]+\/[^/]+/.exec(pointer ?? '')?.[0] ?? null;
}

function pointerIn(difference: Difference | undefined, side: 'base' | 'next'): string | null {
  const node = difference?.[side] ?? null;
  return node === null ? null : pointerOf(node);
}
