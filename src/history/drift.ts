import { compareRationals } from '../catalog/decimal.ts';
import type { Price } from '../catalog/model.ts';
import { unitPrice } from '../catalog/price-identity.ts';
import { priceWords } from '../catalog/price-words.ts';
import { relativeChange } from '../catalog/relative-change.ts';
import { type Finding, type FindingOf, finding, isOf } from '../changes/finding.ts';
import { isPrice } from '../changes/values.ts';
import { moveOf } from '../diff/catalog/prices.ts';
import { isRestatedPrice, isSamePrice } from '../diff/catalog/same-price.ts';
import type { HistoryEntry } from './entry.ts';
import { thingOf } from './thing.ts';

/**
 * Restated prices in the light of the history: one that no longer agrees with the last price that was truly published
 * is a raise or a cut, however small the last step was.
 */
export function tellDrift(findings: readonly Finding[], history: readonly HistoryEntry[]): Finding[] {
  const restated = findings.filter((found) => isOf(found, 'restated'));
  if (restated.length === 0) return [...findings];
  const things = new Set(restated.map(thingOf));
  const changes = history.flatMap((entry) => entry.changes).filter((change) => things.has(thingOf(change)));
  return findings.map((found) => (isOf(found, 'restated') ? asMove(found, changes) : found));
}

function asMove(found: FindingOf<'restated'>, past: readonly Finding[]): Finding {
  const { from, to, subject, field, at } = found;
  if (!isPrice(from) || !isPrice(to)) return found;
  const truth = lastTruePrice(found, from, past);
  const agrees = isSamePrice(truth, to) || isRestatedPrice(truth, to);
  if (agrees || directionOf(truth, to) !== directionOf(from, to)) return found;
  const since = `${relativeChange(unitPrice(truth), unitPrice(to))} since ${priceWords(truth)}`;
  const { kind, says } = moveOf(from, to);
  const message = `${subject}: ${says}; ${since}, before it was restated`;
  const parts = { area: 'catalog', subject, field, from, to, message, at } as const;
  return kind === 'price-cut' ? finding({ ...parts, kind }) : finding({ ...parts, kind });
}

/** The price before an unbroken row of restatements that leads to `from`. */
function lastTruePrice(found: Finding, from: Price, past: readonly Finding[]): Price {
  const own = past.filter((change) => thingOf(change) === thingOf(found));
  const broken = own.findLastIndex((change) => !isOf(change, 'restated'));
  const first = own[broken + 1]?.from;
  return isPrice(first) ? first : from;
}

function directionOf(from: Price, to: Price): number {
  return Math.sign(compareRationals(unitPrice(to), unitPrice(from)));
}
