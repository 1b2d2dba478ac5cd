import { createRequire } from 'node:module';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** The way to CommonJS, which can be loaded in the middle of a reading; `import` would make every reader wait. */
const load = createRequire(import.meta.url);

/** A piece of HTML as browsers read it, every element with its place. The parser is loaded by the first piece. */
export function parseHtml(html: string): HtmlNode {
  const { parseFragment }: typeof import('parse5') = load('parse5');
  return parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** The value of an attribute, by its name in lower case. */
export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** All text below a node. */
export function textOf(node: HtmlNode): string {
  return textIn(node) ?? childrenOf(node).map(textOf).join('');
}

/** The text of a text node. */
export function textIn(node: HtmlNode): string | null {
  return node.nodeName === '#text' && 'value' in node ? node.value : null;
}

/** The elements of a name, in the order of the text; not those within another one of that name. */
export function elementsIn(node: HtmlNode, name: string): HtmlElement[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === name ? [child] : elementsIn(child, name);
  });
}

/** Counted from 1 in the piece that was parsed. */
export function lineIn(element: HtmlElement): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}
