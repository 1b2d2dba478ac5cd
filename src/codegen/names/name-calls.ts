import { compareCodePoints } from '../../base/code-point-order.ts';
import { groupBy } from '../../base/group-by.ts';
import { camelCase, Names } from '../print/identifier.ts';
import type { Alias, NamedCall, RememberedNames } from './remembered.ts';

/** What the names of a call are made from. */
export interface Call {
  /** `POST /v1/messages`. */
  readonly key: string;
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  readonly id: string | null;
  readonly tag: string | null;
  readonly streams: boolean;
  readonly body: 'required' | 'optional' | null;
}

/** Names that the generated module gives to something else. */
const takenNames = `defaultBaseUrl createClient bindGroups callOperation streamOperation waitForVideo
  waitForVideoGeneration encodeBody parameterWriter atServer readByType readLines`.split(/\s+/);

/** Names of the client itself that no group may take. */
const namesOfClient = 'request use eject GET PUT POST DELETE OPTIONS HEAD PATCH TRACE'.split(' ');

/**
 * The names of every call, by its key. They belong to method and path: a call that the package had keeps them, and where its
 * operationId or tag changed it keeps the old ones beside the new. The order of the document plays no part, and a name
 * that two calls claim goes to neither, unless one had it.
 *
 * @param lastRelease the version that was released last, whose users know the names of now.
 * @param taken names that the module has by its gateway.
 */
export function nameCalls(
  calls: readonly Call[],
  remembered: RememberedNames,
  lastRelease: string | null,
  taken: readonly string[] = [],
): ReadonlyMap<string, NamedCall> {
  const sorted = [...calls].sort(
    (left, right) => compareCodePoints(left.path, right.path) || compareCodePoints(left.key, right.key),
  );
  const known = findRemembered(sorted, remembered);
  const owners = ownersOf(known, taken);
  const names = claimNames(sorted, known, owners);
  const streams = claimStreams(sorted, known, names, owners);
  const groupFor = groupsBy(remembered);
  return new Map(
    sorted.map((call): [string, NamedCall] => {
      const before = known.get(call.key) ?? null;
      const fresh = {
        name: names.get(call.key) ?? '',
        group: before !== null && before.tag === call.tag ? before.group : groupFor(call.tag),
        stream: streams.get(call.key) ?? null,
        id: call.id,
        tag: call.tag,
        body: placeOfBody(call, before),
      };
      return [call.key, { ...fresh, aliases: aliasesOf(fresh, before, lastRelease) }];
    }),
  );
}

/** The name that a call asks for. */
function wishOf({ id, method, path }: Call): string {
  return camelCase(id || `${method} ${path}`);
}

/** What is remembered of each call: by method and path, however the path calls its parameters. */
function findRemembered(
  calls: readonly Call[],
  { calls: remembered }: RememberedNames,
): ReadonlyMap<string, NamedCall> {
  const byTemplate = groupBy(Object.keys(remembered), templateOf);
  const keys = new Set(calls.map(({ key }) => key));
  const found = calls.flatMap(({ key }): [string, NamedCall][] => {
    const [only, ...others] = (byTemplate.get(templateOf(key)) ?? []).filter((each) => !keys.has(each));
    const place = Object.hasOwn(remembered, key) ? key : others.length === 0 ? only : undefined;
    const call = place === undefined ? undefined : remembered[place];
    return call === undefined ? [] : [[key, call]];
  });
  return new Map(found);
}

function templateOf(key: string): string {
  return key.replace(/\{[^{}]*\}/g, '{}');
}

/** The names that are in use, old ones too, with the call that each belongs to. */
function ownersOf(known: ReadonlyMap<string, NamedCall>, taken: readonly string[]): Map<string, string> {
  const owners = new Map<string, string>([...takenNames, ...taken].map((name) => [name, '']));
  for (const [key, call] of known) {
    for (const { name, stream } of [...call.aliases, call]) {
      owners.set(name, key);
      if (stream !== null) owners.set(stream, key);
    }
  }
  return owners;
}

