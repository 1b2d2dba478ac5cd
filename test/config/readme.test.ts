import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { configSchema } from '../../src/config/schema.ts';
import { scratchFolder } from '../support/command-line.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8');

describe('the page of the configuration', () => {
  it('shows a configuration that can be used', async () => {
    const [, example = ''] = /```js\n(import \{ defineConfig \}[\s\S]*?)```/.exec(page) ?? [];
    const folder = scratchFolder();
    // The package is not installed there; its own module does the same.
    const module = resolve(import.meta.dirname, '../../dist/src/config/define-config.js');
    const text = example.replace("'router-one-sync/config'", JSON.stringify(`file://${module}`));
    writeFileSync(join(folder, 'router-one-sync.config.mjs'), text);
    expect(await loadConfig(folder, null)).toMatchObject({ failOn: 'notable', maxAge: 604_800_000 });
  });

  it('names every key of the configuration', () => {
    const keys = Object.keys(configSchema.shape);
    expect(keys.filter((key) => !page.includes(key))).toEqual([]);
  });
});
