import { counted } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import { type CatalogColumn, catalogColumns, type Places } from './catalog-columns.ts';
import { catalogFilters, filterAttributes } from './catalog-filters.ts';
import { type Html, html } from './encode.ts';

/** A column with the places of all models in it, worked out once. */
interface PlacedColumn extends Omit<CatalogColumn, 'places'> {
  readonly places: Places | null;
}

/** The catalog as a table; the page's script sorts, filters and searches it, and without a script it can be read. */
export function catalogSection(models: readonly Model[], charts: ReadonlyMap<string, string>): Html {
  const columns = catalogColumns(charts)
    .filter((column) => models.some((model) => html`${column.cell(model)}`.markup !== ''))
    .map((column): PlacedColumn => ({ ...column, places: column.places?.(models) ?? null }));
  return html`<section id="catalog" aria-labelledby="catalog-title">
<h2 id="catalog-title">Catalog</h2>
${catalogFilters(models)}
<p id="catalog-count" role="status">${counted(models.length, 'model')}</p>
<div class="scroll tall" role="group" aria-label="Catalog table" tabindex="0">
<table id="catalog-table">
<caption>Prices per 1M tokens where no other unit is named.</caption>
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody>
${models.map((model) => row(model, columns))}</tbody>
</table>
</div>
</section>
`;
}

/** The models come sorted by id, which is the first column. */
function heading({ title, numeric, places }: PlacedColumn, index: number): Html {
  const sorted = index === 0 ? html` aria-sort="ascending"` : null;
  const label = places === null ? title : html`<button type="button">${title}</button>`;
  return html`<th scope="col"${styleOf(numeric)}${sorted}>${label}</th>`;
}

function row(model: Model, columns: readonly PlacedColumn[]): Html {
  const cells = columns.map(({ numeric, cell, places }, index) => {
    const place = places?.get(model);
    const sortBy = place === undefined ? null : html` data-place="${place}"`;
    const attributes = html`${styleOf(numeric)}${sortBy}`;
    return index === 0
      ? html`<th scope="row"${attributes}>${cell(model)}</th>`
      : html`<td${attributes}>${cell(model)}</td>`;
  });
  return html`<tr${filterAttributes(model)}>${cells}</tr>
`;
}

function styleOf(numeric: boolean): Html | null {
  return numeric ? html` class="number"` : null;
}
