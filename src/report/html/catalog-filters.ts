import { compareCodePoints } from '../../base/code-point-order.ts';
import { multiply, toFixed, whole } from '../../catalog/decimal.ts';
import type { Model } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import { countWords } from '../../catalog/price-words.ts';
import { tokenPrice } from './catalog-columns.ts';
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

/** The attributes of a model's row that the filters ask. */
export function filterAttributes(model: Model): Html {
  return html`${[
    attribute('provider', model.provider),
    attribute('category', model.category),
    attribute('capabilities', model.capabilities.length === 0 ? null : model.capabilities.join(' ')),
    attribute('context', model.context?.tokens ?? null),
    attribute('price', dollarsPerMillion(model)),
  ]}`;
}

function choice(name: string, label: string, values: readonly string[]): Html {
  return html`<label>${label} <select id="filter-${name}"><option value="">all</option>${values.map(
    (value) => html`<option>${value}</option>`,
  )}</select></label>`;
}

function attribute(name: string, value: string | number | null): Html | null {
  return value === null ? null : html` data-${name}="${value}"`;
}

/** The input price as a decimal; only dollars can be compared with dollars. */
function dollarsPerMillion(model: Model): string | null {
  const price = tokenPrice(model, 'input');
  if (price === undefined || price.currency !== 'USD') return null;
  return toFixed(multiply(unitPrice(price), whole(1_000_000)), 6).replace(/\.?0+$/, '');
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null).sort(compareCodePoints);
}
