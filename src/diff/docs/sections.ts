import type { DocsSection } from '../../read/edition.ts';

/**
 * Sections by the path of their headings, `Quick Start > 1. Get a key`; a path that occurs again is numbered. A title
 * that all of them stand under tells none from another, and is left out below itself.
 */
export function keySections(sections: readonly DocsSection[]): Map<string, DocsSection> {
  const keyed = new Map<string, DocsSection>();
  const seen = new Map<string, number>();
  const isTitled = new Set(sections.flatMap(({ path }) => path.slice(0, 1))).size === 1;
  for (const { path, section } of sections.map((each) => ({ path: nameOf(each, isTitled), section: each }))) {
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    keyed.set(count === 1 ? path : `${path} (${count})`, section);
  }
  return keyed;
}

function nameOf({ path }: DocsSection, isTitled: boolean): string {
  const shown = isTitled && path.length > 1 ? path.slice(1) : path;
  return shown.join(' > ') || '(before the first heading)';
}
