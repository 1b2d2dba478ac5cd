import { groupBy } from '../../base/group-by.ts';
import { counted, sentence } from '../../base/words.ts';
import { type Finding, finding, isOf } from '../../changes/finding.ts';
import type { SectionPair } from './matching/matching.ts';
import type { OutlineNode } from './outline.ts';
import { translationBetween } from './translation.ts';

/**
 * One finding for all sections that were translated from one script to another: a page in another language is one
 * change. Its subject is what these sections have in common, and `from` and `to` name them all.
 */
export function describeTranslations(pairs: readonly SectionPair[]): Finding[] {
  const translated = pairs.flatMap((pair) => {
    const scripts = translationBetween(pair.from, pair.to);
    return scripts === null ? [] : [{ ...pair, scripts }];
  });
  const directions = groupBy(translated, ({ scripts }) => `${scripts.from} ${scripts.to}`);
  return [...directions.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [describe(group, first.scripts)];
  });
}

/** The paths of the sections that a finding of this kind speaks of; none for a finding of another kind. */
export function translatedSections(found: Finding): readonly string[] {
  return isOf(found, 'section-translated') ? found.to.sections : [];
}

function describe(
  pairs: readonly SectionPair[],
  scripts: { readonly from: string; readonly to: string },
): Finding {
  const subject = commonPath(pairs.map(({ to }) => to));
  const count = pairs.length === 1 ? '' : `${counted(pairs.length, 'section')} `;
  return finding({
    area: 'docs',
    kind: 'section-translated',
    subject,
    field: 'language',
    from: { script: scripts.from, sections: pairs.map(({ from }) => from.path) },
    to: { script: scripts.to, sections: pairs.map(({ to }) => to.path) },
    message: sentence(subject, `${count}translated from ${scripts.from} to ${scripts.to} script`),
    at: { document: 'docs', line: pairs[0]?.to.section.line ?? 1 },
  });
}

/** The path of the lowest section that all of them stand under; of a single one its own. */
export function commonPath(nodes: readonly OutlineNode[]): string {
  const [first = [], ...others] = nodes.map(lineage);
  const shared = first.filter((node, depth) => others.every((line) => line[depth] === node));
  return shared.at(-1)?.path ?? '(all sections)';
}

/** From the top down to the section itself. */
function lineage(node: OutlineNode): OutlineNode[] {
  return node.parent === null ? [node] : [...lineage(node.parent), node];
}
