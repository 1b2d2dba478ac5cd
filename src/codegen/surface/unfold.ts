import {
  type Declarations,
  type Declared,
  type Member,
  type NamedType,
  object,
  type Type,
  unionOf,
  word,
} from './type.ts';

/** The declarations of a package by their files. */
export type Files = ReadonlyMap<string, Declarations>;

/** Longer chains of names lead in a circle. */
const longestChain = 60;

/** Makes plain what a type is: names, members of others and intersections as far as they can be followed. */
export class Unfolder {
  readonly #files: Files;
  /** A type once made plain is the same object ever after, so that what recurs can be told. */
  readonly #known = new WeakMap<Type, Type>();

  constructor(files: Files) {
    this.#files = files;
  }

  plain(type: Type, depth = 0): Type {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const made = depth > longestChain ? word('unknown') : this.#unfold(type, depth + 1);
    this.#known.set(type, made);
    return made;
  }

  /** The alternatives of a type; one for what is no union. */
  alternatives(type: Type): readonly Type[] {
    const plain = this.plain(type);
    return plain.kind === 'union' ? plain.of.flatMap((each) => this.alternatives(each)) : [plain];
  }

  #unfold(type: Type, depth: number): Type {
    if (type.kind === 'name') return this.#named(type, depth);
    if (type.kind === 'value') return this.#value(type.file, type.name, depth);
    if (type.kind === 'member') return this.#member(type.of, type.key, depth);
    if (type.kind === 'both') return this.#both(type.of, depth);
    return type;
  }

  #named(type: NamedType, depth: number): Type {
    const { name, file, args } = type;
    const made = builtIn(name)?.(args, this);
    if (made !== undefined) return this.plain(made, depth);
    const declared = this.#find(file, name);
    if (declared === null) return type;
    if (declared.parameters.length === 0) return this.plain(declared.type, depth);
    const given = new Map(declared.parameters.map((each, index) => [each, args[index] ?? word('any')]));
    return this.plain(substitute(declared.type, given), depth);
  }

  #find(file: string, name: string): Declared | null {
    const declarations = this.#files.get(file);
    const own = declarations?.types.get(name);
    if (own !== undefined) return own;
    const from = declarations?.imports.get(name);
    // The ids of models change with every catalog, which is judged by itself.
    return from === undefined || from.file === 'models.d.ts' || from.file === file
      ? null
      : this.#find(from.file, from.name);
  }

  #value(file: string, name: string, depth: number): Type {
    const declarations = this.#files.get(file);
    const own = declarations?.values.get(name);
    const from = declarations?.imports.get(name);
    if (own !== undefined) return this.plain(own, depth);
    return from === undefined ? word('unknown') : this.#value(from.file, from.name, depth);
  }

  #member(of: Type, key: string, depth: number): Type {
    const found = this.alternatives(this.plain(of, depth)).flatMap((each): Type[] => {
      if (each.kind !== 'object') return [];
      const member = each.members.get(key);
      if (member === undefined) return each.index === null ? [] : [each.index];
      return member.optional ? [member.type, word('undefined')] : [member.type];
    });
    return found.length === 0 ? { kind: 'text', text: `[${key}]` } : this.plain(unionOf(found), depth);
  }

  /** Of alternatives, each with each. */
  #both(types: readonly Type[], depth: number): Type {
    const sides = types.map((each) => this.alternatives(this.plain(each, depth)));
    const [first = [], ...others] = sides;
    const all = others.reduce<readonly Type[]>(
      (left, right) => left.flatMap((one) => right.map((other) => this.#meet(one, other))),
      first,
    );
    return unionOf(all.filter((each) => !(each.kind === 'word' && each.word === 'never')));
  }

  #meet(left: Type, right: Type): Type {
    if (left.kind === 'object' && right.kind === 'object') return meetObjects(left, right);
    if (isEmptyObject(right) || isWord(right, 'unknown')) return left;
    if (isEmptyObject(left) || isWord(left, 'unknown')) return right;
    if (left.kind === 'literal' && right.kind === 'word')
      return isOfWord(left.json, right.word) ? left : word('never');
    if (left.kind === 'word' && right.kind === 'literal') return this.#meet(right, left);
    if (JSON.stringify(left) === JSON.stringify(right)) return left;
    if (isScalar(left) && isScalar(right)) return word('never');
    return { kind: 'text', text: `${JSON.stringify(left)} & ${JSON.stringify(right)}` };
  }
}

