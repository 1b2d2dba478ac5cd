import { isModelId } from '../../../catalog/model-id.ts';
import type { Cell } from '../structure/cell.ts';
import { mentionsEnd } from '../values/deprecation.ts';
import { halfWidth, longestText } from '../values/plain-text.ts';
import { statusOf } from '../values/status.ts';
import { readTier, type TierBounds } from '../values/tier.ts';

/** Who a row is about. */
export interface Identity {
  /** More than one when the cell lists several ids, each of which can be called. */
  readonly ids: readonly string[];
  /** The display name that stands beside the id. */
  readonly name: string | null;
  /** `(≤ 200K tokens)` behind the id: the row is one tier of the model. */
  readonly tier: TierBounds | null;
  /** What else is said: `deprecated`, `retires on 2026-10-01`. */
  readonly remarks: readonly string[];
  /** The id is struck through. */
  readonly struck: boolean;
}

/**
 * Reads the cell that names a model: an id in code, bold, a link or plain, alone or beside a display name, with remarks
 * in brackets. `null` when no legal id is in it. Addresses of links are never looked at.
 */
export function readIdCell(cell: Cell): Identity | null {
  return identityIn(cell) ?? (/[\u2010\u2011]/.test(cell.text) ? identityIn(withPlainHyphens(cell)) : null);
}

function identityIn(cell: Cell): Identity | null {
  if (cell.text.length > longestText) return null;
  if (cell.text === '' && isModelId(cell.struck))
    return { ids: [cell.struck], name: null, tier: null, remarks: [], struck: true };
  const identity = readCall(cell) ?? readCoded(cell) ?? readPlain(cleanText(cell.text), cell);
  const isNone = (id: string): boolean => isShortForm(id) || isNumber(id) || isFile(id);
  return identity?.ids.some(isNone) === true ? null : identity;
}

/** `gpt‑4o` with the hyphen that no line breaks at: no id has one. */
function withPlainHyphens(cell: Cell): Cell {
  const plain = (text: string): string => text.replace(/[\u2010\u2011]/g, '-');
  const pieces = cell.pieces.map((piece) => ({ ...piece, text: plain(piece.text) }));
  return { ...cell, text: plain(cell.text), pieces };
}

