import type { Place } from '../walk/difference.ts';
import type { Walk } from '../walk/walk.ts';
import type { Schema } from './view.ts';

/** How a schema below another one is compared; handed down, since schemas contain schemas. */
export type CompareSchemas = (walk: Walk, base: Schema, next: Schema) => void;

/** Below a schema's first level a body or a header is a property, and a parameter is a property of one. */
export function placeBelow(place: Place): Place {
  if (place === 'body' || place === 'header') return 'property';
  return place === 'parameter' ? 'parameter-property' : place;
}
