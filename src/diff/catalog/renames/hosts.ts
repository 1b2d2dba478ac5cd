import { partsOf } from '../../../catalog/id-parts.ts';
import type { Model } from '../../../catalog/model.ts';

/** So many names, and such a share of them, under more than one prefix make a catalog of hosts. */
const leastSharedNames = 2;
const leastShare = 20;

/** What the prefixes of a catalog's ids say of a model that leaves one and appears under another. */
export interface Prefixes {
  /**
   * The first part of an id where that is who hosts the model and not who made it: the same names stand under several.
   * The same name under another host is another contract, price and key. Empty in the catalog of one gateway.
   */
  readonly hostOf: (id: string) => string;
  /** True when the older prefix is gone with this edition and the newer one came with it: a vendor that moved. */
  readonly moved: (from: string, to: string) => boolean;
}

/** Looks at the prefixes of both catalogs. */
export function prefixesOf(base: readonly Model[], next: readonly Model[]): Prefixes {
  const [before, after] = [prefixesByName(base), prefixesByName(next)];
  const [old, now] = [before, after].map((names) => new Set([...names.values()].flatMap((set) => [...set])));
  return {
    hostOf: sharesNames(before) || sharesNames(after) ? firstPart : () => '',
    moved: (from, to) => now?.has(from) === false && old?.has(to) === false,
  };
}

function firstPart(id: string): string {
  const slash = id.indexOf('/');
  return slash === -1 ? '' : id.slice(0, slash);
}

function prefixesByName(models: readonly Model[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { id } of models) {
    const { prefix, name, variant } = partsOf(id);
    const key = `${name}${variant}`.toLowerCase();
    names.set(key, (names.get(key) ?? new Set()).add(prefix ?? ''));
  }
  return names;
}

function sharesNames(names: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const shared = [...names.values()].filter(({ size }) => size > 1).length;
  return shared >= leastSharedNames && shared * leastShare >= names.size;
}
