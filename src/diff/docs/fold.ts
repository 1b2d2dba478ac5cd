import { groupBy } from '../../base/group-by.ts';
import { counted, listed, quote } from '../../base/words.ts';
import type { Finding } from '../../changes/finding.ts';
import type { Edit, PartDifference } from './content/part.ts';
import type { OutlineNode } from './outline.ts';
import { docsFinding } from './saying.ts';
import { commonPath } from './translations.ts';

/** A difference with the section that it is in. */
export interface Placed {
  readonly node: OutlineNode;
  readonly part: PartDifference;
}

/** In fewer sections than this an edit is told where it was made. */
const leastSections = 3;

/** So many sections are named. */
const namedSections = 3;

/** One finding for each difference, and one for all those that are the same edit, in many sections or within one. */
export function foldEdits(differences: readonly Placed[]): Finding[] {
  const groups = groupBy(differences, ({ part }) => keyOf(onlyEdit(part)));
  return differences.flatMap((one): Finding[] => {
    const edit = onlyEdit(one.part);
    const group = edit === null ? [one] : (groups.get(keyOf(edit)) ?? []);
    const sections = new Set(group.map(({ node }) => node));
    const isMany = sections.size >= leastSections || (sections.size === 1 && group.length > 1);
    if (edit === null || !isMany) return [tellAlone(one)];
    return group[0] === one ? [tellOnce(edit, group, [...sections])] : [];
  });
}

function keyOf(edit: Edit | null): string {
  return JSON.stringify(edit);
}

/** The edit that was made in every place of a difference, without the marks around it; `null` if there are several. */
function onlyEdit({ edits }: PartDifference): Edit | null {
  const plain = edits.map((edit) => edit && { from: bare(edit.from), to: bare(edit.to) });
  const [first = null, ...others] = plain;
  return others.every((edit) => keyOf(edit) === keyOf(first)) ? first : null;
}

function bare(text: string): string {
  return text.replace(/^(["'`*]+)(.+)\1$/s, '$2');
}

function tellAlone({ node, part: { edits: _, line, ...part } }: Placed): Finding {
  return docsFinding({ path: node.path, line }, part);
}

function tellOnce({ from, to }: Edit, group: readonly Placed[], sections: readonly OutlineNode[]): Finding {
  const [first] = group;
  const subject = commonPath(sections);
  const places = group.reduce((sum, { part }) => sum + part.edits.length, 0);
  const words =
    from === ''
      ? `${quote(to)} added`
      : to === ''
        ? `${quote(from)} removed`
        : `${quote(from)} is now ${quote(to)}`;
  const named = sections.slice(0, namedSections).map(({ path }) => quote(path));
  const rest = sections.length - named.length;
  const all = rest > 0 ? [...named, counted(rest, 'more section')] : named;
  const says = `${words} in ${counted(places, 'place')}${sections.length === 1 ? '' : `: ${listed(all)}`}`;
  const part = first?.part ?? { kind: 'section-edited' as const, field: 'text', line: 1 };
  const sides = { from: from === '' ? null : from, to: to === '' ? null : to };
  const reaches = sections.map(({ path }) => path);
  return docsFinding(
    { path: subject, line: part.line },
    { kind: part.kind, field: part.field, ...sides, says, reaches, ...(rest > 0 && { unnamed: rest }) },
  );
}
