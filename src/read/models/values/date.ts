const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

type Fields = readonly [year: string, month: string, day: string];

/** Every spelling of a day, and where its year, month and day stand. */
const spellings: ReadonlyArray<readonly [pattern: RegExp, fields: (match: readonly string[]) => Fields]> = [
  [/(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/gi, (m) => [m[1] ?? '', m[3] ?? '', m[4] ?? '']],
  [/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g, (m) => [m[1] ?? '', m[2] ?? '', m[3] ?? '']],
  [
    new RegExp(`\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gi'),
    (m) => [m[3] ?? '', m[1] ?? '', m[2] ?? ''],
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+${monthName},?[\\s-]+(\\d{4})\\b`, 'gi'),
    (m) => [m[3] ?? '', m[2] ?? '', m[1] ?? ''],
  ],
  // Days before months, with dots; with slashes only where a number is too large for a month.
  [/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/g, (m) => [m[3] ?? '', m[2] ?? '', m[1] ?? '']],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, (m) => slashed(m[1] ?? '', m[2] ?? '', m[3] ?? '')],
  // `04/15/26`: no order but that of the United States has a day there; `26/04/15` may be two things.
  [
    /(?<![\d/])(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/(\d{2})(?![\d/])/g,
    (m) => [`20${m[3]}`, m[1] ?? '', m[2] ?? ''],
  ],
];

function slashed(first: string, second: string, year: string): Fields {
  if (Number(first) > 12) return [year, second, first];
  return Number(second) > 12 || Number(first) === Number(second) ? [year, first, second] : [year, '', ''];
}

/** A day named in a text. */
export interface FoundDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every day that a text names, in the order of the text. Month and day in digits alone are left out when nobody can say
 * which is which (`10/11/2026`); so is a month without a day.
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const [pattern, fieldsOf] of spellings) {
    for (const match of text.matchAll(pattern)) {
      const date = dayOf(fieldsOf(match));
      if (date !== null) found.push({ date, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The day that the whole text is, or `null`. */
export function readDate(text: string): string | null {
  const [only, ...others] = findDates(text);
  if (only === undefined || others.length > 0) return null;
  return /[\p{L}\p{N}]/u.test(text.slice(0, only.start) + text.slice(only.end)) ? null : only.date;
}

function dayOf([year, month, day]: Fields): string | null {
  const monthNumber = /^\d+$/.test(month)
    ? Number(month)
    : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const date = new Date(Date.UTC(Number(year), monthNumber - 1, Number(day)));
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== Number(day)) return null;
  return date.toISOString().slice(0, 10);
}
