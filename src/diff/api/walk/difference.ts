import type { JsonValue } from '../../../base/json.ts';
import type { Node } from './node.ts';

/** Who may be surprised: the server by what callers send, or callers by what it answers. */
export type Direction = 'request' | 'response' | 'none';

/** What a schema stands for where it is used. `…-property` is anything below the first schema. */
export type Place =
  | 'document'
  | 'operation'
  | 'parameter'
  | 'parameter-property'
  | 'body'
  | 'property'
  | 'header';

/** How something changed. Bounds are set, unset, increased and decreased; types generalized and specialized. */
export type Verb =
  | 'added'
  | 'removed'
  | 'changed'
  | 'renamed'
  | 'set'
  | 'unset'
  | 'increased'
  | 'decreased'
  | 'generalized'
  | 'specialized'
  | 'widened'
  | 'narrowed';

/** What rules ask about the thing that changed, beside what changed. */
export type Trait =
  | 'required'
  | 'default'
  | 'read-only'
  | 'write-only'
  | 'deprecated'
  | 'sunset'
  | 'success'
  | 'same-path'
  | 'last';

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
