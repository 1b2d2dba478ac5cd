import type { JsonValue } from '../base/json.ts';
import type { Change, Severity } from './comparison.ts';
import type { Finding } from './finding.ts';

/** A finding as a change of the given severity, with just the fields that are published. */
export function toChange(found: Finding, severity: Severity): Change {
  return {
    area: found.area,
    kind: found.kind,
    severity,
    subject: found.subject,
    field: found.field,
    // Findings carry models, prices and parts of documents, all of which were read from JSON or are plain data.
    from: found.from as JsonValue,
    to: found.to as JsonValue,
    message: found.message,
    at: found.at,
    fingerprint: found.fingerprint,
    ...(found.pointers !== undefined && { pointers: { ...found.pointers } }),
    ...(found.reaches !== undefined && { reaches: [...found.reaches] }),
    ...(found.worstFor !== undefined && { worstFor: [...found.worstFor] }),
    ...(found.also !== undefined && { also: [...found.also] }),
    ...(found.flapping !== undefined && { flapping: found.flapping }),
  };
}
