/**
 * What a page has another of each time it is made, and what therefore is no change alone: the day of its last update,
 * and the ids and moments in examples. Dates elsewhere in prose are news (`retires on 2026-08-31`) and stay.
 */

const day = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})`;
const timeOfDay = String.raw`(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)`;

const updateDay = new RegExp(
  String.raw`((?:last (?:updated|modified|changed|reviewed)|updated|generated|最后更新|更新日期|更新时间|更新于)(?: on| at)?[\s*_:：]*)${day}${timeOfDay}?`,
  'gi',
);

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** `chatcmpl-7f3a90`: a sort of object, and a name that no person gave it, which has digits in it. */
const objectId =
  /\b(chatcmpl|cmpl|msg|resp|req|run|task|vid|video|img|image|file|call|toolu|evt|gen|batch|thread|asst|sess|job|rs|fc|fp)[-_](?=[A-Za-z]*\d)[A-Za-z0-9]{4,}\b/g;

/** Seconds or milliseconds since 1970, from 2001 to 2033 or so. */
const unixTime = /\b1\d{9}(?:\d{3})?\b/g;
const instant = new RegExp(String.raw`\b\d{4}-\d\d-\d\d${timeOfDay}`, 'g');

/** Prose with everything volatile replaced by a mark. */
export function stableText(text: string): string {
  return text.replace(updateDay, '$1…').replace(uuid, '…').replace(objectId, '$1…');
}

/** A code sample with everything volatile replaced by a mark, and without blanks at the ends of its lines. */
export function stableSample(text: string): string {
  const steady = stableText(text).replace(instant, '…').replace(unixTime, '…');
  return steady
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
