import type { JsonValue } from '../../../base/json.ts';
import type { Api } from '../../../openapi/api.ts';
import type { Node } from '../../../openapi/node.ts';
import type { Difference, Direction, Place, Trait, Verb } from './difference.ts';
import type { EqualParts } from './equal-parts.ts';
import { joinPath, newUnit, type Unit } from './unit.ts';

/** Where the comparison is: what it may look up, what it says there, and how that is called. */
export interface Walk {
  readonly base: Api;
  readonly next: Api;
  readonly unit: Unit;
  /** From the unit's beginning: `messages/items/role`. */
  readonly path: string;
  readonly direction: Direction;
  readonly place: Place;
  readonly shared: SharedParts;
  readonly equal: EqualParts;
  /** True for an alternative of a union, of which `null` was told already. */
  readonly nullTold?: boolean;
  /** True for an alternative of which the list of types was told already. */
  readonly typeTold?: boolean;
  /** True below a parameter that is written as text, where a number is as good as its digits. */
  readonly text?: boolean;
  /** True for a parameter of which each value is a `name=value` of its own, so that one value is a list of one. */
  readonly repeats?: boolean;
}

/** What a comparer says; the walk knows the rest. */
interface Telling {
  readonly aspect: string;
  readonly verb: Verb;
  readonly base: Node | null;
  readonly next: Node | null;
  readonly from?: JsonValue | undefined;
  readonly to?: JsonValue | undefined;
  readonly traits?: readonly Trait[];
  /** A further step of the path, for things that were not walked into. */
  readonly step?: string;
}

export function tell(walk: Walk, telling: Telling): void {
  const difference: Difference = {
    aspect: telling.aspect,
    verb: telling.verb,
    direction: walk.direction,
    place: walk.place,
    traits: telling.traits ?? [],
    path: joinPath(walk.path, telling.step ?? ''),
    from: telling.from ?? null,
    to: telling.to ?? null,
    base: telling.base,
    next: telling.next,
  };
  walk.unit.differences.push(difference);
}

/** The verb for something that one side may lack: `undefined` and `null` are what is not there. */
export function verbFor(before: unknown, after: unknown): 'added' | 'removed' | 'changed' {
  if (before === undefined || before === null) return 'added';
  return after === undefined || after === null ? 'removed' : 'changed';
}

/** A step deeper: `step` is added to the path, and what stands there may be another place. */
export function into(walk: Walk, step: string, place: Place = walk.place): Walk {
  const { base, next, unit, direction, shared, equal } = walk;
  // Written out: this is done for every property, and a spread takes several times as long.
  return {
    base,
    next,
    unit,
    path: joinPath(walk.path, step),
    direction,
    place,
    shared,
    equal,
    nullTold: false,
    typeTold: false,
    text: walk.text === true,
    repeats: false,
  };
}

type Compare = (walk: Walk) => void;

/** Schemas within schemas that are compared on the stack; real ones have a dozen. */
const deepest = 64;

/**
 * The parts that references lead to. Each pair is compared once per direction and place, in the order in which pairs
 * are met and not while another one is walked: cycles end, and no chain of references is too long for the stack.
 */
export class SharedParts {
  readonly #units = new Map<string, Unit>();
  readonly #numbers = new Map<JsonValue, number>();
  readonly #pending: Array<() => void> = [];
  #depth = 0;

  /** Notes that `walk` uses a pair of shared parts, and plans its comparison when it is met for the first time. */
  use(walk: Walk, base: readonly Node[], next: readonly Node[], named: boolean, compare: Compare): void {
    const { direction, place, nullTold, typeTold, text, repeats } = walk;
    const told =
      Number(nullTold === true) +
      2 * Number(typeTold === true) +
      4 * Number(text === true) +
      8 * Number(repeats === true);
    const key = `${direction} ${place} ${told} ${this.#name(base)} ${this.#name(next)}`;
    let unit = this.#units.get(key);
    if (unit === undefined) {
      unit = newUnit(null, named ? null : { unit: walk.unit, path: walk.path });
      this.#units.set(key, unit);
      const inside = { ...walk, unit, path: '' };
      this.#pending.push(() => compare(inside));
    }
    walk.unit.uses.push({ unit, path: walk.path });
  }

  /** Compares at once, or later where the stack is deep already: no nesting is too deep for it. */
  compare(compare: () => void): void {
    if (this.#depth >= deepest) {
      this.#pending.push(compare);
      return;
    }
    this.#depth += 1;
    compare();
    this.#depth -= 1;
  }

  /** Compares until nothing is planned any more. */
  finish(): void {
    for (let compare = this.#pending.pop(); compare !== undefined; compare = this.#pending.pop()) compare();
  }

  /** Objects of the parsed documents keep their identity, so that is what names them. */
  #name(nodes: readonly Node[]): string {
    const [only] = nodes;
    if (nodes.length === 1 && only !== undefined) return String(this.#numberOf(only.value));
    return [...new Set(nodes.map((node) => this.#numberOf(node.value)))].sort().join('+');
  }

  #numberOf(value: JsonValue): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
