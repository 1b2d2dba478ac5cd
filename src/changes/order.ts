import { compareCodePoints } from '../base/code-point-order.ts';
import { compareNaturally } from '../base/natural-order.ts';
import type { Change } from './comparison.ts';
import type { Finding } from './finding.ts';
import { areas, severities } from './severity.ts';

/** The one order of findings: area, subject, kind, field; then the message (tiers of one price), then the fingerprint. */
export function orderFindings<F extends Finding>(findings: readonly F[]): F[] {
  return [...findings].sort(
    (left, right) =>
      comparePlaces(left, right) ||
      compareCodePoints(left.message, right.message) ||
      compareCodePoints(left.fingerprint, right.fingerprint),
  );
}

/** The worst first, what no file here uses below, then by area and subject, so that what belongs together stands together. */
export function orderChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (left, right) =>
      severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
      Number(isUnused(left)) - Number(isUnused(right)) ||
      comparePlaces(left, right) ||
      compareCodePoints(left.fingerprint, right.fingerprint),
  );
}

/** True when somebody looked for it, and no file uses it. */
export function isUnused({ usedAt }: Change): boolean {
  return usedAt?.length === 0;
}

function comparePlaces(left: Finding, right: Finding): number {
  return (
    areas.indexOf(left.area) - areas.indexOf(right.area) ||
    compareSubjects(left, right) ||
    compareCodePoints(left.kind, right.kind) ||
    compareCodePoints(left.field ?? '', right.field ?? '')
  );
}

/** Headings of the docs count (`Step 2`, `Step 10`); ids do not. */
function compareSubjects(left: Finding, right: Finding): number {
  return left.area === 'docs'
    ? compareNaturally(left.subject, right.subject)
    : compareCodePoints(left.subject, right.subject);
}
