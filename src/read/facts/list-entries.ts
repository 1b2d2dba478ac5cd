import type { List, ListItem, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

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

function saysNothing(node: RootContent): boolean {
  return node.type === 'thematicBreak' || (node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value));
}

function entriesOf(node: RootContent, section: string | null, source: string): Entry[] {
  if (node.type === 'list') return listBullets(node, { section, parents: [] }, source);
  return [{ kind: 'text', section, parents: [], text: sliceOf([node], source), line: lineOf(node) }];
}

function listBullets(list: List, under: Pick<Entry, 'section' | 'parents'>, source: string): Entry[] {
  return list.children.flatMap((item) => bulletOf(item, under, source));
}

/** A bullet and, after it, the bullets under it. An empty bullet says nothing. */
function bulletOf(item: ListItem, under: Pick<Entry, 'section' | 'parents'>, source: string): Entry[] {
  const own = item.children.filter((node) => node.type !== 'list');
  const text = sliceOf(own, source);
  const below = { ...under, parents: text === '' ? under.parents : [...under.parents, text] };
  const nested = item.children.filter((node) => node.type === 'list');
  const bullets = nested.flatMap((list) => listBullets(list, below, source));
  return text === '' ? bullets : [{ kind: 'bullet', ...under, text, line: lineOf(item) }, ...bullets];
}

function sliceOf(nodes: readonly RootContent[], source: string): string {
  const texts = nodes.map(({ position }) => source.slice(position?.start.offset, position?.end.offset));
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}
