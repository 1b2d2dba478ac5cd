/** A type as a declaration says it: data, without the compiler that read it. */
export type Type =
  | { readonly kind: 'word'; readonly word: string }
  /** `"a"`, `1`, `true`: as JSON. */
  | { readonly kind: 'literal'; readonly json: string }
  | { readonly kind: 'union' | 'both'; readonly of: readonly Type[] }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly of: readonly Type[] }
  | ObjectType
  | FunctionType
  /** A type by its name, as the file knows it. */
  | NamedType
  /** `of["key"]` */
  | { readonly kind: 'member'; readonly of: Type; readonly key: string }
  /** The type of an exported value. */
  | { readonly kind: 'value'; readonly name: string; readonly file: string }
  /** What is compared by its text alone. */
  | { readonly kind: 'text'; readonly text: string };

export interface ObjectType {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Member>;
  /** What members that are not named are; `null` where there are none. */
  readonly index: Type | null;
}

export interface Member {
  readonly type: Type;
  readonly optional: boolean;
}

export interface FunctionType {
  readonly kind: 'function';
  readonly parameters: readonly (Member & { readonly name: string })[];
  readonly result: Type;
}

export interface NamedType {
  readonly kind: 'name';
  readonly name: string;
  readonly file: string;
  readonly args: readonly Type[];
}

/** What a name stands for in a file. */
export interface Declared {
  readonly parameters: readonly string[];
  readonly type: Type;
}

/** The declarations of one file. */
export interface Declarations {
  readonly types: ReadonlyMap<string, Declared>;
  readonly values: ReadonlyMap<string, Type>;
  /** Local name → where it comes from; a name of another package has no file. */
  readonly imports: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
  /** Exported name → the local one. */
  readonly exports: ReadonlyMap<string, string>;
}

export function word(name: string): Type {
  return { kind: 'word', word: name };
}

export function object(members: Iterable<readonly [string, Member]>, index: Type | null = null): ObjectType {
  return { kind: 'object', members: new Map(members), index };
}

/** Of no type, one or several. */
export function unionOf(types: readonly Type[]): Type {
  const [only, ...others] = types;
  if (only === undefined) return word('never');
  return others.length === 0 ? only : { kind: 'union', of: types };
}
