import type { Deprecation } from '../../../catalog/model.ts';
import { isModelId } from '../../../catalog/model-id.ts';
import { type FoundDate, findDates } from './date.ts';
import { halfWidth, longestText } from './plain-text.ts';
import { statusOf } from './status.ts';

/** What a note says about the end of a model. */
export interface EndOfLife {
  readonly status: string;
  readonly deprecation: Deprecation;
}

const endWords =
  /deprecat\w*|retir\w+|sunset\w*|shut(?:s|ting)?[- ]?down|shutdown|end[- ]of[- ](?:life|service)|\beol\b|discontinu\w+|decommission\w*|remov(?:ed|al)|will be (?:turned|taken) off|下线|下架|弃用|废弃|停用|退役|停止服务|停服|廃止|提供終了|サービス終了/i;
const denials =
  /\b(?:not|no longer|never|isn't|without)\s+(?:yet\s+)?(?:been\s+)?(?:deprecated|retired|discontinued)|no (?:shutdown|shut down|retirement|deprecation) date|不会下[线架]|未下架|未弃用/i;
/** Words that say, before a day, that the end comes then, and not that it has come. */
export const endToCome =
  /^(?:sunset|eol|end[- ]of[- ]life|shut ?down|停用|下线|下架|停服|退役|停止服务|廃止|提供終了|サービス終了)$/i;
/** What ends a model, as opposed to what announces the end. */
const finalWords =
  /retir\w+|sunset\w*|shut(?:s|ting)?[- ]?down|shutdown|end[- ]of[- ](?:life|service)|\beol\b|remov(?:ed|al)|discontinu\w+|下线|下架|停用|退役|停止服务|停服|廃止|提供終了|サービス終了/gi;
const successorLead =
  /(?:superseded by|succeeded by|replaced (?:by|with)|replacement(?: model)?(?: is)?|successor(?: is)?|migrate(?: now)? to|migration to|move to|switch to|upgrade to|use|prefer|alternative(?: is)?|in favou?r of|→|->|=>|请使用|请改用|改用|请迁移(?:到|至)|迁移(?:到|至)|替代(?:模型|为)?|替换为|推荐使用|推荐|建议使用|建议改用|由|使用)\s*(?:the\s+|model\s+|为|是)?[:：]?\s*["'“`]?/giu;
const idShape = /^[A-Za-z0-9@~][A-Za-z0-9._:@+~=*/-]*/;

/** True for a text with a word for the end of a model in it, also where it says that there is none. */
export function mentionsEnd(text: string): boolean {
  return endWords.test(text);
}

/**
 * Reads "Deprecated on 2026-10-01, use `x`", "Retires Oct 1, 2026; migrate to x", "将于2026年10月1日下线，请使用 x". `null` when
 * the text does not speak of an end. With several dates the one of the shutdown counts; if none is clearly that, none.
 */
export function readEndOfLife(note: string): EndOfLife | null {
  const text = note.slice(0, longestText);
  if (!mentionsEnd(text) || denials.test(text)) return null;
  const date = endDate(text);
  return { status: leadingStatus(text, date), deprecation: { date, successor: successorIn(text) } };
}

/** The successor that a note names: the first id after "use", "replaced by", "→", "请使用", …; `null` when there is none. */
export function successorIn(text: string): string | null {
  for (const lead of halfWidth(text).matchAll(successorLead)) {
    const id = idAt(text.slice(lead.index + lead[0].length));
    if (id !== null) return id;
  }
  return null;
}

/** An id that a successor cell or phrase begins with. A plain word (`use it instead`) is no id. */
function idAt(text: string): string | null {
  const found = idShape.exec(text)?.[0].replace(/[.,:;*-]+$/, '');
  if (found === undefined || !isModelId(found)) return null;
  return /[\d/-]/.test(found) ? found : null;
}

/** `retired` when the text says that it is over; otherwise the model still answers and is `deprecated`. */
function leadingStatus(text: string, date: string | null): string {
  const lead = /^[\p{L} ]+/u.exec(text)?.[0].trim() ?? '';
  const first = date !== null && endToCome.test(lead) ? null : statusOf(lead);
  return first === 'retired' || first === 'legacy' ? first : 'deprecated';
}

function endDate(text: string): string | null {
  const dates = findDates(text);
  const [only] = dates;
  if (dates.length <= 1) return only?.date ?? null;
  const finals = [...text.matchAll(finalWords)].flatMap((word) => nearestAfter(dates, word.index) ?? []);
  const days = new Set(finals.map((date) => date.date));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

function nearestAfter(dates: readonly FoundDate[], index: number): FoundDate | undefined {
  return dates.find((date) => date.start >= index);
}
