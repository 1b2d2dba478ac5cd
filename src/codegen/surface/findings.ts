import { listed } from '../../base/words.ts';
import { type Finding, type FindingOf, finding } from '../../changes/finding.ts';
import type { KindIn } from '../../changes/kinds.ts';
import { typeNameOf } from '../api/operations.ts';
import type { NamedCall, RememberedNames } from '../names/remembered.ts';
import { compareSurfaces, type SurfaceBreak } from './compare-surfaces.ts';
import type { Surface } from './surface.ts';

/** A package as its users know it. */
export interface Known {
  readonly surface: Surface;
  readonly names: RememberedNames;
}

/** What the users of a package notice of it when another one takes its place. */
export function surfaceFindings(before: Known, after: Known): Finding[] {
  const { breaks, added } = compareSurfaces(before.surface, after.surface);
  return [
    ...renamedCalls(before.names, after.names),
    ...renamedParts(before.names, after.names),
    ...withoutRepeats(breaks).map(tellBreak),
    ...tellAdded(added, before.names, after.names),
  ];
}

function renamedCalls({ calls: before }: RememberedNames, { calls: after }: RememberedNames): Finding[] {
  return Object.entries(after).flatMap(([key, now]) => {
    const old = before[key];
    if (old === undefined || placeOf(old) === placeOf(now)) return [];
    return [renamed(key, placeOf(old), placeOf(now))];
  });
}

function placeOf({ name, group }: NamedCall): string {
  return `router.${group}.${name}`;
}

function renamedParts(
  { components: before }: RememberedNames,
  { components: after }: RememberedNames,
): Finding[] {
  const known = new Set(before.map(({ sort, name }) => `${sort} ${name}`));
  return after
    .filter(({ sort, name }) => !known.has(`${sort} ${name}`))
    .map(({ sort, name, is }) => renamed(`#/components/${sort}/${is}`, part(sort, name), part(sort, is)));
}

function part(sort: string, name: string): string {
  return `components["${sort}"][${JSON.stringify(name)}]`;
}

function renamed(subject: string, from: string, to: string): Finding {
  const says = `${from} is now ${to}; the old name works until the next major release`;
  return told({ kind: 'name-kept', subject, from, to, says });
}

/** Of a function that is gone its group, types and declarations are gone too: that is one break. */
function withoutRepeats(breaks: readonly SurfaceBreak[]): SurfaceBreak[] {
  const gone = breaks.flatMap((each) => (each.kind === 'gone' ? [each.name] : []));
  const functions = gone.filter((name) => /^\p{Ll}[^.:[]*$/u.test(name));
  const alongside = new Set(
    functions.flatMap((name) => [
      ...['Body', 'Result', 'Event'].map((suffix) => `${typeNameOf(name)}${suffix}`),
      `operations[${JSON.stringify(name)}]`,
    ]),
  );
  const own = (name: string) =>
    functions.includes(name.replace(/^router\..*\./, '')) && name.startsWith('router.');
  return breaks.filter(
    (each) =>
      each.kind !== 'gone' ||
      !(
        own(each.name) ||
        alongside.has(each.name.replace(/\.[a-zA-Z]+$/, '')) ||
        (functions.length > 0 && each.name.startsWith('paths['))
      ),
  );
}

function tellBreak(found: SurfaceBreak): Finding {
  if (found.kind === 'gone') {
    return told({
      kind: 'name-gone',
      subject: found.name,
      from: found.name,
      to: null,
      says: 'no longer in the package',
    });
  }
  if (found.kind === 'call') {
    const { name, from, to } = found;
    return told({ kind: 'call-moved', subject: name, from, to, says: `called ${from}, now calls ${to}` });
  }
  const { reason, names } = found;
  const [first = ''] = names;
  const subject = reason.part ?? first;
  const place = reason.path === '' ? '' : `${reason.path} `;
  const others = names.filter((name) => name !== subject && /^[\w.]+$/.test(name));
  const reaches = others.length === 0 ? '' : `; seen in ${listed(some(others))}`;
  return told({
    kind: 'type-changed',
    subject,
    from: reason.path,
    to: reason.says,
    says: `${place}${reason.says}${reaches}`,
  });
}

/** So many names make a sentence. */
const mostNamed = 4;

function some(names: readonly string[]): string[] {
  const rest = names.length - mostNamed;
  return rest > 1 ? [...names.slice(0, mostNamed), `${rest} more`] : [...names];
}

function tellAdded(
  added: readonly string[],
  { calls: before }: RememberedNames,
  { calls: after }: RememberedNames,
): Finding[] {
  // Where a name took the place of another one that is told already.
  const moved = Object.entries(after).flatMap(([key, call]) =>
    before[key] === undefined || placeOf(before[key]) === placeOf(call)
      ? []
      : [call.name, call.stream ?? call.name],
  );
  const isMoved = (name: string) =>
    moved.some((each) => name.endsWith(`.${each}`) || name === each || name.startsWith(typeNameOf(each)));
  const names = added.filter(
    (name) => !/^(?:operations|components|paths)\[|Operations$/.test(name) && !isMoved(name),
  );
  const calls = names.filter((name) => name.startsWith('router.'));
  const shown = calls.length > 0 ? calls : names;
  if (shown.length === 0) return [];
  const says = `new in the package: ${listed(some(shown))}`;
  return [told({ kind: 'names-added', subject: 'package', from: null, to: names, says })];
}

type Saying = {
  readonly [K in KindIn<'package'>]: Pick<FindingOf<K>, 'kind' | 'subject' | 'from' | 'to'>;
}[KindIn<'package'>] & { readonly says: string };

function told({ says, ...rest }: Saying): Finding {
  const message = says.startsWith(rest.subject) ? says : `${rest.subject}: ${says}`;
  return finding({ area: 'package', field: null, at: null, message, ...rest });
}
