import type { List, ListItem, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lineOf, saysNothing, sliceOf } from '../nodes.ts';

/** A piece of a facts page that says something: a bullet, or any other block. */
export interface Entry {
  readonly kind: 'bullet' | 'text';
  /** The heading that it stands under; `null` directly under the title. */
  readonly section: string | null;
  /** The bullets that it stands under, as written. */
  readonly parents: readonly string[];
  /** Its Markdown on one line. */
  readonly text: string;
  readonly line: number;
}

/** A facts page as its title and its entries in the order of the text. Rules and comments say nothing. */
export interface FactsPage {
  readonly title: string | null;
  readonly entries: readonly Entry[];
}

/** Takes a parsed facts page apart, block by block. `source` is the text that was parsed. */
export function listEntries(root: Root, source: string): FactsPage {
  const titleAt = root.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const title = root.children[titleAt];
  let section: string | null = null;
  const entries = root.children.flatMap((node, index) => {
    if (index === titleAt || saysNothing(node)) return [];
    if (node.type === 'heading') section = textOf(node).trim();
    return node.type === 'heading' ? [] : entriesOf(node, section, source);
  });
  return { title: title === undefined ? null : textOf(title).trim(), entries };
}

function entriesOf(node: RootContent, section: string | null, source: string): Entry[] {
  if (node.type === 'list') return listBullets(node, { section, parents: [] }, source);
  return [{ kind: 'text', section, parents: [], text: textIn([node], source), line: lineOf(node) }];
}

function listBullets(list: List, under: Pick<Entry, 'section' | 'parents'>, source: string): Entry[] {
  return list.children.flatMap((item) => bulletOf(item, under, source));
}

/** A bullet and, after it, the bullets under it. An empty bullet says nothing. */
function bulletOf(item: ListItem, under: Pick<Entry, 'section' | 'parents'>, source: string): Entry[] {
  const own = item.children.filter((node) => node.type !== 'list');
  const text = textIn(own, source);
  const below = { ...under, parents: text === '' ? under.parents : [...under.parents, text] };
  const nested = item.children.filter((node) => node.type === 'list');
  const bullets = nested.flatMap((list) => listBullets(list, below, source));
  return text === '' ? bullets : [{ kind: 'bullet', ...under, text, line: lineOf(item) }, ...bullets];
}

function textIn(nodes: readonly RootContent[], source: string): string {
  return nodes
    .map((node) => sliceOf(node, source).trim())
    .join(' ')
    .trim();
}
