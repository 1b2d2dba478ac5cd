import type { Model } from '../catalog/model.ts';
import { countWords } from '../catalog/price-words.ts';
import type { Change } from '../changes/comparison.ts';
import { isWhole } from '../changes/finding.ts';
import type { Part } from './phrase.ts';
import { amountWithUnit, priceRows, usualUnit } from './price-rows.ts';
import type { Section } from './sections.ts';

/** A table for any format: the cells hold our words, or values to be encoded by the format. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Part[])[];
  /** What holds for the whole table, in our words. */
  readonly caption: string;
}

export interface Column {
  readonly title: string;
  readonly numeric: boolean;
}

/** `$0.50`, `$0.04 / image`, `free`. */
const usualAmount = /^(?:free|[$€£]\d[\d.]*(?: \/ (?:\d+[MK]? )?[a-z]+)?)$/;

const unitCaption = `Per ${usualUnit} where no other unit is named.`;

/** The section as a table; `null` for sections that read better as a list. */
export function tableOf({ group, changes }: Section): Table | null {
  if (group === 'repriced') return priceTable(changes);
  // Of a model that returns the sentence says more: how long it was away, and what it costs now that it did not.
  return group === 'added' ? modelTable(changes) : null;
}

function priceTable(changes: readonly Change[]): Table {
  let above = '';
  const rows = priceRows(changes).map((row): Part[] => {
    const model = row.model === above ? '' : { code: row.model };
    above = row.model;
    return [model, { foreign: row.price }, money(row.old), money(row.new), row.change];
  });
  return {
    columns: [column('Model'), column('Price'), number('Old'), number('New'), number('Change')],
    rows,
    caption: unitCaption,
  };
}

function modelTable(changes: readonly Change[]): Table {
  const models = changes.map((change) => (isWhole(change) ? change.to : null));
  const states = models.map(stateWords);
  const hasStates = states.some((words) => words !== '');
  const columns = [column('Model'), column('Category'), number('Context'), number('Input'), number('Output')];
  return {
    columns: hasStates ? [...columns, column('Status')] : columns,
    rows: changes.map((change, index): Part[] => [
      { code: change.subject },
      ...modelCells(models[index] ?? null),
      ...(hasStates ? [{ foreign: states[index] ?? '' }] : []),
    ]),
    caption: unitCaption,
  };
}

/** What is no ordinary offer: `preview`, `deprecated, ends 2026-12-01`. */
function stateWords(model: Model | null): string {
  if (model === null) return '';
  const date = model.deprecation?.date ?? null;
  const words = [
    ...(model.status === 'active' ? [] : [model.status]),
    ...(date === null ? [] : [`ends ${date}`]),
  ];
  return words.join(', ');
}

function modelCells(model: Model | null): Part[] {
  if (model === null) return ['', '', '', ''];
  return [
    { foreign: model.category ?? '–' },
    model.context === null ? '–' : countWords(model.context.tokens),
    priceCell(model, ['input', 'image', 'video', 'audio', 'request']),
    priceCell(model, ['output']),
  ];
}

/** The model's first price among the items, in their order; most models have one of them. */
function priceCell({ prices }: Model, items: readonly string[]): Part {
  const price = items
    .map((item) => prices.find((candidate) => candidate.item === item && candidate.tier === null))
    .find((candidate) => candidate !== undefined);
  return price === undefined ? '–' : money(amountWithUnit(price));
}

/**
 * An amount in a cell of its own. In the usual form it holds nothing to escape, and one that is not set as code reads
 * better in a column of numbers.
 */
function money(text: string): Part {
  return usualAmount.test(text) ? text : { foreign: text };
}

function column(title: string): Column {
  return { title, numeric: false };
}

function number(title: string): Column {
  return { title, numeric: true };
}
