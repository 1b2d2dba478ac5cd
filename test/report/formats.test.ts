import { expect, it } from 'vitest';
import { formats, pageFormats } from '../../src/report/formats.ts';
import { readComparison } from './golden.ts';
import { typicalPage } from './page-input.ts';

it.each(['typical', 'held'])('every format knows a report of its own by its mark: %s', async (name) => {
  const comparison = readComparison(name);
  for (const [format, { load, mark }] of formats) {
    const render = await load();
    expect(render(comparison, { color: false, width: 80 }), format).toMatch(mark);
  }
  for (const [format, { load, mark }] of pageFormats) {
    const render = await load();
    expect(render(typicalPage({ comparison })), format).toMatch(mark);
  }
});
