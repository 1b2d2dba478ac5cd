import { groupBy } from '../../base/group-by.ts';
import { compareRationals, divide, multiply, type Rational, toFixed, whole } from '../../catalog/decimal.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import type { Held } from '../../changes/comparison.ts';
import { type Finding, isOf } from '../../changes/finding.ts';
import type { Limits } from '../limits.ts';
import { heldTogether, heldWithCount, type Rule } from './rule.ts';

/**
 * Prices that moved too far at once. Many models that moved by the same 10³ or 10⁶ were read in another unit: that is
 * one reason. What else is above the factor is told model by model, and held where several go the same way.
 */
export const priceFactor: Rule = (evidence) => {
  const { findings, limits, isKnown } = evidence;
  const moves = priceMoves(findings.filter((found) => !isKnown(found)));
  const far = moves.filter((move) => isAtLeast(move.factor, limits.priceFactor));
  const slips = unitSlips(far, limits);
  const slipped = new Set(slips.flatMap((slip) => slip.moves));
  const limit = `below ${limits.priceFactor}× up or down`;
  const others = [true, false].flatMap((up) => {
    const alike = far
      .filter((move) => move.up === up && !slipped.has(move))
      .map((move) => ({ ...move, moved: { up, factor: Number(toFixed(move.factor, 0)) } }));
    return heldTogether('price-factor', limit, alike, evidence);
  });
  return [...slips.map((slip) => slip.held), ...others];
};

interface UnitSlip {
  readonly moves: readonly PriceMove[];
  readonly held: Held;
}

function unitSlips(moves: readonly PriceMove[], limits: Limits): UnitSlip[] {
  return [...groupBy(moves, slipName)].flatMap(([subject, group]) => {
    if (subject === null) return [];
    const models = [...new Set(group.map((move) => move.subject))];
    const count = models.length;
    if (count < limits.unitSlipModels) return [];
    const [direction, slip] = subject.split('-');
    const seen = `the prices of ${count} models went ${direction} by about ${slip}×, for example ${group[0]?.says}`;
    const limit = `below ${limits.unitSlipModels} models at once: so many look like another unit, not another price`;
    return [
      { moves: group, held: heldWithCount({ rule: 'unit-slip', subject, seen, limit, models }, count) },
    ];
  });
}

function slipName(move: PriceMove): string | null {
  const slip = unitSlipOf(move.factor);
  return slip === null ? null : `${move.up ? 'up' : 'down'}-${slip}`;
}

/** A price that went up or down, between two amounts that are not zero. */
interface PriceMove {
  readonly subject: string;
  readonly up: boolean;
  /** The larger unit price over the smaller one: never below 1. */
  readonly factor: Rational;
  /** With the factor first: `÷40: acme/a: input price cut …`. */
  readonly message: string;
  readonly says: string;
}

/** The raised and cut prices among the findings. */
function priceMoves(findings: readonly Finding[]): PriceMove[] {
  return findings
    .filter((found) => isOf(found, 'price-raised', 'price-cut'))
    .flatMap(({ subject, from, to, message: says }) => {
      const [before, after] = [unitPrice(from), unitPrice(to)];
      if (before.num === 0n || after.num === 0n) return [];
      const up = compareRationals(after, before) > 0;
      const factor = up ? divide(after, before) : divide(before, after);
      return [{ subject, up, factor, message: `${up ? '×' : '÷'}${toFixed(factor, 0)}: ${says}`, says }];
    });
}

/** True when the factor is at least `limit`. */
function isAtLeast(factor: Rational, limit: number): boolean {
  return compareRationals(factor, whole(limit)) >= 0;
}

/** The slip of unit that a factor looks like: 1,000 or 1,000,000 give or take a repricing of 2×; `null` if neither. */
function unitSlipOf(factor: Rational): number | null {
  return [1_000, 1_000_000].find((slip) => isNear(factor, slip)) ?? null;
}

function isNear(factor: Rational, slip: number): boolean {
  return isAtLeast(multiply(factor, whole(2)), slip) && compareRationals(factor, whole(slip * 2)) <= 0;
}
