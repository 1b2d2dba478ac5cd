import { compareCodePoints } from '../../base/code-point-order.ts';
import type { Model } from '../../catalog/model.ts';
import { countWords } from '../../catalog/price-words.ts';
import { type Html, html } from './encode.ts';

/** Choices of the context filter, in tokens: the sizes that people ask for. */
const contextChoices = [32_000, 128_000, 200_000, 400_000, 1_000_000];

/** The form above the catalog: search, provider, category, context, input price, capabilities. */
export function catalogFilters(models: readonly Model[]): Html {
  const capabilities = distinct(models.flatMap((model) => model.capabilities));
  return html`<form id="filters" role="search" aria-label="Filter the catalog">
<label class="wide">Search <input type="search" id="filter-text" autocomplete="off" placeholder="id, provider, capability …"></label>
${choice('provider', 'Provider', distinct(models.map(({ provider }) => provider)))}
${choice('category', 'Category', distinct(models.map(({ category }) => category)))}
<label>Context <select id="filter-context"><option value="">any</option>${contextChoices.map(
    (tokens) => html`<option value="${tokens}">at least ${countWords(tokens)}</option>`,
  )}</select></label>
<label>Input price, at most <input type="number" id="filter-price" min="0" step="any" placeholder="$ / 1M"></label>
<button type="reset">Reset</button>
<fieldset><legend>Capabilities</legend>${capabilities.map(
    (word) =>
      html`<label class="chip"><input type="checkbox" name="capability" value="${word}">${word}</label>`,
  )}</fieldset>
</form>`;
}

function choice(name: string, label: string, values: readonly string[]): Html {
  return html`<label>${label} <select id="filter-${name}"><option value="">all</option>${values.map(
    (value) => html`<option>${value}</option>`,
  )}</select></label>`;
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null).sort(compareCodePoints);
}
