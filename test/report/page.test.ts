import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Price } from '../../src/catalog/model.ts';
import { priceChart } from '../../src/report/html/chart.ts';
import { html } from '../../src/report/html/encode.ts';
import { htmlReport } from '../../src/report/html/page.ts';
import { pageScript } from '../../src/report/html/page-script.ts';
import { changeOf, comparisonOf } from './comparisons.ts';
import { readComparison } from './golden.ts';
import { hostileComparison, hostileText } from './hostile.ts';
import { largePage, typicalPage } from './page-input.ts';

const oneMegabyte = 1_000_000;

describe('the web page', () => {
  it.each(process.env['LONG'] === undefined ? [100, 1000] : [100, 1000, 3000])(
    'has less than 1 MB with %i models, whose prices all have a history',
    (count) => {
      const page = htmlReport(largePage(count));
      expect(Buffer.byteLength(page)).toBeLessThan(oneMegabyte);
      const told = page.match(/<details id="prices-/g)?.length ?? 0;
      expect(told).toBeGreaterThanOrEqual(20);
      expect(page.includes('tells any other')).toBe(told < count);
      expect(page.match(/href="#prices-/g)).toHaveLength(told);
    },
  );

  it('closes what it opens', () => {
    const page = htmlReport(typicalPage({ comparison: readComparison('held') }));
    const count = (tag: string) => page.split(tag).length;
    for (const name of ['table', 'section', 'details', 'ul', 'div', 'p', 'span'])
      expect([name, count(`</${name}>`)]).toEqual([name, count(`<${name}>`) + count(`<${name} `) - 1]);
  });

  it('never ends a line of its headline between a number and what it counts', () => {
    const removed = changeOf({ kind: 'model-removed', severity: 'breaking', subject: 'elm/2' });
    const page = htmlReport(typicalPage({ comparison: comparisonOf([removed, changeOf({})]) }));
    const lead = /<p class="lead">(.*)<\/p>/.exec(page)?.[1] ?? '';
    expect(lead).toContain('1&nbsp;breaking: 1&nbsp;model removed. 1&nbsp;notable:');
    expect(lead).not.toMatch(/\d /);
  });

  it('draws prices in the unit that they are quoted in, also where an edition measured them in another', () => {
    const price = (amount: string, unit: string): Price => ({
      ...{ item: 'audio', amount, currency: 'USD', per: { count: 1, unit }, tier: null, text: amount },
    });
    const [first, next] = [price('0.30', 'minute'), price('0.01', 'second')];
    const points = [
      { date: '2026-01-01', price: first },
      { date: '2026-02-01', price: next },
    ];
    const { markup } = priceChart('x', [{ first, points }], '2026-01-01', '2026-02-01');
    const ticks = [...markup.matchAll(/text-anchor="end">([^<]+)</g)].map(([, tick]) => tick);
    expect(ticks).toEqual(['0', '0.2', '0.4', '0.6']);
  });

  it('holds every place of a change whose sentence names only some', () => {
    const edit = changeOf({
      ...{ area: 'docs', kind: 'section-edited', subject: 'Limits', field: 'text' },
      ...{ from: 'one\ntwo <b>', to: 'uno\ndos', message: 'Limits: text edited: “x”, and 1 more place' },
      unnamed: 1,
    });
    const fold = changeOf({
      ...{
        area: 'documents',
        kind: 'contradiction',
        subject: 'operations of the spec',
        field: 'undocumented-operation',
      },
      ...{
        from: 'GET /a\nGET /b',
        to: null,
        message: 'operations of the spec: 2 of them, GET /a and 1 more; of the first: x',
      },
      reaches: ['GET /a', 'GET /b'],
      unnamed: 1,
    });
    const page = htmlReport(typicalPage({ comparison: comparisonOf([edit, fold]) }));
    expect(page).toContain('<li><del>two &lt;b&gt;</del></li><li><ins>uno</ins></li>');
    expect(page).toContain(
      '<summary>All 2 places</summary><ul><li><code>GET /a</code></li><li><code>GET /b</code></li></ul>',
    );
  });

  it('leads from a line to its document, but not from one of the edition before', () => {
    const at = (side: 'from' | 'to') =>
      changeOf({ subject: side, message: `${side}: changed`, at: { document: 'models', line: 4, side } });
    const comparison = comparisonOf([at('from'), at('to')]);
    const page = htmlReport(typicalPage({ comparison, linkOf: () => 'a"b/models.md' }));
    expect(page.match(/<a href="a[^>]*>[^<]*/g)).toEqual(['<a href="a&quot;b/models.md">models, line 4']);
  });

  it('tells the prices of a comparison without a history by themselves', () => {
    const page = htmlReport(typicalPage({ history: [], prices: [] }));
    const prices = /<section id="prices"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
    expect(prices).toContain('openai/gpt-5.5');
    expect(prices).toContain('input price above 200K tokens added');
    expect(prices).not.toContain('No price');
  });

  it('names no address that a browser would ask', () => {
    const page = htmlReport(typicalPage());
    expect(
      page.match(/\b(?:src|href|action|data|srcset|poster)="(?!#)[^"]*"|url\(|@import|\bfetch\(/g),
    ).toBeNull();
  });

  it('lets only its own script and style run', () => {
    const page = htmlReport(typicalPage());
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(pageScript).digest('base64');
    expect(policy.replaceAll('&#39;', "'")).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src /,
    );
    expect(policy).toContain(`sha256-${hash}`);
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('is the same for the same input', () => {
    expect(htmlReport(typicalPage())).toBe(htmlReport(typicalPage()));
  });

  it('carries a script that parses and does not end early', () => {
    expect(() => new Script(pageScript)).not.toThrow();
    expect(pageScript).not.toMatch(/<\/script|<!--/i);
  });

  it('has tags of its own only, whatever the documents say', () => {
    const tags = (text: string) => new Set(text.match(/<[^\s>]*/g));
    const own = tags(htmlReport(typicalPage()));
    fc.assert(
      fc.property(hostileComparison, hostileText, (comparison, site) => {
        const page = htmlReport({ comparison, models: [], history: [], prices: [], checkedAt: null, site });
        expect([...tags(page)].filter((tag) => !own.has(tag))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('lists the contradictions that are new among the changes and by themselves, beside those that stay open', () => {
    const contradiction = (subject: string, kind = 'unknown-model') =>
      changeOf({
        area: 'documents',
        kind,
        subject,
        message: `${subject}: used in docs, but not in the catalog`,
      });
    const changes = [contradiction('gpt-new'), contradiction('gpt-gone', 'contradiction-resolved')];
    const comparison = comparisonOf(changes, { open: [contradiction('gpt-old')] });
    const page = htmlReport(typicalPage({ comparison }));
    expect(listsOf(page, 'changes')).toEqual({ 'Contradictions between documents': ['gpt-new', 'gpt-gone'] });
    expect(listsOf(page, 'contradictions')).toEqual({
      'New in this edition': ['gpt-new'],
      'Still open between documents': ['gpt-old'],
    });
  });

  it('marks what went from a text of the documents and what came, and nothing in what is no text of theirs', () => {
    const message = 'Fallback: changed, “[-timeout-]{+<rate> limit+} failures”';
    const change = (area: string) => changeOf({ area, kind: 'x', subject: 'Fallback', message });
    const pageOf = (area: string) => htmlReport(typicalPage({ comparison: comparisonOf([change(area)]) }));
    expect(pageOf('facts')).toContain('“<del>timeout</del><ins>&lt;rate&gt; limit</ins> failures”');
    expect(pageOf('api')).toContain('“[-timeout-]{+&lt;rate&gt; limit+} failures”');
  });

  it('has an entry of the log for each edition, without what only the reader reads otherwise', () => {
    const [baseline, ...others] = typicalPage().history;
    const reread = changeOf({ kind: 're-read', subject: 'grok-4.5', message: 'grok-4.5: the same facts' });
    const entry = { schemaVersion: 1 as const, date: '2026-10-01', from: null, to: 'sha256:2', sources: {} };
    const history = [...(baseline ? [baseline] : []), ...others, { ...entry, changes: [reread] }];
    const page = htmlReport(typicalPage({ history }));
    expect(page).toContain('2026-10-01</time> The documents changed, and what they say did not.');
    expect(page).toContain('2026-06-10</time> Baseline: 4 models.');
    expect(page).not.toContain('the same facts');
  });

  it('says why it knows of no contradiction', () => {
    const digests = { models: 'sha256:1' };
    const [from, to] = [
      { date: '2026-06-10', origin: 'live' as const, digests },
      { date: '2026-06-10', origin: 'live' as const, digests },
    ];
    const same = htmlReport(typicalPage({ comparison: comparisonOf([], { from, to }) }));
    expect(same).toContain('The documents are those of the last run');
    expect(htmlReport(typicalPage({ comparison: comparisonOf([]) }))).toContain('None is known');
  });

  it('shows a text with its markup and its hidden characters as a text', () => {
    expect(html`<p title="${'" onload="x'}">${'<b>&amp;\u202e</b>'}</p>`.markup).toBe(
      '<p title="&quot; onload=&quot;x">&lt;b&gt;&amp;amp;\\u{202e}&lt;/b&gt;</p>',
    );
  });
});

/** The subjects of each list of changes in a section of the page, by the heading above it. */
function listsOf(page: string, section: string): Record<string, string[]> {
  const [body = ''] = new RegExp(`<section id="${section}"[\\s\\S]*?</section>`).exec(page) ?? [];
  const lists = body.matchAll(/<h[34]>([^<]*)<\/h[34]><ul class="changes">([\s\S]*?)<\/ul>/g);
  return Object.fromEntries(
    [...lists].map(([, title = '', items = '']) => [
      title,
      [...items.matchAll(/<li><code>([^<]*)</g)].map(([, subject = '']) => subject),
    ]),
  );
}
