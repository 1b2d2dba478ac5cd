import { expect, it } from 'vitest';
import { sarifReport } from '../../src/report/sarif.ts';
import { changeOf, comparisonOf } from './comparisons.ts';

it('no text of a document makes a link in a message', () => {
  const message = 'Key: added, “[see](http://elsewhere.test) \\[x\\]”';
  const text = sarifReport(comparisonOf([changeOf({ message })]));
  expect(text).not.toMatch(/[^\\]\[see/);
  expect(JSON.parse(text).runs[0].results[0].message.text).toContain(
    '\\[see\\](http://elsewhere.test) \\\\\\[x',
  );
});
