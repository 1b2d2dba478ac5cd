import { describe, expect, it } from 'vitest';
import { terminalReport } from '../../src/report/terminal.ts';
import { modelOf } from '../support/editions.ts';
import { changeOf, comparisonOf } from './comparisons.ts';

const told = (kind: string, models: readonly ReturnType<typeof modelOf>[], message = 'x') =>
  terminalReport(
    comparisonOf(
      models.map((to) => changeOf({ kind, subject: to.id, from: null, to, message: `${to.id}: ${message}` })),
    ),
    { color: false, width: 110 },
  );

describe('models that come', () => {
  it('have their status beside them where one of them is no ordinary offer', () => {
    const ends = modelOf('acme/owl', {
      status: 'deprecated',
      deprecation: { date: '2026-12-01', successor: null },
    });
    expect(told('model-added', [modelOf('acme/rook'), ends])).toMatch(
      /Output\s+Status\n.*acme\/rook.*\n.*acme\/owl.*deprecated, ends 2026-12-01/,
    );
    expect(told('model-added', [modelOf('acme/rook')])).not.toContain('Status');
  });

  it('tell, when they return, what changed since', () => {
    const says = 'back after 4 days; removed on 2026-10-03; since then: input price raised';
    expect(told('model-returned', [modelOf('acme/rook')], says)).toContain(says);
  });
});
