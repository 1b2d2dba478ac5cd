import { describe, expect, it } from 'vitest';
import { configText } from '../../scripts/init/config.ts';
import { proposalLines } from '../../src/read/proposal-lines.ts';
import { proposeForCatalog } from '../../src/read/propose-mapping.ts';

const names = `# Prices

| Machine | Model | Hourly rate |
|---|---|---|
| Small | North Max | $2 |
| Large | North Max | $4 |
`;

const list = JSON.stringify({
  models: [
    { id: 'a-1', cost_per_1m_in: 3, cost_per_1m_in_cached: 1, context_window: 10, default_max_tokens: 5 },
    { id: 'a-2', cost_per_1m_in: 4, cost_per_1m_in_cached: 1, context_window: 10, default_max_tokens: 5 },
  ],
});

const written = (text: string, format: 'mjs' | 'json') =>
  configText({ out: 'x', packageName: null, format, catalog: proposeForCatalog(text) });

describe('a configuration for a catalog', () => {
  it('has the lines that would read its tables, with blanks for a person', () => {
    const text = written(names, 'mjs');
    expect(text).toContain('  catalog: {\n    tables: [\n');
    expect(text).toContain('"Hourly rate":"…"');
  });

  it('has the fields of a list in JSON that is found without it; a unit only from a name that says it', () => {
    expect(JSON.parse(written(list, 'json')).catalog.json).toEqual({
      prices: '… per 1M tokens',
      fields: { '/default_max_tokens': '…' },
    });
  });

  it('has a line for each thing that a person decides', () => {
    const entry = (region: string) => ({ provider: 'n', region, model_id: 'oak-1', input: 2 });
    const text = JSON.stringify([entry('a'), entry('b'), entry('b')]);
    expect(proposalLines(proposeForCatalog(text) ?? {})).toEqual([
      'catalog: {',
      '  json: {',
      '    list: "/*",',
      '    id: ["/region","/model_id"],',
      '    repeats: true,',
      '    prices: "… per …",',
      '  },',
      '},',
    ]);
  });

  it('has none where nothing needs one', () => {
    expect(proposeForCatalog('| Model ID | Context |\n|---|---|\n| a-1 | 8K |\n')).toBeNull();
    expect(configText({ out: 'x', packageName: null, format: 'mjs' })).not.toMatch(/^ {2}catalog:/m);
  });
});
