import type { FunctionType, ObjectType, Type } from './type.ts';
import { isOfWord, isWord, type Unfolder } from './unfold.ts';

/** Whether a caller gives values of a type to the package or gets them from it. */
export type Way = 'given' | 'got';

/** Why a program that compiled may not compile any more: where in the type, and what of it. */
export interface Reason {
  /** `["schemas"]["Usage"]`: the shared part that it stands in; `null` for none. */
  readonly part: string | null;
  /** Step by step: `(body)`, `.usage`, `[]`. */
  readonly path: readonly string[];
  readonly says: string;
}

/**
 * Compares types of two packages as a program sees them that was written for the first: what it gives must still be taken,
 * what it reads must still be there, and be no more than it was.
 */
export class TypeComparison {
  readonly #before: Unfolder;
  readonly #after: Unfolder;
  readonly #known = new Map<string, Reason | null>();
  readonly #ids = new WeakMap<object, number>();
  #lastId = 0;
  /** The shared parts of the first package that were met, with the way in which they are used. */
  readonly met = new Map<string, { readonly sort: string; readonly name: string; readonly way: Way }>();

  constructor(before: Unfolder, after: Unfolder) {
    this.#before = before;
    this.#after = after;
  }

  /** `null` when a program can go on. */
  compare(before: Type, after: Type, way: Way): Reason | null {
    const part = partOf(before);
    for (const each of partsIn(before)) this.met.set(`${way} ${each.sort} ${each.name}`, { ...each, way });
    const [old, now] = [this.#before.plain(before), this.#after.plain(after)];
    const key = `${way} ${this.#idOf(old)} ${this.#idOf(now)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // What is met again on the way down is what is being compared.
    this.#known.set(key, null);
    const found = this.#differ(old, now, way);
    const reason =
      found !== null && found.part === null && part !== null ? { ...found, part: `${part.name}` } : found;
    this.#known.set(key, reason);
    return reason;
  }

  #idOf(type: object): number {
    const id = this.#ids.get(type) ?? ++this.#lastId;
    this.#ids.set(type, id);
    return id;
  }

  #differ(old: Type, now: Type, way: Way): Reason | null {
    if (isWord(old, 'any') || isWord(now, 'any')) return null;
    // Nothing could be done with it.
    if (isWord(old, 'unknown', 'never', 'undefined', 'null') && way === 'got') return null;
    if (isWord(now, 'unknown') && way === 'given') return null;
    const [before, after] = [this.#before.alternatives(old), this.#after.alternatives(now)];
    const [source, target] = way === 'given' ? [before, after] : [after, before];
    if (source.length > 1 || target.length > 1) return this.#compareUnions(source, target, way);
    return this.#compareOne(old, now, way);
  }

  /** Each alternative of the one must be one of the other. */
  #compareUnions(source: readonly Type[], target: readonly Type[], way: Way): Reason | null {
    const literals = new Set(target.flatMap((each) => (each.kind === 'literal' ? [each.json] : [])));
    for (const [index, each] of source.entries()) {
      if (isWord(each, 'never') || (each.kind === 'literal' && literals.has(each.json))) continue;
      const reason = this.#reasonAgainst(each, target, index, way);
      if (reason !== null) return reason;
    }
    return null;
  }

  /** Why an alternative is none of the others; the one in the same place is the likeliest. */
  #reasonAgainst(source: Type, target: readonly Type[], index: number, way: Way): Reason | null {
    const alike = target.filter((each) => each.kind === source.kind);
    const candidates = alike.length > 0 && source.kind === 'object' ? alike : target;
    const likely = candidates.slice(index, index + 1);
    let only: Reason | null = null;
    for (const each of [...likely, ...candidates]) {
      only = way === 'given' ? this.compare(source, each, way) : this.compare(each, source, way);
      if (only === null) return null;
    }
    if (only !== null && candidates.length === 1) return only;
    const says = way === 'given' ? `no longer takes ${describe(source)}` : `may also be ${describe(source)}`;
    return { part: null, path: [], says };
  }

  #compareOne(old: Type, now: Type, way: Way): Reason | null {
    const [source, target] = way === 'given' ? [old, now] : [now, old];
    const composite = this.#compareComposites(old, now, way);
    if (composite !== undefined) return composite;
    if (source.kind === 'literal' && target.kind === 'word' && isOfWord(source.json, target.word))
      return null;
    if (isWord(source, 'never') || isAnything(target)) return null;
    const isSame = old.kind === now.kind && describe(old) === describe(now);
    return isSame ? null : { part: null, path: [], says: `is ${describe(now)}, was ${describe(old)}` };
  }

  /** `undefined` for types that are not made of others alike. */
  #compareComposites(old: Type, now: Type, way: Way): Reason | null | undefined {
    if (old.kind === 'object' && now.kind === 'object') {
      return way === 'given' ? this.#compareGiven(old, now) : this.#compareGot(old, now);
    }
    if (old.kind === 'function' && now.kind === 'function') return this.#compareFunctions(old, now, way);
    if (old.kind === 'list' && now.kind === 'list') return within(this.compare(old.of, now.of, way), '[]');
    if (old.kind === 'tuple' && now.kind === 'tuple' && old.of.length === now.of.length) {
      return this.#compareAll(old.of, now.of, way);
    }
    if (old.kind === 'name' && now.kind === 'name' && old.name === now.name) {
      return this.#compareAll(old.args, now.args, way);
    }
    return undefined;
  }

  #compareAll(old: readonly Type[], now: readonly Type[], way: Way): Reason | null {
    return first(old.map((each, index) => () => this.compare(each, now[index] ?? each, way)));
  }

  #compareGiven(old: ObjectType, now: ObjectType): Reason | null {
    const needed = [...now.members].map(([name, { optional, type }]) => () => {
      const before = old.members.get(name);
      const says = before === undefined ? 'is new and required' : 'is required now';
      const mayLack = before === undefined || (before.optional && !optional);
      return mayLack && !optional && !isWord(this.#after.plain(type), 'never') ? at(name, says) : null;
    });
    const taken = [...old.members].map(([name, { type }]) => () => {
      const after = now.members.get(name)?.type ?? now.index;
      if (after !== null) return within(this.compare(type, after, 'given'), `.${name}`);
      return isWord(this.#before.plain(type), 'never', 'undefined') ? null : at(name, 'is no longer taken');
    });
    const open = () =>
      old.index !== null && now.index === null
        ? { part: null, path: [], says: 'takes no members any more but those that are listed' }
        : null;
    return first([...needed, ...taken, open]);
  }

  #compareGot(old: ObjectType, now: ObjectType): Reason | null {
    const read = [...old.members].map(([name, { optional, type }]) => () => {
      const after = now.members.get(name);
      if (isWord(this.#before.plain(type), 'never')) return null;
      if (after === undefined)
        return now.index === null
          ? at(name, 'is gone')
          : within(this.compare(type, now.index, 'got'), `.${name}`);
      if (after.optional && !optional) return at(name, 'is no longer always there');
      return within(this.compare(type, after.type, 'got'), `.${name}`);
    });
    const { index } = old;
    const open = () => {
      if (index === null) return null;
      if (now.index === null)
        return { part: null, path: [], says: 'has no members any more but those that are listed' };
      return within(this.compare(index, now.index, 'got'), '[…]');
    };
    return first([...read, open]);
  }

  #compareFunctions(old: FunctionType, now: FunctionType, way: Way): Reason | null {
    if (way === 'given') return null;
    const given = old.parameters.map(({ name, type, optional }, index) => () => {
      const after = now.parameters[index];
      if (isClient(type)) return null;
      if (after === undefined) return argument(name, 'is no longer taken');
      if (optional && !after.optional) return argument(name, 'is required now');
      return within(this.compare(type, after.type, 'given'), `(${name})`);
    });
    const more = now.parameters.slice(old.parameters.length).map(
      ({ name, optional }) =>
        () =>
          optional ? null : argument(name, 'is new and required'),
    );
    const result = () => within(this.compare(old.result, now.result, 'got'), '()');
    return first([...given, ...more, result]);
  }
}

/** The shared parts that a type names itself. */
function partsIn(type: Type): { sort: string; name: string }[] {
  if (type.kind === 'union' || type.kind === 'both') return type.of.flatMap(partsIn);
  const part = partOf(type);
  return part === null ? [] : [part];
}

/** `components["schemas"]["Usage"]` */
function partOf(type: Type): { sort: string; name: string } | null {
  if (type.kind !== 'member' || type.of.kind !== 'member' || type.of.of.kind !== 'name') return null;
  return type.of.of.name === 'components' ? { sort: type.of.key, name: type.key } : null;
}

function at(name: string, says: string): Reason {
  return { part: null, path: [`.${name}`], says };
}

function argument(name: string, says: string): Reason {
  return { part: null, path: [`(${name})`], says };
}

/** A reason within a shared part is told of that part, wherever it is used. */
function within(reason: Reason | null, step: string): Reason | null {
  return reason === null || reason.part !== null ? reason : { ...reason, path: [step, ...reason.path] };
}

function first(checks: readonly (() => Reason | null)[]): Reason | null {
  for (const check of checks) {
    const reason = check();
    if (reason !== null) return reason;
  }
  return null;
}

/** The client that a function calls with, which the package makes itself. */
function isClient(type: Type): boolean {
  return type.kind === 'name' && type.name.endsWith('Client');
}

/** `{}` */
function isAnything(type: Type): boolean {
  return type.kind === 'object' && type.members.size === 0 && type.index === null;
}

function describe(type: Type): string {
  switch (type.kind) {
    case 'word':
      return type.word;
    case 'literal':
      return type.json;
    case 'name':
      return type.name;
    case 'text':
      return type.text;
    case 'list':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return `a ${type.kind}`;
  }
}
