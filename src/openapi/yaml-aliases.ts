import type { Alias, Document, Node } from 'yaml';
import { yamlLibrary } from './yaml-library.ts';

/**
 * How long a document may become when each alias is written out: ten times its text, or what any machine takes easily.
 * Real specifications hardly double; nine lines of aliases of aliases make a billion values.
 */
export function maxExpandedLength(text: string): number {
  return Math.max(10 * text.length, 1_000_000);
}

/** What each alias stands for: the last node before it that has the anchor's name. */
export type AliasTargets = ReadonlyMap<Alias, Node>;

export function aliasTargets(document: Document.Parsed): AliasTargets {
  const { isAlias, visit } = yamlLibrary();
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
}

/** About how many characters a YAML document has with its aliases written out; infinite for one within itself. */
export function expandedLength(document: Document.Parsed, targets: AliasTargets): number {
  return measure(document.contents, targets, new Map());
}

function measure(node: unknown, targets: AliasTargets, known: Map<unknown, number>): number {
  const before = known.get(node);
  if (before !== undefined) return before;
  // What is met again before it is measured contains itself.
  known.set(node, Number.POSITIVE_INFINITY);
  const length = partsOf(node, targets).reduce<number>(
    (sum, part) => sum + measure(part, targets, known),
    yamlLibrary().isScalar(node) ? String(node.value).length : 2,
  );
  known.set(node, length);
  return length;
}

function partsOf(node: unknown, targets: AliasTargets): readonly unknown[] {
  const { isAlias, isCollection, isPair } = yamlLibrary();
  if (isAlias(node)) return [targets.get(node)];
  if (isPair(node)) return [node.key, node.value];
  return isCollection(node) ? node.items : [];
}
