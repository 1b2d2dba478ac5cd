import type { Deprecation, Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { type ModelPair, type ModelRule, modelFinding } from './model-pair.ts';

/** Statuses that say what `deprecated` says, in the words of other catalogs. */
const endingStatuses: ReadonlySet<string> = new Set([
  'deprecated',
  'discontinued',
  'legacy',
  'retired',
  'retiring',
  'sunset',
]);

/**
 * `model-deprecated` and `model-undeprecated` when a model enters or leaves deprecation, which status and details tell
 * together; any other change of status or details is a `model-changed` of that field.
 */
export const compareLifecycle: ModelRule = (pair, asRead) => {
  const { base, next } = pair;
  if (base.status === next.status && isSameDeprecation(base.deprecation, next.deprecation)) return [];
  const [was, is] = [isDeprecated(asRead.base), isDeprecated(asRead.next)];
  if (!was && is)
    return [transition(asRead, 'model-deprecated', `deprecated${deprecationWords(asRead.next.deprecation)}`)];
  if (was && !is && isReadable(asRead.next))
    return [transition(asRead, 'model-undeprecated', 'no longer deprecated')];
  return [...statusChange(pair), ...deprecationChange(pair)];
};

function transition(pair: ModelPair, kind: 'model-deprecated' | 'model-undeprecated', says: string): Finding {
  return modelFinding(pair, {
    kind,
    field: 'deprecation',
    from: { status: pair.base.status, deprecation: pair.base.deprecation },
    to: { status: pair.next.status, deprecation: pair.next.deprecation },
    says,
  });
}

function statusChange(pair: ModelPair): Finding[] {
  const [from, to] = [pair.base.status, pair.next.status];
  if (from === to) return [];
  return [
    modelFinding(pair, {
      kind: 'model-changed',
      field: 'status',
      from,
      to,
      says: `status changed from ${from} to ${to}`,
    }),
  ];
}

function deprecationChange(pair: ModelPair): Finding[] {
  const [from, to] = [pair.base.deprecation, pair.next.deprecation];
  if (isSameDeprecation(from, to)) return [];
  const says = `deprecation details changed: ${detailWords(from)} became ${detailWords(to)}`;
  return [modelFinding(pair, { kind: 'model-changed', field: 'deprecation', from, to, says })];
}

function isDeprecated(model: Model): boolean {
  return model.deprecation !== null || endingStatuses.has(model.status.toLowerCase());
}

/** A cell that could not be read may well say "deprecated": only a read one says that it no longer is. */
function isReadable(model: Model): boolean {
  return !model.unread.some(({ field }) => field === 'status' || field === 'deprecation');
}

function isSameDeprecation(left: Deprecation | null, right: Deprecation | null): boolean {
  if (left === null || right === null) return left === right;
  return left.date === right.date && left.successor === right.successor;
}

function deprecationWords(deprecation: Deprecation | null): string {
  const details = deprecation === null ? [] : parts(deprecation);
  return details.map((detail) => `, ${detail}`).join('');
}

/** What is known of a model's end: `“ends 2026-12-01, use b instead”`, or `no details`. */
export function detailWords(deprecation: Deprecation | null): string {
  const details = deprecation === null ? [] : parts(deprecation);
  return details.length === 0 ? 'no details' : `“${details.join(', ')}”`;
}

function parts({ date, successor }: Deprecation): string[] {
  return [
    ...(date === null ? [] : [`ends ${date}`]),
    ...(successor === null ? [] : [`use ${successor} instead`]),
  ];
}
