/**
 * What a page has another of each time it is made, and what therefore is no change alone: the day of its own last
 * update, UUIDs, and the ids and moments in those fields of sample answers that carry them. Whatever else has digits in
 * it (`retires on 2026-08-31`, `max_bytes`, `image-gen4x`) is news and stays.
 */

const day = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})`;
const timeOfDay = String.raw`(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)`;
const stamp = `${day}${timeOfDay}?`;

/** A line that says nothing else. `Prices are updated on 2026-09-01` is an announcement. */
const updateLine = new RegExp(
  String.raw`^([\s*_>~-]*(?:(?:last|page) (?:updated|modified|changed|reviewed)|updated|generated|最后更新|更新日期|更新时间|更新于)(?: on| at)?[\s*_:：]*)${stamp}(?=[\s*_.。]*$)`,
  'gim',
);
/** With a label that nobody announces anything by, beside other words: `Last updated: 2026-06-10 · 5 min read`. */
const lastUpdate = new RegExp(
  String.raw`((?:\blast[ _-]?(?:updated|modified|reviewed)(?:[ _-]?at)?|\blastmod|最后更新)(?: on| at)?["'\s*_]*[:：]["'\s*_]*)${stamp}`,
  'gi',
);

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

const idField = String.raw`(["']?\b(?:id|system_fingerprint|[\w-]+[_-]id|[a-z]+Id)["']?\s*[:=]\s*["']?`;
/** `chatcmpl-7f3a90`: a sort of object that no model is named for, and a name that no person gave it. */
const objectId = new RegExp(
  String.raw`${idField}(?:chatcmpl|cmpl|msg|resp|req|run|task|call|toolu|evt|batch|thread|asst|sess|job|rs|fc|fp)[-_])(?=[\w-]*\d)[\w-]{4,}`,
  'g',
);
/** `vid_7f3a90`: what a model can be named for too counts only with a name that changes from letters to digits and back. */
const mediaId = new RegExp(
  String.raw`${idField}(?:vid|video|img|image|file|gen)[-_])(?=[A-Za-z]*\d+[A-Za-z]+\d|[A-Za-z]+\d+[A-Za-z]|\d{8})[A-Za-z\d]{6,}`,
  'g',
);

/** Seconds or milliseconds since 1970, from 2001 to 2033 or so, and moments, where an answer says when it was made. */
const moment = new RegExp(
  String.raw`(["']?\b(?:(?:created|updated|completed|started|finished|submitted|failed|queued|processed)(?:_at|At|_on)?|timestamp|at)["']?\s*[:=]\s*)(["']?)(?:1\d{9}(?:\d{3})?\b|\d{4}-\d\d-\d\d${timeOfDay}?)\2`,
  'g',
);
const headerDate = /^(date: )[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/gim;

/** Prose with everything volatile replaced by a mark, and without what only spells it otherwise (`\$`). */
export function stableText(text: string): string {
  return stable(text).replace(codeOrEscape, (_, code?: string, mark?: string) => code ?? mark ?? '');
}

const codeOrEscape = /(`+[^`]*`+)|\\([!-/:-@[-`{-~])/g;

function stable(text: string): string {
  return text.replace(updateLine, '$1…').replace(lastUpdate, '$1…').replace(uuid, '…');
}

/** Every text with the days of its own making replaced by a mark; all that is left is what it says. */
export function withoutUpdates(text: string): string {
  return text.replace(updateLine, '$1…').replace(lastUpdate, '$1…').replace(updateField, '$1…');
}

/** A field that a generator fills: `"generated_at": "2026-…"`, `lastUpdated: 2026-…`, `<!-- generated 2026-… -->`. */
const updateField = new RegExp(
  String.raw`((?:\b(?:last|generated|updated|fetched|built|exported)[ _-]?(?:updated|modified|changed|at|on)|<!--\s*(?:generated|updated|built)(?: on| at)?)["']?\s*[:=]?\s*["']?)(?:${stamp}|1\d{9}(?:\d{3})?\b)`,
  'gi',
);

/** A code sample with everything volatile replaced by a mark, and without blanks at the ends of its lines. */
export function stableSample(text: string): string {
  const steady = stable(text).replace(objectId, '$1…').replace(mediaId, '$1…').replace(moment, '$1…');
  return steady
    .replace(headerDate, '$1…')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
