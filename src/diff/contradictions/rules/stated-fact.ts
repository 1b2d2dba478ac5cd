import { groupBy } from '../../../base/group-by.ts';
import { counted, listed } from '../../../base/words.ts';
import type { Model } from '../../../catalog/model.ts';
import type { CatalogReading, DocsRow, DocsSection, DocsTable, DocsText } from '../../../read/edition.ts';
import { inlineCode } from '../claims/passages.ts';
import { type Disputed, disputedCell, disputedSentence } from '../claims/stated-values.ts';
import type { Contradiction, Rule } from '../rule.ts';

export const statedFact: Rule = {
  id: 'stated-fact',
  description: 'A price or a context in a table or a sentence of the docs that the catalog says otherwise.',
  many: 'models',
  check: ({ edition, claims }) => {
    const { catalog } = edition;
    if (catalog === null) return [];
    const models = new Map(catalog.models.map((model) => [model.id, model]));
    const sections = new Set(claims.map(({ section }) => section));
    const stated = [...sections].flatMap((section) => statedIn(section, models));
    return [...groupBy(stated, ({ model }) => model)].map(([model, own]) =>
      toContradiction(model, own, catalog),
    );
  },
};

/** What the docs say of one model in one place, otherwise than the catalog. */
interface Stated {
  readonly model: Model;
  readonly line: number;
  readonly disputed: readonly Disputed[];
}

type Models = ReadonlyMap<string, Model>;

function statedIn(section: DocsSection, models: Models): Stated[] {
  const all = section.blocks.flatMap((block): Stated[] => {
    if (block.kind === 'table') return block.rows.flatMap((row) => statedInRow(block, row, models));
    return block.kind === 'text' ? statedInText(block, section, models) : [];
  });
  return all.filter(({ disputed }) => disputed.length > 0);
}

/** A row speaks of a model where exactly one cell is the id of one. */
function statedInRow({ header }: DocsTable, row: DocsRow, models: Models): Stated[] {
  const named = row.cells.flatMap((cell) => models.get(idIn(cell)) ?? []);
  const [model, ...others] = named;
  if (model === undefined || others.length > 0) return [];
  const disputed = row.cells.flatMap((cell, index) => disputedCell(header[index] ?? '', cell, model) ?? []);
  return [{ model, line: row.line, disputed }];
}

/** A sentence speaks of the one model that it names in code, and below a heading that is a model's id of that. */
function statedInText({ text, line }: DocsText, { path }: DocsSection, models: Models): Stated[] {
  const heading = models.get(idIn(path.at(-1) ?? ''));
  return text.split(/(?<=[.!?。])\s+|\n/).flatMap((sentence): Stated[] => {
    const code = new Set(inlineCode(sentence).filter((word) => /[/\d]/.test(word)));
    const [named, ...others] = code;
    const model = named === undefined ? heading : models.get(named);
    if (model === undefined || others.length > 0) return [];
    return [{ model, line, disputed: disputedSentence(sentence, model) }];
  });
}

function idIn(text: string): string {
  return text.replace(/^[`*]+|[`*]+$/g, '').trim();
}

function toContradiction(
  { id }: Model,
  [first, ...rest]: readonly Stated[],
  { places }: CatalogReading,
): Contradiction {
  const disputed = first?.disputed ?? [];
  const [from, to] = [disputed.map(({ stated }) => stated), disputed.map(({ published }) => published)];
  const line = places.get(id)?.line;
  const place = line === undefined ? 'the catalog' : `models, line ${line}`;
  const more = rest.length === 0 ? '' : ` and ${counted(rest.length, 'more place')}`;
  return {
    subject: id,
    from: from.join(', '),
    to: to.join(', '),
    says: `${listed(from)} in docs, line ${first?.line}${more}, but ${listed(to)} in ${place}`,
    at: { document: 'docs', line: first?.line ?? 1 },
  };
}
