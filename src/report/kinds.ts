import { kinds } from '../changes/kinds.ts';
import type { Bump, Severity } from '../changes/severity.ts';
import { families } from '../diff/api/rules/all.ts';
import type { Rule } from '../diff/api/rules/rule.ts';
import { rules as contradictionRules } from '../diff/contradictions/rules/all.ts';

/** A kind of change or a rule of the API, with what it means. */
export interface KindLine {
  readonly id: string;
  readonly severity: Severity;
  readonly bump: Bump;
  readonly words: string;
  /** By `--preset codegen`, where that says something else. */
  readonly codegen?: { readonly severity: Severity; readonly bump: Bump };
}

/** Kinds that are told of the same part of an edition. */
export interface KindFamily {
  readonly title: string;
  readonly lines: readonly KindLine[];
  /** An operation before and after a change that one of the family's rules names. */
  readonly example?: { readonly before: string; readonly after: string };
}

const titles = {
  catalog: 'Catalog',
  package: 'Package',
  docs: 'Docs',
  facts: 'Facts',
  documents: 'Between documents',
} as const;

/** Every kind of change and every rule of the API, each id once, in families. */
export function kindFamilies(): KindFamily[] {
  const own = Object.entries(titles).map(([area, title]) => ({
    title,
    lines: Object.entries(kinds)
      .filter(([, row]) => row.area === area)
      .map(([id, { severity, bump, words }]) => ({ id, severity, bump, words })),
  }));
  const told = new Set<string>();
  const ofApi = families.map(({ title, rules, before, after }) => ({
    title: `API: ${title.toLowerCase()}`,
    lines: rules.filter(({ id }) => !told.has(id) && told.add(id)).map(ruleLine),
    example: { before, after },
  }));
  return [...own, ofContradictions(), ...ofApi];
}

/** The rules behind a contradiction: an ignore can name one of them, the policy knows their kind alone. */
function ofContradictions(): KindFamily {
  const { severity, bump } = kinds.contradiction;
  const lines = contradictionRules.map(({ id, description }) => ({ id, severity, bump, words: description }));
  return { title: 'Between documents: rules of a contradiction, for `ignores`', lines };
}

function ruleLine({ id, rows: { wire, codegen }, direction, places, words }: Rule): KindLine {
  const place = places === 'any' || places.length > 1 ? [] : places;
  const where = [...(direction === 'any' || direction === 'none' ? [] : [direction]), ...place];
  const sentence = [...(where.length === 0 ? [] : [`${where.join(' ')}:`]), words].join(' ');
  const isSame = wire.severity === codegen.severity && wire.bump === codegen.bump;
  return { id, ...wire, words: sentence, ...(!isSame && { codegen }) };
}

/** All kinds as a page of Markdown: `docs/kinds.md`. */
export function kindsPage(): string {
  return [
    '# Kinds of change\n',
    'Written by `npm run kinds:write` from the rows of `src/changes/kinds.ts` and `src/diff/api/rules`; a test holds it to',
    'them. `router-one-sync kinds [ID]` prints the same. A configuration can replace severity and bump of each (`policy`).',
    '`{from}` and `{to}` stand for the values. The second severity and step of a rule are those of `--preset codegen`.\n',
    ...kindFamilies().map(familySection),
  ].join('\n');
}

function familySection({ title, lines, example }: KindFamily): string {
  const rows = lines.map(
    (line) => `| \`${line.id}\` | ${levelText(line)} | ${line.words.replaceAll('|', '\\|')} |`,
  );
  const fence = (when: string, json: string): string => `${when}:\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  const shown = example === undefined ? [] : [fence('Before', example.before), fence('After', example.after)];
  return [
    `## ${title}\n`,
    ...shown,
    '| id | severity, step | what it means |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** `breaking, major`, and by the other preset where it differs. */
export function levelText({ severity, bump, codegen }: KindLine): string {
  const own = `${severity}, ${bump}`;
  return codegen === undefined ? own : `${own}; ${codegen.severity}, ${codegen.bump}`;
}
