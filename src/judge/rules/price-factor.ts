import { groupBy } from '../../base/group-by.ts';
import type { Held } from '../../changes/comparison.ts';
import type { Limits } from '../limits.ts';
import { isAtLeast, type PriceMove, priceMoves, unitSlipOf } from './price-moves.ts';
import { heldByName, heldWithCount, type Rule } from './rule.ts';

/**
 * Prices that moved too far at once. Many models that moved by the same 10³ or 10⁶ were read in another unit: that is
 * one reason. What else is above the factor is told model by model.
 */
export const priceFactor: Rule = ({ findings, limits }) => {
  const moves = priceMoves(findings).filter((move) => isAtLeast(move.factor, limits.priceFactor));
  const slips = unitSlips(moves, limits);
  const slipped = new Set(slips.flatMap((slip) => slip.moves));
  const others = moves.filter((move) => !slipped.has(move));
  return [...slips.map((slip) => slip.held), ...farMoves(others, limits)];
};

interface UnitSlip {
  readonly moves: readonly PriceMove[];
  readonly held: Held;
}

function unitSlips(moves: readonly PriceMove[], limits: Limits): UnitSlip[] {
  return [...groupBy(moves, slipName)].flatMap(([subject, group]) => {
    if (subject === null) return [];
    const count = new Set(group.map((move) => move.model)).size;
    if (count < limits.unitSlipModels) return [];
    const [direction, slip] = subject.split('-');
    const seen = `the prices of ${count} models went ${direction} by about ${slip}×, for example ${group[0]?.message}`;
    const limit = `below ${limits.unitSlipModels} models at once: so many look like another unit, not another price`;
    return [{ moves: group, held: heldWithCount({ rule: 'unit-slip', subject, seen, limit }, count) }];
  });
}

function slipName(move: PriceMove): string | null {
  const slip = unitSlipOf(move.factor);
  return slip === null ? null : `${move.up ? 'up' : 'down'}-${slip}`;
}

function farMoves(moves: readonly PriceMove[], limits: Limits): readonly Held[] {
  const byModel = groupBy(moves, (move) => move.model);
  const suspects = [...byModel].map(([subject, group]) => ({
    subject,
    seen: group.map((move) => move.message).join('; '),
  }));
  return heldByName('price-factor', `below ${limits.priceFactor}× up or down`, suspects, limits);
}