function meetObjects(left: Type & { kind: 'object' }, right: Type & { kind: 'object' }): Type {
  const names = new Set([...left.members.keys(), ...right.members.keys()]);
  const members = [...names].map((name): [string, Member] => {
    const [one, other] = [left.members.get(name), right.members.get(name)];
    if (one === undefined || other === undefined)
      return [name, one ?? other ?? { type: word('any'), optional: true }];
    return [
      name,
      { type: { kind: 'both', of: [one.type, other.type] }, optional: one.optional && other.optional },
    ];
  });
  return object(members, left.index ?? right.index);
}

/** True for a literal of a word's values. */
export function isOfWord(json: string, name: string): boolean {
  if (name === 'string') return json.startsWith('"');
  if (name === 'number') return /^-?[\d.]/.test(json);
  return false;
}

export function isWord(type: Type, ...names: readonly string[]): boolean {
  return type.kind === 'word' && names.includes(type.word);
}

function isScalar({ kind }: Type): boolean {
  return kind === 'word' || kind === 'literal';
}

function isEmptyObject(type: Type): boolean {
  return type.kind === 'object' && type.members.size === 0 && type.index === null;
}

type BuiltIn = (args: readonly Type[], unfolder: Unfolder) => Type | undefined;

/** The types of the language that generated declarations use. */
const builtIns: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['NonNullable', ([of = word('any')], unfolder) => withoutNull(of, unfolder)],
  ['Readonly', ([of = word('any')]) => of],
  ['Array', ([of = word('any')]) => ({ kind: 'list', of })],
  ['ReadonlyArray', ([of = word('any')]) => ({ kind: 'list', of })],
  ['Record', ([keys, of = word('any')], unfolder) => recordOf(keys ?? word('string'), of, unfolder)],
  ['Omit', ([of = word('any'), keys], unfolder) => withoutKeys(of, keysOf(keys, unfolder), unfolder)],
  [
    'WithRequired',
    ([of = word('any'), keys], unfolder) => withRequired(of, keysOf(keys, unfolder), unfolder),
  ],
  // Any text: the ids in it are for editors.
  ['RequestModelId', () => word('string')],
  ['AnyModelId', () => word('string')],
]);

function builtIn(name: string): BuiltIn | undefined {
  return builtIns.get(name);
}

function withoutNull(of: Type, unfolder: Unfolder): Type {
  return unionOf(unfolder.alternatives(of).filter((each) => !isWord(each, 'null', 'undefined', 'never')));
}

function recordOf(keys: Type, of: Type, unfolder: Unfolder): Type {
  const named = keysOf(keys, unfolder);
  if (named.size > 0) return object([...named].map((name) => [name, { type: of, optional: false }]));
  return object([], of);
}

function keysOf(keys: Type | undefined, unfolder: Unfolder): ReadonlySet<string> {
  const all = keys === undefined ? [] : unfolder.alternatives(keys);
  return new Set(all.flatMap((each) => (each.kind === 'literal' ? [String(JSON.parse(each.json))] : [])));
}

function withoutKeys(of: Type, keys: ReadonlySet<string>, unfolder: Unfolder): Type {
  return eachObject(of, unfolder, (members) => members.filter(([name]) => !keys.has(name)));
}

function withRequired(of: Type, keys: ReadonlySet<string>, unfolder: Unfolder): Type {
  return eachObject(of, unfolder, (members) =>
    members.map(([name, member]) => [name, keys.has(name) ? { ...member, optional: false } : member]),
  );
}

function eachObject(
  of: Type,
  unfolder: Unfolder,
  change: (members: [string, Member][]) => [string, Member][],
): Type {
  return unionOf(
    unfolder
      .alternatives(of)
      .map((each) => (each.kind === 'object' ? object(change([...each.members]), each.index) : each)),
  );
}

/** A generic type with its parameters filled in. */
function substitute(type: Type, given: ReadonlyMap<string, Type>): Type {
  const inner = (each: Type) => substitute(each, given);
  switch (type.kind) {
    case 'name':
      return given.get(type.name) ?? { ...type, args: type.args.map(inner) };
    case 'union':
    case 'both':
    case 'tuple':
      return { ...type, of: type.of.map(inner) };
    case 'list':
    case 'member':
      return { ...type, of: inner(type.of) };
    case 'object': {
      const members = [...type.members].map(([name, member]): [string, Member] => [
        name,
        { ...member, type: inner(member.type) },
      ]);
      return object(members, type.index === null ? null : inner(type.index));
    }
    case 'function':
      return {
        ...type,
        parameters: type.parameters.map((each) => ({ ...each, type: inner(each.type) })),
        result: inner(type.result),
      };
    default:
      return type;
  }
}
