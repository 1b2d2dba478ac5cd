import { groupBy } from '../../base/group-by.ts';
import { typeNameOf } from '../api/operations.ts';
import type { Reason } from './compare-types.ts';
import type { Calls } from './read-calls.ts';

/** Why a program that uses a name may not compile any more. */
export interface Found {
  readonly name: string;
  readonly reason: Reason;
}

/** One cause, with all the names that it reaches; the first is the one that it is told of. */
export interface Cause {
  readonly names: readonly string[];
  readonly reason: Reason;
}

/** Which half of a call a name is about. */
type Side = 'sent' | 'answered';

/** A break, and what tells whether another one has the same cause. */
interface Told extends Found {
  /** The shared part that it stands in. */
  readonly part: string | null;
  /** Where in that part, or in what is sent or answered, and what of it. */
  readonly change: string;
  /** The call that the name belongs to. */
  readonly call: string;
  readonly side: Side;
}

/**
 * What a change of the API does to a shared part, to the functions and types that use it, and to the declarations of
 * its operations, is one cause. A break of the declarations alone is one cause wherever it is the same.
 */
export function causesOf(found: readonly Found[], calls: Calls): Cause[] {
  const told = found.map((each) => toldOf(each, calls));
  const inParts = new Map(told.flatMap(({ part, change }) => (part === null ? [] : [[change, part]])));
  const ofCalls = told.filter(({ name, part }) => part === null && !isDeclaration(name));
  const causes = groupBy(told, (each) => {
    const part = each.part ?? inParts.get(each.change);
    if (part !== undefined) return `part ${part} ${each.change}`;
    const alike = ofCalls.find((other) => isDeclaration(each.name) && isAlike(each, other)) ?? each;
    return isDeclaration(alike.name)
      ? `declarations ${alike.reason.path.join('')} ${alike.reason.says}`
      : `call ${alike.call} ${alike.change}`;
  });
  return [...causes.values()].map(causeOf);
}

/** Of what is sent only the first break is known of each name, whichever that is. */
function isAlike(declaration: Told, other: Told): boolean {
  const isOfCall = declaration.call === other.call && declaration.side === other.side;
  return isOfCall && (declaration.side === 'sent' || declaration.change === other.change);
}

/** Told of the part that it stands in, else of a name that people write. */
function causeOf(group: readonly Told[]): Cause {
  const best = [...group].sort((a, b) => weightOf(a) - weightOf(b))[0];
  const names = group.map(({ name }) => name);
  if (best === undefined) return { names, reason: { part: null, path: [], says: '' } };
  const subject = best.part ?? best.name;
  return { names: [...new Set([subject, ...names])], reason: { ...best.reason, part: best.part } };
}

function weightOf({ name, part }: Told): number {
  if (part !== null) return 0;
  return isDeclaration(name) ? 2 : 1;
}

function toldOf({ name, reason }: Found, { functions }: Calls): Told {
  const owner = ownerOf(name);
  const call = functions.get(callerOf(owner))?.call ?? callOfType(owner, functions) ?? owner;
  const part = reason.part ?? /^components\["\w+"\]\["(.+)"\]$/.exec(name)?.[1] ?? null;
  const inside = reason.part === null ? insideOf(name, reason.path) : reason.path;
  return {
    name,
    reason,
    part,
    call,
    side: sideOf(name, reason),
    change: `${inside.join('')} ${reason.says}`,
  };
}

/** `operations["getTale"].responses` */
export function isDeclaration(name: string): boolean {
  return name.startsWith('operations[');
}

/** `operations["getTale"].responses` → `getTale` */
export function ownerOf(name: string): string {
  return /^operations\["(.+)"\]/.exec(name)?.[1] ?? name;
}

/** What waits for a video asks for it as the function does that gets it. */
function callerOf(name: string): string {
  return name.replace(/^waitFor/, 'get');
}

function callOfType(name: string, functions: Calls['functions']): string | undefined {
  const base = name.replace(/(?:Body|Result|Event)$/, '');
  return [...functions].find(([each]) => typeNameOf(each) === base)?.[1].call;
}

function sideOf(name: string, { path }: Reason): Side {
  const isAnswered = /\.responses$|(?:Result|Event)$/.test(name) || path[0] === '()';
  return isAnswered ? 'answered' : 'sent';
}

/** The steps within what is sent or answered, without those that lead there. */
function insideOf(name: string, path: readonly string[]): readonly string[] {
  if (isDeclaration(name)) return path.slice(stepsToBody(name, path));
  return /^\(/.test(path[0] ?? '') ? path.slice(1) : path;
}

function stepsToBody(name: string, path: readonly string[]): number {
  if (name.endsWith('.responses')) return path[1] === '.content' ? 3 : 0;
  return name.endsWith('.requestBody') && path[0] !== '.content' ? 0 : 2;
}
