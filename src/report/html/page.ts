import { createHash } from 'node:crypto';
import { counted } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import type { Comparison } from '../../changes/comparison.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import type { ModelPrices } from '../../history/price-history.ts';
import { headlineText } from '../headline.ts';
import { catalogSection } from './catalog-section.ts';
import { changesSection } from './changes-section.ts';
import { contradictionsSection } from './contradictions-section.ts';
import { Html, html } from './encode.ts';
import { logSection } from './log-section.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { priceChangesSection } from './price-changes-section.ts';
import { chartIds, pricesSection, toldHistories } from './prices-section.ts';

/** All that the web page shows. */
export interface PageInput {
  readonly comparison: Comparison;
  /** The catalog of the newer edition. */
  readonly models: readonly Model[];
  /** Accepted editions, oldest first; empty where there is no history. */
  readonly history: readonly HistoryEntry[];
  /** The models of that history whose price ever moved, by id. */
  readonly prices: readonly ModelPrices[];
  /** When the site was last asked with success, as ISO 8601; `null` when nobody knows. */
  readonly checkedAt: string | null;
  /** The site that the documents come from, such as `https://acme.example`. */
  readonly site: string;
  /** Where the catalog itself is published; `null` where nobody knows. */
  readonly catalogAddress?: string | null;
  /** Where a document can be read: an address, or a path from the page; `null` where it cannot. */
  readonly linkOf?: (document: string) => string | null;
}

/**
 * One self-contained page: no address is ever asked for anything, which its own content policy enforces. It works from
 * a file, and without scripts everything on it can still be read.
 */
export function htmlReport(input: PageInput): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${headlineText(input.comparison)} – ${input.site}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#catalog">Skip to the catalog</a>
${header(input)}
<main>
${sections(input)}</main>
<script>${new Html(pageScript)}</script>
</body>
</html>
`.markup;
}

/** Nothing is loaded; only this very script and style run. */
const contentPolicy = [
  `default-src 'none'`,
  `style-src '${hashOf(pageStyle)}'`,
  `script-src '${hashOf(pageScript)}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

function hashOf(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}

function header({ comparison, models, checkedAt, site }: PageInput): Html {
  const { date, origin } = comparison.to;
  return html`<header>
<p class="site">${site}</p>
<h1>Models and prices</h1>
<p class="facts">${[
    html`<span>${counted(models.length, 'model')}</span>`,
    date === null ? null : html`<span>documents of <time datetime="${date}">${date}</time></span>`,
    checkedAt === null
      ? null
      : html`<span>last checked <time id="checked" datetime="${checkedAt}">${minute(checkedAt)}</time></span>`,
    origin === 'sample' ? html`<span class="badge">sample documents</span>` : null,
  ]}</p>
<nav aria-label="On this page"><ul>
<li><a href="#changes">What changed</a></li>
<li><a href="#catalog">Catalog</a></li>
<li><a href="#prices">Prices</a></li>
<li><a href="#log">Change log</a></li>
<li><a href="#contradictions">Contradictions</a></li>
</ul></nav>
</header>
`;
}

function sections(input: PageInput): Html[] {
  const { comparison, models, history, prices, linkOf } = input;
  const hasHistory = history.length > 0 || comparison.from === null;
  const told = toldHistories(prices, models.length);
  return [
    changesSection(comparison, linkOf),
    catalogSection(models, chartIds(told)),
    hasHistory ? pricesSection(prices, told, history) : priceChangesSection(comparison),
    logSection(history, !hasHistory),
    contradictionsSection(comparison, linkOf),
  ];
}

/** `2026-09-11T06:00:00.000Z` → `2026-09-11 06:00 UTC`; anything else as it is. */
function minute(instant: string): string {
  return instant.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');
}
