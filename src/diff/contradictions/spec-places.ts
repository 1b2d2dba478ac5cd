import type { JsonValue } from '../../base/json.ts';
import type { Place } from '../../base/problem.ts';
import type { ApiReading } from '../../openapi/document.ts';
import { anyPositionOf } from '../../openapi/positions.ts';

/** Where the value that a JSON pointer leads to stands in the published spec; only the document when nobody can say. */
export type PlaceInSpec = (pointer: string) => Place;

/** Goes through the spec when the first rule asks, and once for all of them. */
export function placesInSpec(api: ApiReading | null): PlaceInSpec {
  let positionOf: ReturnType<typeof anyPositionOf> | undefined;
  return (pointer) => {
    // A document that was read from JSON holds JSON values only.
    positionOf ??= api === null ? () => null : anyPositionOf(api, api.spec as unknown as JsonValue);
    return { document: 'openapi', ...positionOf(pointer) };
  };
}
