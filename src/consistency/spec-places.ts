import { indexPositions } from '../canonical/json-positions.ts';
import type { ApiReading } from '../documents/edition.ts';
import type { Place } from '../problems/problem.ts';

/** Where the value that a JSON pointer leads to stands in the published spec; only the document when nobody can say. */
export type PlaceInSpec = (pointer: string) => Place;

/** Goes through the spec when the first rule asks, and once for all of them. */
export function placesInSpec(api: ApiReading | null): PlaceInSpec {
  let positionOf: ReturnType<typeof indexPositions> | undefined;
  return (pointer) => {
    positionOf ??= positionsIn(api);
    return { document: 'openapi', ...positionOf(pointer) };
  };
}

function positionsIn(api: ApiReading | null): ReturnType<typeof indexPositions> {
  if (api === null) return () => null;
  const { positions, text } = api;
  return positions === undefined ? indexPositions(text) : (pointer) => positions.get(pointer) ?? null;
}
