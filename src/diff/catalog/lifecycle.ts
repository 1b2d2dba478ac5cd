import { type Life, lifeOf } from '../../catalog/life.ts';
import type { Deprecation, Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { type ModelPair, type ModelRule, modelFinding } from './model-pair.ts';

/**
 * `model-retired`, `-revived`, `-deprecated` and `-undeprecated` when a model enters or leaves a state, which status and
 * details tell together, and `-deprecated` again when its end comes sooner; any other change of status or details is a
 * `model-changed` of that field.
 */
export const compareLifecycle: ModelRule = (pair, asRead) => {
  const { base, next } = pair;
  if (base.status === next.status && isSameDeprecation(base.deprecation, next.deprecation)) return [];
  const [was, is] = [lifeOf(asRead.base), lifeOf(asRead.next)];
  const told = was === is ? sooner(is, asRead) : transition(was, is, asRead.next);
  if (told === null || (is === 'living' && !isReadable(asRead.next)))
    return [...statusChange(pair), ...deprecationChange(pair)];
  return [
    modelFinding(asRead, {
      ...told,
      field: 'deprecation',
      from: stateOf(asRead.base),
      to: stateOf(asRead.next),
    }),
  ];
};

/** An end that gets a day, or an earlier one, is news for whoever has planned by what was published. */
function sooner(is: Life, { base, next }: ModelPair): ReturnType<typeof transition> | null {
  const [was, now] = [base.deprecation?.date ?? null, next.deprecation?.date ?? null];
  if (is !== 'deprecated' || now === null || (was !== null && was <= now)) return null;
  const before = was === null ? 'no day was published before' : `earlier than ${was}`;
  return { kind: 'model-deprecated', says: `now${deprecationWords(next.deprecation).slice(1)} (${before})` };
}

function transition(
  was: Life,
  is: Life,
  { deprecation }: Model,
): { readonly kind: Transition; readonly says: string } {
  if (is === 'retired')
    return {
      kind: 'model-retired',
      says: `retired, no longer answers${deprecationWords(deprecation, 'its published end')}`,
    };
  if (was === 'retired') {
    const says =
      is === 'deprecated'
        ? `answers again, but is deprecated${deprecationWords(deprecation)}`
        : 'answers again';
    return { kind: 'model-revived', says };
  }
  if (is === 'living') return { kind: 'model-undeprecated', says: 'no longer deprecated' };
  return { kind: 'model-deprecated', says: `deprecated${deprecationWords(deprecation)}` };
}

type Transition = 'model-retired' | 'model-revived' | 'model-deprecated' | 'model-undeprecated';

function stateOf({ status, deprecation }: Model): Pick<Model, 'status' | 'deprecation'> {
  return { status, deprecation };
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

/** A cell that could not be read may well say "deprecated": only a read one says that it no longer is. */
function isReadable(model: Model): boolean {
  return !model.unread.some(({ field }) => field === 'status' || field === 'deprecation');
}

function isSameDeprecation(left: Deprecation | null, right: Deprecation | null): boolean {
  if (left === null || right === null) return left === right;
  return left.date === right.date && left.successor === right.successor;
}

function deprecationWords(deprecation: Deprecation | null, ends = 'ends'): string {
  const details = deprecation === null ? [] : parts(deprecation, ends);
  return details.map((detail) => `, ${detail}`).join('');
}

/** What is known of a model's end: `“ends 2026-12-01, use b instead”`, or `no details`. */
export function detailWords(deprecation: Deprecation | null): string {
  const details = deprecation === null ? [] : parts(deprecation);
  return details.length === 0 ? 'no details' : `“${details.join(', ')}”`;
}

function parts({ date, successor }: Deprecation, ends = 'ends'): string[] {
  return [
    ...(date === null ? [] : [`${ends} ${date}`]),
    ...(successor === null ? [] : [`use ${successor} instead`]),
  ];
}
