import type { Model } from '../catalog/model.ts';
import { visible } from './foreign-text.ts';

export interface CalendarOptions {
  /** The site the documents come from; names the calendar and, with the ids, its entries. */
  readonly site: string;
  /** The day of the edition, `YYYY-MM-DD`; `null` for one without. */
  readonly date: string | null;
}

/** A line may have 75 bytes; what is longer goes on below, behind a blank (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * The days on which models end, as a calendar (RFC 5545): one entry of a whole day a model. The same edition makes the
 * same bytes, and an entry keeps its name when its day moves.
 */
export function icsReport(models: readonly Model[], { site, date }: CalendarOptions): string {
  const stamp = `${dayText(date ?? '1970-01-01')}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//router-one-sync//ends of models//EN',
    `X-WR-CALNAME:${text(`Models of ${site} that end`)}`,
    ...models.flatMap((model) => eventLines(model, site, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ id, deprecation }: Model, site: string, stamp: string): string[] {
  if (deprecation?.date == null) return [];
  const { date, successor } = deprecation;
  return [
    'BEGIN:VEVENT',
    `UID:${text(`${id}@${site.replace(/^[a-z]+:\/\//i, '')}`)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dayText(date)}`,
    `SUMMARY:${text(`${id} ends`)}`,
    ...(successor === null ? [] : [`DESCRIPTION:${text(`Use ${successor} instead.`)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function dayText(date: string): string {
  return date.replaceAll('-', '');
}

/** Foreign text as a value: `visible` leaves no line end, and what separates values is escaped (3.3.11). */
function text(foreignText: string): string {
  return visible(foreignText).replace(/[\\;,]/g, '\\$&');
}

function folded(line: string): string {
  const pieces = [''];
  for (const character of line) {
    const piece = pieces.at(-1) ?? '';
    const room = longestLine - (pieces.length > 1 ? 1 : 0);
    if (Buffer.byteLength(piece + character) > room) pieces.push(character);
    else pieces[pieces.length - 1] = piece + character;
  }
  return pieces.join('\r\n ');
}
