import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium of the system may be. */
const usualPlaces = [
  ...[process.env['BROWSER_PATH'] ?? ''],
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const browserPath = usualPlaces.find((path) => path !== '' && existsSync(path));

/** Where a missing browser must not go unnoticed. */
const required = process.env['CI'] === 'true' || process.env['REQUIRE_BROWSER'] === '1';

/** True if browser tests can run. Where they must, a missing browser is an error; elsewhere they say they are skipped. */
export function hasBrowser(): boolean {
  if (browserPath !== undefined) return true;
  const advice = 'no Chromium found: install it (apt-get install chromium) or name it in BROWSER_PATH';
  if (required) throw new Error(`browser tests are required here, but ${advice}`);
  console.warn(`browser tests are skipped: ${advice}`);
  return false;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? 'chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu', '--no-first-run'],
  });
}
