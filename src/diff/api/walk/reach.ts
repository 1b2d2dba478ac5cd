import { joinPath, type Unit } from './unit.ts';

/** Which operations use a unit, themselves or through others. */
export interface Reach {
  /** Every unit that has differences. */
  readonly changed: readonly Unit[];
  /** The operations that use a unit, as a set of their numbers: bit `n` is `operations[n]`. */
  readonly operationsOf: (unit: Unit) => bigint;
  readonly operations: readonly string[];
  /** What a unit is called in the one operation that uses it, on the shortest way. */
  readonly pathTo: (unit: Unit) => string;
}

/**
 * Follows uses backwards from what changed: most of two editions is equal and is never looked at again. Units that use
 * each other are reached by the same operations, so that each such group is looked at once.
 */
export function reachOf(roots: readonly Unit[]): Reach {
  const users = usersOf(roots);
  const operations = [...new Set(roots.flatMap((root) => root.operation ?? []))];
  const numbers = new Map(operations.map((name, index): [string, bigint] => [name, 1n << BigInt(index)]));
  const own = (unit: Unit): bigint => (unit.operation === null ? 0n : (numbers.get(unit.operation) ?? 0n));
  const sets = collect(users, own);
  return {
    changed: [...users.keys()].filter((unit) => unit.differences.length > 0),
    operations,
    operationsOf: (unit) => sets.get(unit) ?? 0n,
    pathTo: (unit) => pathFrom(users, unit),
  };
}

interface User {
  readonly unit: Unit;
  readonly path: string;
}

type Users = ReadonlyMap<Unit, readonly User[]>;

function usersOf(roots: readonly Unit[]): Users {
  const users = new Map<Unit, User[]>(roots.map((root) => [root, []]));
  for (const [unit] of users) {
    for (const { unit: used, path } of unit.uses) {
      const known = users.get(used);
      if (known === undefined) users.set(used, [{ unit, path }]);
      else known.push({ unit, path });
    }
  }
  return users;
}

/** Where a depth-first walk is: a unit, and which of its users comes next. */
interface Step {
  readonly unit: Unit;
  readonly order: number;
  next: number;
}

/**
 * The union of what all users of a unit are, by Tarjan's algorithm for strongly connected groups, with a stack of its
 * own: chains of schemas may be long.
 */
function collect(users: Users, own: (unit: Unit) => bigint): Map<Unit, bigint> {
  const state: Walkthrough = { users, own, sets: new Map(), low: new Map(), open: [], steps: [] };
  for (const [unit] of users) {
    if (unit.differences.length > 0 && !state.low.has(unit)) visit(state, unit);
  }
  return state.sets;
}

interface Walkthrough {
  readonly users: Users;
  readonly own: (unit: Unit) => bigint;
  /** Finished groups. */
  readonly sets: Map<Unit, bigint>;
  /** The earliest open unit that is known to be reached from a unit. */
  readonly low: Map<Unit, number>;
  readonly open: Unit[];
  readonly steps: Step[];
}

function visit(state: Walkthrough, start: Unit): void {
  enter(state, start);
  for (let step = state.steps.at(-1); step !== undefined; step = state.steps.at(-1)) {
    const user = state.users.get(step.unit)?.[step.next]?.unit;
    step.next += 1;
    if (user === undefined) leave(state, step);
    else if (!state.low.has(user)) enter(state, user);
    else if (!state.sets.has(user)) lower(state, step.unit, state.low.get(user) ?? step.order);
  }
}

function enter(state: Walkthrough, unit: Unit): void {
  const order = state.low.size;
  state.low.set(unit, order);
  state.open.push(unit);
  state.steps.push({ unit, order, next: 0 });
}

function leave(state: Walkthrough, { unit, order }: Step): void {
  state.steps.pop();
  const low = state.low.get(unit) ?? order;
  if (low === order) closeGroup(state, unit);
  const below = state.steps.at(-1);
  if (below !== undefined && low < order) lower(state, below.unit, low);
}

function lower(state: Walkthrough, unit: Unit, order: number): void {
  state.low.set(unit, Math.min(state.low.get(unit) ?? order, order));
}

function closeGroup(state: Walkthrough, first: Unit): void {
  const group = state.open.splice(state.open.lastIndexOf(first));
  let set = 0n;
  for (const unit of group) {
    set |= state.own(unit);
    for (const user of state.users.get(unit) ?? []) set |= state.sets.get(user.unit) ?? 0n;
  }
  for (const unit of group) state.sets.set(unit, set);
}

/** Backwards to the nearest operation, breadth first. */
function pathFrom(users: Users, start: Unit): string {
  const seen = new Set([start]);
  const queue: User[] = [{ unit: start, path: '' }];
  for (const { unit, path } of queue) {
    if (unit.operation !== null) return path;
    for (const user of users.get(unit) ?? []) {
      if (seen.has(user.unit)) continue;
      seen.add(user.unit);
      queue.push({ unit: user.unit, path: joinPath(user.path, path) });
    }
  }
  return '';
}
