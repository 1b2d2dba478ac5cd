/**
 * The page's script: sorts and filters the catalog, opens what a link points into, and says how old the last check is.
 * It is a text because the page carries it inline; there is no foreign text in it. Values come from data attributes.
 */
export const pageScript = String.raw`
(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const table = byId('catalog-table');
  const body = table.tBodies[0];
  const rows = [...body.rows].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
    capabilities: new Set((element.dataset.capabilities ?? '').split(' ')),
  }));

  /* Sorting. The data-place of a cell is its place in the column; cells without one always come last. */
  const place = (row, column) => row.element.cells[column].dataset.place ?? '';
  const compare = (column, direction) => (a, b) => {
    const [left, right] = [place(a, column), place(b, column)];
    if (left === right) return 0;
    if (left === '' || right === '') return left === '' ? 1 : -1;
    return direction * (Number(left) - Number(right));
  };
  const headings = [...table.tHead.rows[0].cells];
  const sortBy = (heading) => {
    const descending = heading.getAttribute('aria-sort') === 'ascending';
    for (const other of headings) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    rows.sort(compare(0, 1)).sort(compare(heading.cellIndex, descending ? -1 : 1));
    body.append(...rows.map(({ element }) => element));
  };
  table.tHead.addEventListener('click', (event) => {
    if (event.target instanceof HTMLButtonElement) sortBy(event.target.closest('th'));
  });

  /* Filtering. A row is shown when every filter that is set agrees. */
  const form = byId('filters');
  const value = (name) => byId('filter-' + name).value;
  const wanted = () => {
    const words = value('text').toLowerCase().split(/\s+/).filter(Boolean);
    const checked = [...form.querySelectorAll('[name=capability]:checked')].map((box) => box.value);
    const [provider, category] = [value('provider'), value('category')];
    const [context, price] = [Number(value('context')), value('price')];
    return ({ element: { dataset }, text, capabilities }) =>
      words.every((word) => text.includes(word)) &&
      checked.every((word) => capabilities.has(word)) &&
      (provider === '' || dataset.provider === provider) &&
      (category === '' || dataset.category === category) &&
      (context === 0 || Number(dataset.context ?? 0) >= context) &&
      (price === '' || Number(dataset.price ?? Infinity) <= Number(price));
  };
  const filter = () => {
    const keep = wanted();
    let shown = 0;
    for (const row of rows) {
      row.element.hidden = !keep(row);
      if (!row.element.hidden) shown += 1;
    }
    byId('catalog-count').textContent =
      shown === rows.length ? shown + (shown === 1 ? ' model' : ' models') : shown + ' of ' + rows.length + ' models';
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  /* The fields are empty only after the event. */
  form.addEventListener('reset', () => setTimeout(filter));
  filter();

  /* A link to something closed opens it. */
  const open = () => {
    const target = location.hash === '' ? null : byId(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener('hashchange', open);
  open();

  /* How long ago the site was last asked: only the reader's clock knows. */
  const checked = byId('checked');
  const days = checked === null ? 0 : Math.floor((Date.now() - Date.parse(checked.dateTime)) / 86400000);
  if (days >= 1) checked.append(days === 1 ? ' (1 day ago)' : ' (' + days + ' days ago)');
  if (days >= 14) checked.classList.add('stale');
})();
`;
