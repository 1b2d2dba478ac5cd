/**
 * Takes the picture of the report page for the README: runs the demo, opens its page in Chromium, and writes
 * docs/report.png. `npm run picture`
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser.ts';

const picture = 'docs/report.png';

/** A README is no place for a large file. */
const maximumSize = 150_000;

const scale = 0.75;
const part = { viewport: { width: 800, height: 900 } };
/** In pixels of the page. */
const columnHeight = 984;
const upperHeight = 600;
/** In pixels of the picture. */
const gap = 12;
const column = part.viewport.width * scale;
const sheetHeight = columnHeight * scale + 2 * gap;

const scratch = mkdtempSync(join(tmpdir(), 'router-one-sync-picture-'));
try {
  const out = join(scratch, 'generated');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/cli.ts', 'demo', '--quiet', '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  mkdirSync('docs', { recursive: true });
  await photograph(`${out}.report.html`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const { size } = statSync(picture);
if (size > maximumSize) throw new Error(`${picture} has ${size} bytes, more than ${maximumSize}`);
console.log(`${picture}: ${size} bytes`);

/** Three parts of the page side by side, a little smaller than life, so that one look shows what it is. */
async function photograph(file: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ ...part, colorScheme: 'light', deviceScaleFactor: scale });
    await page.goto(pathToFileURL(file).href);
    await page.locator('#prices details').last().locator('summary').click();
    // Places are told as seen from the window, and the click has moved it.
    await page.evaluate('scrollTo(0, 0)');
    const shots = [
      await shoot(page, 'header', columnHeight),
      await shoot(page, '#catalog', upperHeight),
      await shoot(page, '#prices details[open]', columnHeight - upperHeight - gap / scale),
    ];
    const sheet = await browser.newPage({ viewport: { width: 2 * column + 3 * gap, height: sheetHeight } });
    await sheet.setContent(sheetOf(shots));
    await sheet.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

/** The page from the top of an element on, so many of its pixels high. */
async function shoot(page: Page, selector: string, height: number): Promise<Buffer> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`the page has no ${selector}`);
  return page.screenshot({
    fullPage: true,
    clip: { x: 0, y: Math.max(0, box.y - 12), width: part.viewport.width, height },
  });
}

function sheetOf([changes, catalog, prices]: readonly Buffer[]): string {
  const image = (bytes: Buffer | undefined) =>
    `<img src="data:image/png;base64,${bytes?.toString('base64')}" width="${column}">`;
  return `<!doctype html><style>
    body { margin: ${gap}px; background: #d8dbe6; display: grid; grid-template-columns: 1fr 1fr; gap: ${gap}px }
    div { display: grid; gap: ${gap}px; align-content: start } img { display: block; border-radius: 8px }
  </style><div>${image(changes)}</div><div>${image(catalog)}${image(prices)}</div>`;
}
