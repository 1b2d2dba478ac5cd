import type { JsonValue } from '../../../base/json.ts';
import type { Node } from '../../../openapi/node.ts';

/** Who may be surprised: the server by what callers send, or callers by what it answers. */
export type Direction = 'request' | 'response' | 'none';

/** What a schema stands for where it is used. `…-property` is anything below the first schema. */
export const places = [
  'document',
  'operation',
  'parameter',
  'parameter-property',
  'body',
  'property',
  'header',
] as const;
export type Place = (typeof places)[number];

/** How something changed. Bounds are set, unset, increased and decreased; types generalized and specialized. */
const comings = ['added', 'removed', 'set', 'unset'] as const;
const turns = ['changed', 'renamed', 'increased', 'decreased'] as const;
const spans = ['generalized', 'specialized', 'widened', 'narrowed'] as const;
export const verbs = [...comings, ...turns, ...spans] as const;
export type Verb = (typeof verbs)[number];

/** What rules ask about the thing that changed, beside what changed. */
const ofSchemas = ['required', 'default', 'read-only', 'write-only'] as const;
export const traits = [...ofSchemas, 'deprecated', 'sunset', 'success', 'same-path', 'last'] as const;
export type Trait = (typeof traits)[number];

/** One atomic difference between the documents, before any rule names it. */
export interface Difference {
  /** What differs: `property`, `enum-value`, `max-length`, `type`, … */
  readonly aspect: string;
  readonly verb: Verb;
  readonly direction: Direction;
  readonly place: Place;
  readonly traits: readonly Trait[];
  /** What the thing is called where it is used: `messages/items/role`, `query limit`, `200`. */
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
  /** Where it stands, or what it was missing from, in each document. */
  readonly base: Node | null;
  readonly next: Node | null;
}
