import type { Walk } from '../walk/walk.ts';
import type { Schema, View } from './view.ts';

/** Most of two editions is equal, with all that it refers to. */
export function isEqual({ equal }: Walk, base: Schema, next: Schema): boolean {
  if (base.length !== next.length) return false;
  return base.every((node, index) => {
    const other = next[index];
    return other !== undefined && equal.areEqual(node, other);
  });
}

/** True for schemas that say the same themselves, whatever they refer to. */
export function areAlike({ equal }: Walk, { layers: before }: View, { layers: after }: View): boolean {
  if (before.length !== after.length) return false;
  return before.every((layer, index) => {
    const other = after[index];
    return other !== undefined && equal.areAlike(layer, other);
  });
}

/** True for a schema of which everything but its members is said by itself. */
export function isPlain({ unions, listed }: View): boolean {
  return unions.length === 0 && listed === null;
}
