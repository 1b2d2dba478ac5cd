/** Milliseconds of each unit that a duration may be written in. */
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What a duration looks like: a whole number and a unit. */
export const durationPattern = /^(?<count>[0-9]{1,6})(?<unit>ms|s|m|h|d)$/;

/** What is said of a text that is none. */
export const durationForm = 'a duration such as "90s", "12h" or "7d"';

/** The milliseconds of `500ms`, `90s`, `15m`, `12h` or `7d`; `null` for any other text. */
export function parseDuration(text: string): number | null {
  const parts = durationPattern.exec(text)?.groups;
  const unit = Object.entries(units).find(([name]) => name === parts?.['unit'])?.[1];
  return parts === undefined || unit === undefined ? null : Number(parts['count']) * unit;
}
