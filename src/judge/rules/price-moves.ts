import { compareRationals, divide, multiply, type Rational, whole } from '../../catalog/decimal.ts';
import type { Price } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import type { Finding } from '../../changes/finding.ts';

/** A price that went up or down, between two amounts that are not zero. */
export interface PriceMove {
  readonly model: string;
  readonly up: boolean;
  /** The larger unit price over the smaller one: never below 1. */
  readonly factor: Rational;
  readonly message: string;
}

/** The raised and cut prices among the findings. */
export function priceMoves(findings: readonly Finding[]): PriceMove[] {
  return findings.filter(isMove).flatMap((found) => {
    // A finding of these two kinds carries a Price on both sides: the contract of Finding.
    const [before, after] = [unitPrice(found.from as Price), unitPrice(found.to as Price)];
    if (before.num === 0n || after.num === 0n) return [];
    const up = compareRationals(after, before) > 0;
    const factor = up ? divide(after, before) : divide(before, after);
    return [{ model: found.subject, up, factor, message: found.message }];
  });
}

/** True when the factor is at least `limit`. */
export function isAtLeast(factor: Rational, limit: number): boolean {
  return compareRationals(factor, whole(limit)) >= 0;
}

/** The slip of unit that a factor looks like: 1,000 or 1,000,000 give or take a repricing of 2×; `null` if neither. */
export function unitSlipOf(factor: Rational): number | null {
  return [1_000, 1_000_000].find((slip) => isNear(factor, slip)) ?? null;
}

function isNear(factor: Rational, slip: number): boolean {
  return isAtLeast(multiply(factor, whole(2)), slip) && compareRationals(factor, whole(slip * 2)) <= 0;
}

function isMove(found: Finding): boolean {
  return found.area === 'catalog' && (found.kind === 'price-raised' || found.kind === 'price-cut');
}
