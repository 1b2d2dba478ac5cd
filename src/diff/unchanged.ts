import type { Unchanged } from '../changes/comparison.ts';
import type { Finding } from '../changes/finding.ts';
import type { Area } from '../changes/severity.ts';
import type { Edition } from '../read/edition.ts';
import { keySections } from './docs/sections.ts';
import { translatedSections } from './docs/translations.ts';
import { keyFacts } from './facts/keyed.ts';
import { countUntouched, unchangedOperations } from './unchanged-operations.ts';

/**
 * How many models, operations, docs sections and facts both editions have and no finding speaks of. `findings` are
 * those of `diff(base, next)`.
 */
export function countUnchanged(base: Edition, next: Edition, findings: readonly Finding[]): Unchanged {
  return {
    models: untouched('catalog', modelIds(base), modelIds(next), findings),
    operations: unchangedOperations(base, next, findings),
    sections: untouched('docs', sectionPaths(base), sectionPaths(next), findings),
    facts: untouched('facts', factSubjects(base), factSubjects(next), findings),
  };
}

function untouched(
  area: Area,
  base: readonly string[],
  next: readonly string[],
  findings: readonly Finding[],
): number {
  const own = findings.filter((found) => found.area === area);
  return countUntouched(base, next, own.flatMap(subjectsOf));
}

/** Everything that a finding speaks of: one change can reach many operations, and one translation many sections. */
function subjectsOf(found: Finding): readonly string[] {
  return [found.subject, ...(found.reaches ?? []), ...translatedSections(found)];
}

function modelIds(edition: Edition): string[] {
  return edition.catalog?.models.map((model) => model.id) ?? [];
}

function sectionPaths(edition: Edition): string[] {
  return edition.docs === null ? [] : [...keySections(edition.docs.sections).keys()];
}

function factSubjects(edition: Edition): string[] {
  return [...edition.facts].flatMap(([document, page]) =>
    [...keyFacts(document, page.facts).values()].map((fact) => fact.subject),
  );
}
