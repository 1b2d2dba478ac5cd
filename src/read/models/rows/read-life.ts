import { isModelId } from '../../../catalog/model-id.ts';
import type { Cell } from '../structure/cell.ts';
import { readCheckMark } from '../values/capabilities.ts';
import { findDates, readDate } from '../values/date.ts';
import { endToCome, readEndOfLife, successorIn } from '../values/deprecation.ts';
import { statusAsFound, statusOf } from '../values/status.ts';
import { readTokenCount } from '../values/token-count.ts';
import type { Found, TellUnread } from './draft.ts';

/** A status cell may tell the whole story: `Deprecated (2026-10-01, use x)`, `Sunset: Jan 1, 2027`. */
export function readStatus(text: string, found: Found, unread: TellUnread): void {
  const lead = (/^[^(（,;:：，；\d\n—–→]+?(?=\s-\s|[(（,;:：，；\d\n—–→]|$)/.exec(text)?.[0] ?? text)
    .replace(/\s+(?:since|on|as of|from|until|till|by|in)\s*$/i, '')
    .trim();
  const end = readEndOfLife(text);
  const word =
    statusOf(lead) ?? (end === null ? null : (statusOf(lead.split(/\s/)[0] ?? '') ?? 'deprecated'));
  const coming = end !== null && end.deprecation.date !== null && endToCome.test(lead);
  const status = coming
    ? 'deprecated'
    : (word ?? (/^\P{L}|(?:\S+\s+){4}/u.test(lead) ? '' : statusAsFound(lead)));
  if (status === '') unread('a status, such as Active, Preview or Deprecated');
  else found.status = status;
  // `Preview until 2026-12-01`: a day of which nothing else says what comes then.
  if (end === null && findDates(text).length > 0) found.notes.push(text.replace(/\n/g, ' '));
  readNote(text, found);
}

const contextRemark = /^(.*?)(?:[\s-]*tokens?)?(?: of)? ?(?:context(?: window| length)?|ctx|上下文)$/i;

/** Remarks of the id cell (`deprecated`, `preview`, `new`, `400K context`) are a status, the news of an end, or a note. */
export function readRemark(remark: string, found: Found): void {
  const context = readTokenCount(contextRemark.exec(remark)?.[1] ?? '');
  if (context !== null) {
    found.context ??= { ...context, text: remark };
    return;
  }
  const status = statusAsFound(remark);
  if (/^(?:active|deprecated|retired|legacy|preview|beta|experimental|coming-soon)$/.test(status))
    found.status ??= status;
  else found.notes.push(remark);
}

/** A note that speaks of the end of the model says when and what then, as far as a column has not. */
export function readNote(note: string, found: Found): void {
  const end = readEndOfLife(note);
  if (end === null) return;
  found.ends = true;
  if (end.status !== 'deprecated') found.status ??= end.status;
  // "Active" in one cell and "Deprecated" in the next: the news is the note.
  if (found.status === 'active' && /deprecated|已弃用/i.test(note)) found.status = 'deprecated';
  found.goneOn ??= end.deprecation.date;
  found.successor ??= end.deprecation.successor;
}

export function readEnd(
  field: 'goneOn' | 'deprecatedOn',
  cell: Cell,
  found: Found,
  unread: TellUnread,
): void {
  if (readCheckMark(cell.text) === true) found.ends = true;
  if (readCheckMark(cell.text) !== null) return;
  if (/^(?:no\b|not\b|none|未|无)/i.test(cell.text)) {
    // "Not sooner than Feb 5, 2027" is no day on which anything ends, but worth a note.
    if (findDates(cell.text).length > 0) found.notes.push(cell.text.replace(/\n/g, ' '));
    return;
  }
  found.ends = true;
  found.successor ??= successorIn(cell.text);
  const date =
    readDate(cell.text.replace(/\([^)]*\)/g, '')) ??
    readEndOfLife(`deprecated ${cell.text}`)?.deprecation.date ??
    null;
  if (date === null) unread('a day, such as 2026-10-01, Oct 1, 2026 or 2026年10月1日');
  else found[field] = date;
}

/** The id in a successor cell: in code, or the first of those that the cell is made of. A sentence has none. */
export function readSuccessor(cell: Cell, found: Found): void {
  const coded = cell.pieces.filter((piece) => piece.style === 'code').map((piece) => piece.text.trim());
  const plain = cell.text.split(/[\n,，、;；]|\s+(?:or|and|\/|或)\s+/).map((part) => part.trim());
  const id = [...coded, ...plain].find((part) => isModelId(part) && /[\d/-]/.test(part));
  if (id === undefined) found.notes.push(cell.text.replace(/\n/g, ' '));
  else found.successor = id;
}
