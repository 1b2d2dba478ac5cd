import { compareCodePoints } from '../base/code-point-order.ts';
import type { Area, Finding } from './finding.ts';

/** What people use first comes first. */
const areaOrder: Readonly<Record<Area, number>> = { catalog: 0, api: 1, docs: 2, facts: 3, documents: 4 };

/** The one order of findings: area, subject, kind, field; then the message (tiers of one price), then the fingerprint. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}

function compareFindings(left: Finding, right: Finding): number {
  return (
    areaOrder[left.area] - areaOrder[right.area] ||
    compareCodePoints(left.subject, right.subject) ||
    compareCodePoints(left.kind, right.kind) ||
    compareCodePoints(left.field ?? '', right.field ?? '') ||
    compareCodePoints(left.message, right.message) ||
    compareCodePoints(left.fingerprint, right.fingerprint)
  );
}
