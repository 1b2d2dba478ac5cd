import { joinPointer, splitPointer } from '../../base/json-pointer.ts';

/** A pointer with stars, and the same with what they stand for. */
interface Standing {
  readonly pointer: string;
  readonly at: string;
}

/** Another pointer of the same model: stars that it shares stand for the same, so that `/prices/*` is one element. */
export function sameStars(other: string, { pointer, at }: Standing): string {
  const [pattern, real] = [splitPointer(pointer) ?? [], splitPointer(at) ?? []];
  const steps = splitPointer(other) ?? [];
  const apart = steps.findIndex((step, index) => step !== pattern[index]);
  const shared = apart === -1 ? steps.length : apart;
  return steps.map((step, index) => (index < shared ? (real[index] ?? step) : step)).reduce(joinPointer, '');
}

/** The key, or the number, that the last star of a pointer stands for. */
export function keyOf({ pointer, at }: Standing): string | null {
  const last = (splitPointer(pointer) ?? []).lastIndexOf('*');
  return last === -1 ? null : (splitPointer(at)?.[last] ?? null);
}

/** True if a pointer is one of those that another one with stars names. */
export function isOneOf(pointer: string, pattern: string): boolean {
  if (!pattern.includes('*')) return false;
  const [steps, wanted] = [splitPointer(pointer) ?? [], splitPointer(pattern) ?? []];
  return (
    steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index])
  );
}
