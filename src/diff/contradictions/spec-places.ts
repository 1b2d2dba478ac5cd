import type { Place } from '../../base/problem.ts';
import { jsonOf } from '../../openapi/api.ts';
import type { ApiReading } from '../../openapi/document.ts';
import { anyPositionOf } from '../../openapi/positions.ts';

/** Where the value that a JSON pointer leads to stands in the published spec; only the document when nobody can say. */
export type PlaceInSpec = (pointer: string) => Place;

/** Goes through the spec when the first rule asks, and once for all of them. */
export function placesInSpec(api: ApiReading | null): PlaceInSpec {
  let positionOf: ReturnType<typeof anyPositionOf> | undefined;
  return (pointer) => {
    positionOf ??= api === null ? () => null : anyPositionOf(api, jsonOf(api.spec));
    return { document: 'openapi', ...positionOf(pointer) };
  };
}
