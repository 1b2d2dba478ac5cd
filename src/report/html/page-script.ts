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
  const headings = [...table.tHead.rows[0].cells];
  const columnOf = (title) => headings.findIndex((heading) => heading.textContent === title);
  const textIn = (element, column) => element.cells[column]?.textContent.trim() ?? '';
  /* The number that a cell begins with: 200K, $0.50, free. */
  const numberIn = (element, column) => {
    const cell = element.cells[column];
    const given = cell?.dataset.v ?? (cell?.firstChild?.nodeType === Node.TEXT_NODE ? cell.firstChild.data : '');
    if (given === 'free') return 0;
    const digits = given.replace(/[^\d.]/g, '');
    return digits === '' ? NaN : Number(digits) * (given.endsWith('M') ? 1e6 : given.endsWith('K') ? 1e3 : 1);
  };
  const [provider, category, capabilities, context, input] =
    ['Provider', 'Category', 'Capabilities', 'Context', 'Input'].map(columnOf);
  const rows = [...body.rows].map((element, index) => ({
    element,
    index,
    text: element.textContent.toLowerCase(),
    provider: textIn(element, provider),
    category: textIn(element, category),
    capabilities: textIn(element, capabilities).split(', '),
    context: numberIn(element, context),
    /* Only dollars can be compared with dollars. */
    price: /^(?:\$|free)/.test(textIn(element, input)) ? numberIn(element, input) : NaN,
  }));

  /* Sorting: the rows come by id, equal ones stay so, and cells that say nothing come last. */
  const keys = (heading) => {
    const column = heading.cellIndex;
    if (heading.dataset.sorts === 'number') return rows.map(({ element }) => numberIn(element, column));
    return column === 0 ? rows.map(({ index }) => index) : rows.map(({ element }) => textIn(element, column));
  };
  const isNothing = (key) => key === '' || Number.isNaN(key);
  const compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
  let order = rows;
  const sortBy = (heading) => {
    const direction = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of headings) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', direction < 0 ? 'descending' : 'ascending');
    const own = keys(heading);
    order = [...rows].sort(({ index: a }, { index: b }) =>
      isNothing(own[a]) || isNothing(own[b])
        ? isNothing(own[a]) - isNothing(own[b]) || a - b
        : direction * compare(own[a], own[b]) || a - b,
    );
    list();
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
    const [ofProvider, ofCategory] = [value('provider'), value('category')];
    const [least, most] = [Number(value('context')), value('price')];
    return (row) =>
      words.every((word) => row.text.includes(word)) &&
      checked.every((word) => row.capabilities.includes(word)) &&
      (ofProvider === '' || row.provider === ofProvider) &&
      (ofCategory === '' || row.category === ofCategory) &&
      (least === 0 || row.context >= least) &&
      (most === '' || row.price <= Number(most));
  };

  /* The first rows that fit, in their order; more of them when somebody scrolls to the last. A browser takes a second to
     lay out thousands of rows, and nobody sees them at once. */
  const chunk = 200;
  const more = byId('catalog-more');
  let fitting = rows;
  let seen = rows;
  const reveal = (upTo) => {
    const next = fitting.slice(seen.length, upTo);
    const fragment = document.createDocumentFragment();
    for (const { element } of next) {
      element.hidden = false;
      fragment.append(element);
    }
    body.insertBefore(fragment, body.rows[seen.length] ?? null);
    seen = seen.concat(next);
    more.hidden = seen.length === fitting.length;
  };
  const list = () => {
    fitting = order.filter(wanted());
    for (const { element } of seen) element.hidden = true;
    seen = [];
    reveal(chunk);
    const [shown, all] = [fitting.length, rows.length];
    byId('catalog-count').textContent =
      shown === all ? shown + (shown === 1 ? ' model' : ' models') : shown + ' of ' + all + ' models';
    byId('catalog-none').hidden = shown > 0 || all === 0;
  };
  const box = table.parentElement;
  box.addEventListener('scroll', () => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - 600) reveal(seen.length + chunk);
  });
  more.addEventListener('click', () => reveal(rows.length));
  form.addEventListener('input', list);
  form.addEventListener('submit', (event) => event.preventDefault());
  /* The fields are empty only after the event. */
  form.addEventListener('reset', () => setTimeout(list));
  list();

  /* A link to something closed opens it. */
  const open = () => {
    const target = location.hash === '' ? null : byId(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener('hashchange', open);
  open();

  /* Paper shows what is closed on a screen. */
  let opened = [];
  addEventListener('beforeprint', () => {
    reveal(rows.length);
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const closed of opened) closed.open = true;
  });
  addEventListener('afterprint', () => {
    for (const closed of opened) closed.open = false;
  });

  /* A hint to scroll only where something is out of sight. */
  const hints = () => {
    for (const each of document.querySelectorAll('.scroll')) {
      each.previousElementSibling.hidden = each.scrollWidth <= each.clientWidth;
    }
  };
  addEventListener('resize', hints);
  hints();

  /* How long ago the site was last asked: only the reader's clock knows. */
  const checked = byId('checked');
  const days = checked === null ? 0 : Math.floor((Date.now() - Date.parse(checked.dateTime)) / 86400000);
  if (days >= 1) checked.append(days === 1 ? ' (1 day ago)' : ' (' + days + ' days ago)');
  if (days >= 14) checked.classList.add('stale');
})();
`;
