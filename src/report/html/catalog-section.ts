import { counted } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import { type CatalogColumn, catalogColumns } from './catalog-columns.ts';
import { catalogFilters } from './catalog-filters.ts';
import { type Html, html } from './encode.ts';
import { scrollable } from './scrollable.ts';

/** The catalog as a table; the page's script sorts, filters and searches it, and without a script it can be read. */
export function catalogSection(models: readonly Model[], charts: ReadonlyMap<string, string>): Html {
  const columns = catalogColumns(charts).filter((column) =>
    models.some((model) => html`${column.cell(model)}`.markup !== ''),
  );
  const table = html`<table id="catalog-table">
<caption>Prices per 1M tokens where no other unit is named.</caption>
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody>
${models.map((model) => row(model, columns))}</tbody>
</table>
`;
  return html`<section id="catalog" aria-labelledby="catalog-title">
<h2 id="catalog-title">Catalog</h2>
${catalogFilters(models)}
<p id="catalog-count" role="status">${counted(models.length, 'model')}</p>
${scrollable('Catalog table', table, { tall: true })}
<p><button type="button" id="catalog-more" hidden>Show all of them</button></p>
<p id="catalog-none" hidden>No model fits. <button type="reset" form="filters">Show all models</button></p>
</section>
`;
}

/** The models come sorted by id, which is the first column. */
function heading({ title, numeric, sorts }: CatalogColumn, index: number): Html {
  const sorted = index === 0 ? html` aria-sort="ascending"` : null;
  const label = sorts === null ? title : html`<button type="button">${title}</button>`;
  const kind = sorts === null ? null : html` data-sorts="${sorts}"`;
  const wide = title === 'Capabilities' ? html` class="wide"` : null;
  return html`<th scope="col"${numeric ? html` class="n"` : wide}${kind}${sorted}>${label}</th>`;
}

/** What HTML does not ask for is left out, such as end tags of cells: a catalog can have thousands of rows. */
function row(model: Model, columns: readonly CatalogColumn[]): Html {
  const cells = columns.map(({ numeric, cell, value }, index) => {
    const given = value(model);
    const attributes = html`${numeric ? html` class=n` : null}${given === null ? null : html` data-v="${given}"`}`;
    return index === 0 ? html`<th scope=row>${cell(model)}` : html`<td${attributes}>${cell(model)}`;
  });
  return html`<tr>${cells}
`;
}
