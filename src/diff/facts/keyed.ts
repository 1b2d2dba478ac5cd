import type { Fact, FactLink } from '../../read/edition.ts';

/** A fact or link with the subject that findings about it have. */
export type WithSubject<Item> = Item & { readonly subject: string };

/** Items by key: equal for keys that differ only in case or blanks. */
export type Keyed<Item> = ReadonlyMap<string, WithSubject<Item>>;

/** The facts of a page by key; a key that occurs again is numbered. */
export function keyFacts(document: string, facts: readonly Fact[]): Keyed<Fact> {
  return keyItems(document, facts, (fact) => fact.key);
}

/** The links of a page by label; a label that occurs again is numbered. */
export function keyLinks(document: string, links: readonly FactLink[]): Keyed<FactLink> {
  return keyItems(document, links, (link) => link.label);
}

function keyItems<Item>(
  document: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Keyed<Item> {
  const page = document === 'facts' ? '' : `${document.replace(/^facts-/, '')}: `;
  const seen = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = nameOf(item).toLowerCase().replace(/\s+/g, ' ');
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const mark = count === 1 ? '' : ` (${count})`;
      return [`${key}${mark}`, { ...item, subject: `${page}${nameOf(item)}${mark}` }];
    }),
  );
}
