import type { Difference } from './difference.ts';

/**
 * What is compared once however often it is used: an operation, or a part that a `$ref` leads to (in one direction and
 * place). A unit knows its own differences and the units that it uses.
 */
export interface Unit {
  /** The operation that this unit is; `null` for a shared part. */
  readonly operation: string | null;
  /** Where a part stands that is written in place and compared by itself only because it leads back to itself. */
  readonly within: Use | null;
  readonly differences: Difference[];
  /** Used units, each with the path at which it is used. */
  readonly uses: Use[];
}

/** One unit using another. */
export interface Use {
  readonly unit: Unit;
  readonly path: string;
}

export function newUnit(operation: string | null = null, within: Use | null = null): Unit {
  return { operation, within, differences: [], uses: [] };
}

/** A path in a unit as a path in the part of the document that has a name: the operation, or what a `$ref` leads to. */
export function pathInNamed(unit: Unit, path: string): { unit: Unit; path: string } {
  let [at, whole] = [unit, path];
  while (at.within !== null) [at, whole] = [at.within.unit, joinPath(at.within.path, whole)];
  return { unit: at, path: whole };
}

/** `200 ` and `choices/items` give `200 choices/items`; steps of one schema are told apart by slashes. */
export function joinPath(path: string, step: string): string {
  if (path === '' || step === '') return path + step;
  return /[ :]$/.test(path) ? path + step : `${path}/${step}`;
}
