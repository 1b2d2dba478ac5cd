import { causesOf, type Found } from './causes.ts';
import { type Reason, TypeComparison, type Way } from './compare-types.ts';
import type { Surface } from './surface.ts';
import type { Type } from './type.ts';
import { isWord, Unfolder } from './unfold.ts';

/** What of a package's surface a program may miss that was written for another one. */
export type SurfaceBreak =
  /** An exported name, a member of a group or a shared part that is not there. */
  | { readonly kind: 'gone'; readonly name: string }
  /** A function that makes another call. */
  | { readonly kind: 'call'; readonly name: string; readonly from: string; readonly to: string }
  /** A type that takes less or gives more; `names` is what it reaches, first what it is told of. */
  | { readonly kind: 'type'; readonly reason: Reason; readonly names: readonly string[] };

/** Compares two surfaces: the breaks, and the names that the second has and the first has not. */
export function compareSurfaces(
  before: Surface,
  after: Surface,
): { readonly breaks: readonly SurfaceBreak[]; readonly added: readonly string[] } {
  const old = namesIn(before);
  const now = namesIn(after);
  const gone = [...old.keys()].filter((name) => !now.has(name));
  const shared = [...old].flatMap(([name, type]): [string, Named, Named][] => {
    const other = now.get(name);
    return other === undefined ? [] : [[name, type, other]];
  });
  return {
    breaks: [
      ...gone.map((name): SurfaceBreak => ({ kind: 'gone', name })),
      ...callBreaks(before, after),
      ...typeBreaks(shared, new Unfolder(before.files), new Unfolder(after.files), before.calls),
    ],
    added: [...now.keys()].filter((name) => !old.has(name)),
  };
}

/** A public name: its type, and in which way programs use it; `null` where only the name counts. */
interface Named {
  readonly type: Type | null;
  readonly way: Way;
}

/** Modules of which only names are compared: what ids and facts there are is judged by the catalog and the facts. */
const namedOnly = ['models.d.ts', 'models/zod.d.ts', 'facts.d.ts'];

/** Every public name as people would write it: `createMessage`, `router.chat.createMessage`, `components["schemas"]["Usage"]`. */
function namesIn({ files, calls }: Surface): Map<string, Named> {
  const exported = exportsOf(files, 'index.d.ts');
  const names = new Set(exported.map(([name]) => name));
  const index = exported.map(([name, type]): [string, Named] => [
    name,
    { type: isShape(name, names) ? null : type, way: wayOf(name) },
  ]);
  const groups = [...calls.groups].flatMap(([group, members]) =>
    [...members.keys()].map((name): [string, Named] => [
      `router.${group}.${name}`,
      { type: null, way: 'got' },
    ]),
  );
  const others = namedOnly.flatMap((file) =>
    exportsOf(files, file).flatMap(([name, type]): [string, Named][] => [
      [`${moduleOf(file)}: ${name}`, { type: null, way: 'got' }],
      ...factsIn(files, file, name, type),
    ]),
  );
  return new Map([...index, ...groups, ...others, ...partsOf(files)]);
}

/** Compared through its members, or open in what it may be. The client with every operation has one alone beside it. */
function isShape(name: string, names: ReadonlySet<string>): boolean {
  const pattern = /^(?:.*Client|.*Operations|paths|operations|components|AnyModelId|ModelId|RequestModelId)$/;
  return pattern.test(name) || (names.has(`${name}Client`) && names.has(`create${name}`));
}

function wayOf(name: string): Way {
  return /(?:Options|Body|Input|Fetch)$/.test(name) ? 'given' : 'got';
}

function exportsOf(files: Surface['files'], file: string): [string, Type | null][] {
  const declarations = files.get(file);
  if (declarations === undefined) return [];
  return [...declarations.exports].map(([name, local]) => {
    const value = declarations.values.has(local);
    const generic = (declarations.types.get(local)?.parameters.length ?? 0) > 0;
    if (value) return [name, { kind: 'value', name: local, file }];
    return [name, generic ? null : { kind: 'name', name: local, file, args: [] }];
  });
}

function moduleOf(file: string): string {
  return file.replace(/\.d\.ts$/, '');
}

/** A fact is a member of a constant: `facts.category`. */
function factsIn(files: Surface['files'], file: string, name: string, type: Type | null): [string, Named][] {
  if (file !== 'facts.d.ts' || type?.kind !== 'value') return [];
  return membersOf(type, new Unfolder(files)).map(([key]) => [
    /^[\w$]+$/.test(key) ? `${name}.${key}` : `${name}[${JSON.stringify(key)}]`,
    { type: null, way: 'got' },
  ]);
}

