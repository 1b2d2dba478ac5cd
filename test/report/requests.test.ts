import { describe, expect, it } from 'vitest';
import { parseReportRequest } from '../../scripts/settings/report-requests.ts';

describe('--report', () => {
  it.each([
    ['markdown', 'markdown', null],
    ['markdown=', 'markdown', null],
    ['markdown=-', 'markdown', null],
    ['html=out/a=b.html', 'html', 'out/a=b.html'],
    ['webhook=https://hooks.example/x', 'webhook', 'https://hooks.example/x'],
  ])('%s', (text, format, target) => {
    expect(parseReportRequest(text)).toEqual({ format, target });
  });

  it('lists the formats for one that there is not', () => {
    expect(() => parseReportRequest('pdf=x.pdf')).toThrow('--report: there is no format "pdf".');
  });
});
