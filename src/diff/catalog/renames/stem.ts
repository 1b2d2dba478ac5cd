/** A model id taken apart, so that two spellings of one name can be told from two names. */
export interface IdParts {
  /** Everything before the last slash: the vendor. */
  readonly prefix: string | null;
  /** Everything after it, without the snapshot. */
  readonly name: string;
  readonly snapshot: Snapshot | null;
  /** The name's lower-case words, sizes (`8b`) and numbers in order; `gpt-4.1` and `GPT-4-1` have the same. */
  readonly tokens: readonly string[];
}

/** A frozen version's mark at the end of an id. */
interface Snapshot {
  /** As written, with its separator: `-2026-05-01`, `@20260501`, `-latest`. */
  readonly text: string;
  /** `2026-05-01` for a full date, `05-01` for a short one, `latest`. */
  readonly date: string;
  /** Four digits can be a size just as well. */
  readonly isShort: boolean;
}

const fullDate = /[-@:_.](20\d\d)([-.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])$/;
const monthAndDay = /[-@](0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])$/;
const yearAndMonth = /[-@](2[3-9])(0[1-9]|1[0-2])$/;
const latest = /[-@:]latest$/i;

/** A size with its unit is one word, a run of letters or digits is one, a mark like `+` too; separators are nothing. */
const tokenPattern = /\d+(?:\.\d+)?[bm](?![a-z])|\d+|[a-z]+|[^a-z\d._-]/g;

/** Takes an id apart. Any text will do; what is not understood is part of the name. */
export function partsOf(id: string): IdParts {
  const slash = id.lastIndexOf('/');
  const last = id.slice(slash + 1);
  const snapshot = snapshotOf(last);
  const name = snapshot === null ? last : last.slice(0, -snapshot.text.length);
  return { prefix: slash === -1 ? null : id.slice(0, slash), name, snapshot, tokens: tokensOf(name) };
}

/** The words of a text: `Grok-4.5` → `grok`, `4`, `5`. */
function tokensOf(text: string): string[] {
  return text.toLowerCase().match(tokenPattern) ?? [];
}

/** True for a token that only counts: a version's part. */
export function isNumber(token: string): boolean {
  return /^\d+$/.test(token);
}

/** Equal for all ids that can be renames of each other: the words in any order, the numbers in theirs. */
export function stemOf({ tokens }: IdParts): string {
  const words = tokens.filter((token) => !isNumber(token)).sort();
  return [...words, '#', ...tokens.filter(isNumber)].join(' ');
}

function snapshotOf(text: string): Snapshot | null {
  const full = fullDate.exec(text);
  if (full !== null) return { text: full[0], date: `${full[1]}-${full[3]}-${full[4]}`, isShort: false };
  const now = latest.exec(text);
  if (now !== null) return { text: now[0], date: 'latest', isShort: false };
  const short = monthAndDay.exec(text) ?? yearAndMonth.exec(text);
  return short === null ? null : { text: short[0], date: `${short[1]}-${short[2]}`, isShort: true };
}