/** The types of `openapi.d.ts`, by the way in which programs use each. */
function partsOf(files: Surface['files']): [string, Named][] {
  const unfolder = new Unfolder(files);
  const root = (name: string) => membersOf({ kind: 'name', name, file: 'openapi.d.ts', args: [] }, unfolder);
  const paths = root('paths').flatMap(([path, item]) =>
    membersOf(item, unfolder).flatMap(([key, type]): [string, Named][] =>
      isWord(unfolder.plain(type), 'never') || key === 'parameters'
        ? []
        : [[`paths[${JSON.stringify(path)}].${key}`, { type: null, way: 'got' }]],
    ),
  );
  const operations = root('operations').flatMap(([name, type]): [string, Named][] => [
    [`operations[${JSON.stringify(name)}]`, { type: null, way: 'got' }],
    ...membersOf(type, unfolder).map(([key, member]): [string, Named] => [
      `operations[${JSON.stringify(name)}].${key}`,
      { type: member, way: key === 'responses' ? 'got' : 'given' },
    ]),
  ]);
  const components = root('components').flatMap(([sort, parts]) =>
    membersOf(parts, unfolder).map(([name]): [string, Named] => [
      `components["${sort}"][${JSON.stringify(name)}]`,
      { type: null, way: 'got' },
    ]),
  );
  return [...paths, ...operations, ...components];
}

function membersOf(type: Type, unfolder: Unfolder): [string, Type][] {
  const plain = unfolder.plain(type);
  return plain.kind === 'object' ? [...plain.members].map(([name, member]) => [name, member.type]) : [];
}

function callBreaks({ calls: before }: Surface, { calls: after }: Surface): SurfaceBreak[] {
  const functions = [...before.functions].flatMap(([name, { call }]): SurfaceBreak[] => {
    const to = after.functions.get(name)?.call;
    return to === undefined || isSame(call, to) ? [] : [{ kind: 'call', name, from: call, to }];
  });
  const members = [...before.groups].flatMap(([group, own]) =>
    [...own].flatMap(([name, called]): SurfaceBreak[] => {
      const now = after.groups.get(group)?.get(name);
      const [from, to] = [before.functions.get(called)?.call, after.functions.get(now ?? '')?.call];
      const isLost = from === undefined || to === undefined || isSame(from, to) || called === name;
      return isLost ? [] : [{ kind: 'call', name: `router.${group}.${name}`, from, to }];
    }),
  );
  return [...functions, ...members];
}

/** The same address, however it calls its parameters. */
function isSame(left: string, right: string): boolean {
  const [one, other] = [left, right].map((call) => call.replace(/\{[^{}]*\}/g, '{}'));
  return one === other;
}

/** One cause is told once, with all that it reaches. */
function typeBreaks(
  shared: readonly [string, Named, Named][],
  before: Unfolder,
  after: Unfolder,
  calls: Surface['calls'],
): SurfaceBreak[] {
  const comparison = new TypeComparison(before, after);
  const found = shared.flatMap(([name, old, now]): Found[] => {
    if (old.type === null || now.type === null) return [];
    const reason = comparison.compare(old.type, now.type, old.way);
    return reason === null ? [] : [{ name, reason }];
  });
  const causes = causesOf([...found, ...partBreaks(comparison, before, after)], calls);
  return causes.map((cause): SurfaceBreak => ({ kind: 'type', ...cause }));
}

/** Shared parts under their own names: programs use them as the functions do that they were met in. */
function partBreaks(comparison: TypeComparison, before: Unfolder, after: Unfolder): Found[] {
  const compared = new Set<string>();
  const found: Found[] = [];
  for (const [key, { sort, name, way }] of comparison.met) {
    if (compared.has(key)) continue;
    compared.add(key);
    const type: Type = { kind: 'member', of: { kind: 'member', of: components, key: sort }, key: name };
    if (!hasPart(after, sort, name) || !hasPart(before, sort, name)) continue;
    const reason = comparison.compare(type, { ...type }, way);
    if (reason !== null) found.push({ name: `components["${sort}"][${JSON.stringify(name)}]`, reason });
  }
  return found;
}

const components: Type = { kind: 'name', name: 'components', file: 'openapi.d.ts', args: [] };

function hasPart(unfolder: Unfolder, sort: string, name: string): boolean {
  const parts = unfolder.plain({ kind: 'member', of: components, key: sort });
  return parts.kind === 'object' && parts.members.has(name);
}