/** `completion(model="acme/alpha-9", …)`: the call says which id it is made with. */
function readCall(cell: Cell): Identity | null {
  const [only, ...others] = cell.pieces.filter(({ text }) => text.trim() !== '');
  if (only?.style !== 'code' || others.length > 0) return null;
  const id = /^[\w.]+\(.*?\bmodel\s*[=:]\s*(["'])([^"']+)\1/.exec(only.text)?.[2];
  return id === undefined || !isModelId(id) || !looksLikeId(id)
    ? null
    : { ids: [id], name: null, tier: null, remarks: [], struck: false };
}

/** Under `Models` may stand how many there are, and in a list the days of its reports. */
export function isNumber(text: string): boolean {
  return /^[\d.,/:-]*\d[\d.,/:-]*$/.test(text);
}

/** `results/eval-2.json`: a model is called by no name of a document. */
function isFile(text: string): boolean {
  return /\.(?:jsonl?|mdx?|py|tsx?|js|ya?ml|csv|txt|html?|sh|ipynb|log|png|jpe?g|svg|pdf)$/i.test(text);
}

/** `alpha-4b/1.7b/0.6b`, `alpha-5.1/5-chat`: several ids in one word. A vendor before the slash has no version. */
export function isShortForm(id: string): boolean {
  const [vendor = '', ...others] = id.split('/');
  return /[-_]\D?\d/.test(vendor) && others.some((part) => /^v?\d/.test(part));
}

/** A display name without marks and remarks, for looking it up: `Claude Opus 4.1 (deprecated)` → `Claude Opus 4.1`. */
export function readNameCell(cell: Cell): Omit<Identity, 'ids'> {
  const text = (cell.text === '' ? cell.struck : cell.text).slice(0, longestText);
  const { outer, tier, remarks } = takeBrackets(cleanText(text));
  return {
    name: outer === '' ? null : outer.replace(/\n/g, ' '),
    tier,
    remarks,
    struck: cell.text === '' && cell.struck !== '',
  };
}

/** Ids in code are certain; what stands outside the code is the name or a remark. */
function readCoded(cell: Cell): Identity | null {
  const coded = cell.pieces.filter((piece) => piece.style === 'code');
  if (coded.length === 0) return null;
  const illegal = coded.some((piece) => !isModelId(piece.text.trim()));
  if (illegal) return null;
  const around = cleanText(
    cell.pieces
      .filter((piece) => piece.style !== 'code')
      .map((piece) => piece.text)
      .join(' '),
  );
  const words = withoutConnectors(around);
  // "`gpt-4` (use `gpt-5`)": the second id belongs to the words before it.
  const listed = coded.length > 1 && /[\p{L}]/u.test(words) ? coded.slice(0, 1) : coded;
  const ids = [...new Set(listed.map((piece) => piece.text.trim()))];
  const { outer, tier, remarks } = takeBrackets(around);
  const said = outer.replace(/\(\s*\)|[,/|:：·、—–-]+\s*$|^\s*[,/|:：·、—–-]+/g, '').trim();
  const name = /[\p{L}\p{N}]/u.test(withoutConnectors(said)) ? said : '';
  const isName = name !== '' && statusOf(name) === null && coded.length === listed.length;
  return {
    ids,
    name: isName ? name.replace(/\n/g, ' ') : null,
    tier,
    remarks: isName || name === '' ? remarks : [...remarks, statusOf(name) === null ? cell.text : name],
    struck: false,
  };
}

/** Without brackets and the words that only join what they stand between. */
function withoutConnectors(text: string): string {
  return text
    .replace(/[()[\]]|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|e)(?!\p{L})|[和或及與]|및|または/giu, ' ')
    .trim();
}

interface Found {
  readonly ids: readonly string[];
  readonly name: string | null;
  readonly remark?: string;
}

function readPlain(text: string, cell: Cell): Identity | null {
  const { outer, tier, remarks } = takeBrackets(text);
  const found: Found | null =
    gluedIn(cell) ??
    (isModelId(outer) && !isNameOfVersion(outer, remarks)
      ? { ids: [outer], name: null }
      : (pairIn(text, remarks, cell) ?? listIn(outer) ?? leadIn(outer)));
  if (found === null) return null;
  const used = new Set(found.ids);
  const rest = remarks.filter((remark) => !used.has(remark));
  return {
    tier,
    struck: false,
    remarks: found.remark !== undefined ? [...rest, found.remark] : rest,
    ids: found.ids,
    name: found.name,
  };
}

/** A linked name with the id right behind it: `[Whisper](…)whisper-large-v3`. */
function gluedIn(cell: Cell): Found | null {
  const [first, ...others] = cell.pieces.filter((piece) => piece.text.trim() !== '');
  const rest = others
    .map((piece) => piece.text)
    .join('')
    .trim();
  const glued = first?.style === 'link' && others.every((piece) => piece.style === 'plain');
  return glued && isModelId(rest) && looksLikeId(rest) ? { ids: [rest], name: first.text.trim() } : null;
}

/** A name and an id in two parts: bracket, line, or link and text (`[Llama 3.1 8B](…)llama-3.1-8b-instant`). */
function pairIn(text: string, brackets: readonly string[], cell: Cell): Found | null {
  const runs = cell.pieces.map((piece) => piece.text.trim()).filter((run) => run !== '');
  const lines = text.split('\n');
  const behind = [text.replace(/\s*\([^()]*\)/g, ''), ...brackets.filter(isIdInBrackets)];
  for (const parts of [lines, behind, runs]) {
    const ids = parts.map((part) => part.trim()).filter((part) => isModelId(part) && looksLikeId(part));
    const others = parts.map((part) => part.trim()).filter((part) => part !== '' && !ids.includes(part));
    const names = others.filter((part) => statusOf(part) === null && /[\p{L}\p{N}]/u.test(part));
    // `Some Model 3`, `Another 20B`, `Third-M3`: three names, of which one could be an id.
    if (ids.length === 1 && others.length >= 1 && (names.length <= 1 || parts === behind))
      return { ids, ...nameOrRemark(others) };
  }
  return null;
}

const plainWords =
  'alpha|base|beta|bit|chat|context|dated|early|end|english|experimental|exp|fast|fine|free|full|ga|generation|high|hosted|image|instruct|instant|language|large|latency|latest|legacy|life|lite|live|long|low|max|medium|mid|mini|modal|multi|multilingual|nano|new|non|of|only|open|preview|pre|pro|real|reasoning|release|self|shot|small|source|speed|stable|text|thinking|time|tuned|turbo|ultra|up|to|video|audio|vision|weights?|zero';
const months = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec';
const versionPart = new RegExp(`^(?:v?\\d[\\d.x×]*[a-z]{0,4}|(?:${months})[a-z]*|${plainWords})$`, 'i');

/** `08-2024`, `v2.1`, `70B`, `text-only`, `preview-0605`: dates, versions, sizes and words are no ids. */
function isVersion(text: string): boolean {
  return text.split(/[-_\s]+/).every((part) => versionPart.test(part));
}

/** What stands in brackets behind a name may be its id; what only tells its kinds apart is none. */
function isIdInBrackets(text: string): boolean {
  return isModelId(text) && looksLikeId(text) && !isVersion(text);
}

/** `Swift (v2.1)`, `Swift (swift-1)`: a word with a capital, of which the bracket gives the version or the id, is a name. */
function isNameOfVersion(outer: string, remarks: readonly string[]): boolean {
  if (!/^\p{Lu}[\p{L}-]*$/u.test(outer)) return false;
  return remarks.some((remark) => (/[\d-]/.test(remark) && isVersion(remark)) || isIdInBrackets(remark));
}

/** `**NEW** gpt-6`: words about a model's life are not its name. */
function nameOrRemark(others: readonly string[]): { name: string | null; remark?: string } {
  const name = others.find((other) => statusOf(other) === null) ?? null;
  const remark = others.find((other) => statusOf(other) !== null);
  return remark === undefined ? { name } : { name, remark };
}

/** `gpt-5, gpt-5-2025-08-07`: several ids in one cell. */
function listIn(text: string): { ids: string[]; name: null } | null {
  const parts = text
    .split(/[\n,，、;；]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => isModelId(part) && looksLikeId(part))
    ? { ids: parts, name: null }
    : null;
}

/** `gpt-4 — deprecated`: an id, then a remark that is about its life. */
function leadIn(text: string): { ids: string[]; name: null; remark: string } | null {
  const match = /^(\S+)[\s\n]+[-–—:·]?\s*(.+)$/s.exec(text);
  const [, id, remark] = match ?? [];
  if (id === undefined || remark === undefined || !isModelId(id) || !looksLikeId(id)) return null;
  return statusOf(remark) !== null || mentionsEnd(remark) ? { ids: [id], name: null, remark } : null;
}

/** Takes `(…)` groups from the end of a text: tiers and remarks. */
function takeBrackets(text: string): { outer: string; tier: TierBounds | null; remarks: string[] } {
  let outer = text;
  let tier: TierBounds | null = null;
  const remarks: string[] = [];
  for (let match = trailing(outer); match !== null; match = trailing(outer)) {
    outer = match.before;
    const bounds = readTier(match.inner);
    if (bounds !== null && tier === null) tier = bounds;
    else remarks.unshift(match.inner);
  }
  const bare = bareTier(outer);
  return bare !== null && tier === null
    ? { outer: bare.before, tier: bare.tier, remarks }
    : { outer, tier, remarks };
}

function trailing(text: string): { before: string; inner: string } | null {
  const match = /^([\s\S]*?)\s*[([（【]([^()[\]（）【】]*)[)\]）】]\s*$/.exec(text);
  return match === null ? null : { before: match[1] ?? '', inner: (match[2] ?? '').trim() };
}

/** `gemini-3-pro > 200K`, `gemini-3-pro ≤ 200K tokens`: a tier without brackets. */
function bareTier(text: string): { before: string; tier: TierBounds } | null {
  const match = /^(\S+)[\s,]+(.+)$/s.exec(text);
  const bounds = match?.[2] === undefined ? null : readTier(halfWidth(match[2]));
  return match?.[1] === undefined || bounds === null ? null : { before: match[1], tier: bounds };
}

/** Words that are also legal ids (`Opus`, `Pro`) are names; ids have a digit, a slash or a hyphen. */
function looksLikeId(text: string): boolean {
  return /[\d/-]/.test(text);
}

/** Without emoji, footnote marks and stars. */
function cleanText(text: string): string {
  return text
    .replace(/(?![#*\d])\p{Extended_Pictographic}\ufe0f?/gu, '')
    .replace(/\[\^[^\]]*\]|\((\d{1,2})\)$|[†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+/gu, '')
    .replace(/(?<=[^\s/])\s*\*+$/, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
