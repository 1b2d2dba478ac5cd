import { groupBy } from '../../base/group-by.ts';
import { listed } from '../../base/words.ts';
import { type Finding, type FindingOf, finding } from '../../changes/finding.ts';
import type { KindIn } from '../../changes/kinds.ts';
import { typeNameOf } from '../api/operations.ts';
import type { NamedCall, RememberedNames } from '../names/remembered.ts';
import { ownerOf } from './causes.ts';
import { compareSurfaces, type SurfaceBreak } from './compare-surfaces.ts';
import { placeWords } from './place-words.ts';
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
    ...oneOfFacts(withoutRepeats(breaks)).map(tellBreak),
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
    .map(({ sort, name, is }) => {
      const [from, to] = [part(sort, name), part(sort, is)];
      const says = `in components["${sort}"] its name was ${name}; that works until the next major release`;
      return told({ kind: 'name-kept', subject: is, from, to, says });
    });
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

/** `facts.category`, `facts["API key"]`: what a page of facts no longer says is one break of its constant. */
const factName = /^(?!router\b|operations\b|paths\b|components\b)([a-z]\w*)(?:\.|\[)/;

function oneOfFacts(breaks: readonly SurfaceBreak[]): (SurfaceBreak | GoneFacts)[] {
  const pageOf = (each: SurfaceBreak) =>
    each.kind === 'gone' ? (factName.exec(each.name)?.[1] ?? each.name) : null;
  const told = groupBy(breaks, (each) => pageOf(each) ?? each);
  return [...told].flatMap(([page, own]): (SurfaceBreak | GoneFacts)[] =>
    own.length === 1 || typeof page !== 'string'
      ? own
      : [{ kind: 'facts', page, names: own.flatMap((each) => (each.kind === 'gone' ? [each.name] : [])) }],
  );
}

/** Several facts of one page that are gone. */
interface GoneFacts {
  readonly kind: 'facts';
  readonly page: string;
  readonly names: readonly string[];
}

function tellBreak(found: SurfaceBreak | GoneFacts): Finding {
  if (found.kind === 'facts') {
    const { page, names } = found;
    const says = `${listed(some(names))} are no longer in the package`;
    return told({ kind: 'name-gone', subject: page, from: names.join(', '), to: null, says });
  }
  if (found.kind === 'gone') {
    const { name } = found;
    const says = 'no longer in the package';
    return told({ kind: 'name-gone', subject: plainName(name), from: name, to: null, says });
  }
  if (found.kind === 'call') {
    const { name, from, to } = found;
    return told({ kind: 'call-moved', subject: name, from, to, says: `called ${from}, now calls ${to}` });
  }
  return tellType(found);
}

function tellType({ reason, names }: Extract<SurfaceBreak, { kind: 'type' }>): Finding {
  const [first = ''] = names;
  const subject = ownerOf(first);
  const place = placeWords(first, reason.path);
  const others = [...new Set(names.map(ownerOf))].filter((name) => name !== subject && /^[\w.]+$/.test(name));
  const reaches = others.length === 0 ? '' : `; seen in ${listed(some(others))}`;
  return told({
    kind: 'type-changed',
    subject,
    from: reason.path.join(''),
    to: reason.says,
    says: `${place === '' ? '' : `${place} `}${reason.says}${reaches}`,
  });
}

/** Declarations of the API by what they declare: `paths["/v1/tales"].get` → `GET /v1/tales`. */
function plainName(name: string): string {
  const call = /^paths\["(.+)"\]\.(\w+)$/.exec(name);
  if (call !== null) return `${call[2]?.toUpperCase()} ${call[1]}`;
  const shared = /^components\["\w+"\]\["(.+)"\]$/.exec(name);
  return shared?.[1] ?? ownerOf(name);
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
    (name) =>
      !/^(?:operations|components|paths)\[|Operations$/.test(name) && !factName.test(name) && !isMoved(name),
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
