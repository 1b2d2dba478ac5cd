import { append } from '../../../base/lists.ts';
import type { Api } from '../../../openapi/api.ts';
import { isJsonObject, type JsonObject, type Node } from '../../../openapi/node.ts';

/** What of two documents is equal, with all that it refers to, so that nobody need walk it. */
export interface EqualParts {
  /** True for two parts that say the same, key by key, and refer only to what says the same. */
  readonly areEqual: (base: Node, next: Node) => boolean;
  /** True for two parts that say the same, whatever they refer to. */
  readonly areAlike: (base: Node, next: Node) => boolean;
}

/**
 * Compares what references lead to once, each by itself, and then follows references backwards from what differs.
 * Documents of different versions are read differently, so that in them nothing is equal for certain.
 */
export function equalPartsOf(base: Api, next: Api): EqualParts {
  if (base.siblingsCount !== next.siblingsCount) return { areEqual: () => false, areAlike: () => false };
  const targets = new Targets(base, next);
  const known = new WeakMap<object, Likeness>();
  const compare = (left: object, right: unknown): Likeness => {
    const before = known.get(left);
    if (before !== undefined && before.next === right) return before;
    const references = new Set<string>();
    const alike = sameValue(left, right, references);
    const found = { next: right, alike, equal: alike && targets.areSame(references) };
    known.set(left, found);
    return found;
  };
  const answer = (aspect: 'equal' | 'alike') => (one: Node, other: Node) => {
    const { value } = one;
    return typeof value !== 'object' || value === null
      ? value === other.value
      : compare(value, other.value)[aspect];
  };
  return { areEqual: answer('equal'), areAlike: answer('alike') };
}

interface Likeness {
  readonly next: unknown;
  readonly alike: boolean;
  readonly equal: boolean;
}

/** What references lead to in both documents, by the text of the reference. */
class Targets {
  readonly #base: Api;
  readonly #next: Api;
  readonly #met = new Set<string>();
  readonly #users = new Map<string, string[]>();
  readonly #different = new Set<string>();

  constructor(base: Api, next: Api) {
    this.#base = base;
    this.#next = next;
  }

  areSame(references: ReadonlySet<string>): boolean {
    this.#meet(references);
    for (const reference of references) if (this.#different.has(reference)) return false;
    return true;
  }

  /** Compares what was not met before, and all that it leads to, before anything is answered. */
  #meet(references: ReadonlySet<string>): void {
    const open = [...references].filter((reference) => !this.#met.has(reference));
    for (const reference of open) this.#met.add(reference);
    const found: string[] = [];
    for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
      const below = new Set<string>();
      if (!this.#isSameAlone(reference, below)) found.push(reference);
      for (const used of below) {
        const users = this.#users.get(used);
        if (users === undefined) this.#users.set(used, [reference]);
        else users.push(reference);
        if (this.#different.has(used)) found.push(reference);
        if (this.#met.has(used)) continue;
        this.#met.add(used);
        open.push(used);
      }
    }
    this.#spread(found);
  }

  #isSameAlone(reference: string, below: Set<string>): boolean {
    const [old, now] = [this.#base.target(reference), this.#next.target(reference)];
    if (old === null || now === null) return old === now;
    return sameValue(old.value, now.value, below);
  }

  /** What refers to something different is different. */
  #spread(found: string[]): void {
    for (let reference = found.pop(); reference !== undefined; reference = found.pop()) {
      if (this.#different.has(reference)) continue;
      this.#different.add(reference);
      append(found, this.#users.get(reference) ?? []);
    }
  }
}

/** True for equal values, whatever the order of their keys; the references in them are collected. */
function sameValue(left: unknown, right: unknown, references: Set<string>): boolean {
  if (typeof left !== 'object' || left === null) return left === right;
  if (Array.isArray(left)) return Array.isArray(right) && sameList(left, right, references);
  return isJsonObject(left) && isJsonObject(right) && sameObject(left, right, references);
}

function sameList(left: readonly unknown[], right: readonly unknown[], references: Set<string>): boolean {
  return (
    left.length === right.length && left.every((item, index) => sameValue(item, right[index], references))
  );
}

function sameObject(left: JsonObject, right: JsonObject, references: Set<string>): boolean {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(right, key) || !sameValue(left[key], right[key], references)) return false;
    if ((key === '$ref' || key === '$dynamicRef') && typeof left[key] === 'string') references.add(left[key]);
  }
  return true;
}
