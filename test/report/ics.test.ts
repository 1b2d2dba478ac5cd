import { describe, expect, it } from 'vitest';
import { icsReport } from '../../src/report/ics.ts';
import { modelOf } from '../support/editions.ts';

const ends = (id: string, date: string | null, successor: string | null = null) =>
  modelOf(id, { status: 'deprecated', deprecation: { date, successor } });

const options = { site: 'https://gate.example', date: '2026-10-07' };

describe('the calendar of ends', () => {
  it('has a whole day for each model whose end is published', () => {
    const models = [
      ends('acme/owl-1', '2026-12-31', 'acme/owl-2'),
      ends('acme/rook', null),
      modelOf('acme/kite'),
    ];
    expect(icsReport(models, options).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//router-one-sync//ends of models//EN',
      'X-WR-CALNAME:Models of https://gate.example that end',
      'BEGIN:VEVENT',
      'UID:acme/owl-1@gate.example',
      'DTSTAMP:20261007T000000Z',
      'DTSTART;VALUE=DATE:20261231',
      'SUMMARY:acme/owl-1 ends',
      'DESCRIPTION:Use acme/owl-2 instead.',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('lets no foreign text out of its value, and folds long lines', () => {
    const text = icsReport(
      [ends('acme/owl', '2026-12-31', `x\r\nEND:VCALENDAR, ; \\ ${'ü'.repeat(80)}`)],
      options,
    );
    expect(text.match(/^END:VCALENDAR\r$/gm)).toHaveLength(1);
    expect(text).toContain(String.raw`x END:VCALENDAR\, \; \\ `);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