function claimNames(
  calls: readonly Call[],
  known: ReadonlyMap<string, NamedCall>,
  owners: Map<string, string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const call of calls) {
    const before = known.get(call.key);
    const keeps = before !== undefined && (before.id === call.id || wishOf(call) === before.name);
    if (keeps) names.set(call.key, before.name);
  }
  const asking = calls.filter(({ key }) => !names.has(key));
  const other = (call: Call) =>
    known.get(call.key)?.name ?? camelCase(`${wishOf(call)} ${call.method} ${call.path}`);
  return new Map([...names, ...settle(asking, calls, wishOf, other, owners)]);
}

function claimStreams(
  calls: readonly Call[],
  known: ReadonlyMap<string, NamedCall>,
  names: ReadonlyMap<string, string>,
  owners: Map<string, string>,
): ReadonlyMap<string, string> {
  const nameOf = ({ key }: Call) => names.get(key) ?? '';
  const streaming = calls.filter(({ streams }) => streams);
  const kept = streaming.flatMap((call): [string, string][] => {
    const before = known.get(call.key);
    const isKept = before?.name === nameOf(call) && before.stream !== null;
    return isKept ? [[call.key, before.stream ?? '']] : [];
  });
  const has = new Set(kept.map(([key]) => key));
  const asking = streaming.filter(({ key }) => !has.has(key));
  const wish = (call: Call) => camelCase(`stream ${nameOf(call).replace(/^create(?=\p{Lu})/u, '')}`);
  const other = (call: Call) => camelCase(`stream ${nameOf(call)}`);
  return new Map([...kept, ...settle(asking, streaming, wish, other, owners)]);
}

/** What several calls wish is nobody's, and so is what somebody has: then each gets its other name, with a number if need be. */
function settle(
  asking: readonly Call[],
  all: readonly Call[],
  wish: (call: Call) => string,
  other: (call: Call) => string,
  owners: Map<string, string>,
): [string, string][] {
  const claims = groupBy(all, wish);
  const isFree = (name: string, { key }: Call) => {
    const owner = owners.get(name);
    return owner === undefined ? (claims.get(name) ?? []).every((each) => each.key === key) : owner === key;
  };
  const own = (name: string, { key }: Call): [string, string] => {
    owners.set(name, key);
    return [key, name];
  };
  const [winners, losers] = [true, false].map((free) =>
    asking.filter((call) => isFree(wish(call), call) === free),
  );
  return [
    ...(winners ?? []).map((call) => own(wish(call), call)),
    ...(losers ?? []).map((call) =>
      own(
        firstFree(other(call), (name) => isFree(name, call)),
        call,
      ),
    ),
  ];
}

function firstFree(wanted: string, isFree: (name: string) => boolean): string {
  let name = wanted;
  for (let number = 2; !isFree(name); number += 1) name = `${wanted}${number}`;
  return name;
}

/** The group of a tag: the one that it had, else its own name. */
function groupsBy({ calls }: RememberedNames): (tag: string | null) => string {
  const known = new Map<string, string>();
  for (const [, { tag, group }] of Object.entries(calls).sort(([left], [right]) =>
    compareCodePoints(right, left),
  )) {
    if (tag !== null) known.set(tag, group);
  }
  return (tag) => known.get(tag ?? '') ?? new Names(namesOfClient).take(camelCase(tag || 'api'));
}

/** A call that existed without a body keeps its arguments where they are: a body that may be left out goes among the options. */
function placeOfBody({ body }: Call, before: NamedCall | null): NamedCall['body'] {
  if (body === null) return null;
  return body === 'optional' && before !== null && before.body !== 'argument' ? 'option' : 'argument';
}

function aliasesOf(
  { name, group, stream }: Omit<NamedCall, 'aliases'>,
  before: NamedCall | null,
  since: string | null,
): Alias[] {
  if (before === null) return [];
  const old = { name: before.name, group: before.group, stream: before.stream, since };
  const all = [...before.aliases, old].map((alias) => (stream === null ? { ...alias, stream: null } : alias));
  const isNow = (alias: Alias) => alias.name === name && alias.group === group;
  const unlike = all.filter((alias) => !isNow(alias) || (alias.stream !== null && alias.stream !== stream));
  return [...new Map(unlike.map((alias) => [`${alias.group} ${alias.name}`, alias])).values()];
}
