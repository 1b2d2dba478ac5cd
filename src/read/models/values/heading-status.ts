import { foldWords } from './plain-text.ts';
import { statusOf } from './status.ts';

const over =
  'retired|removed|discontinued|decommissioned|shut ?down|sunset(?:ted)?|turned off|switched off|taken offline|deactivated|withdrawn';
const ending =
  'retir\\w+|remov\\w+|discontinu\\w+|decommission\\w*|shut ?downs?|sunset\\w*|deprecat\\w+|turned off|switched off|withdrawn|end[- ]of[- ]life|eol';

/**
 * Headings that are sentences about all models below them, in the order in which they are tried: what is still to come
 * before what is over, since both use the same words. Where calls fail in one place only, nothing is said of the model.
 */
const sentences: ReadonlyArray<readonly [words: RegExp, status: string | null]> = [
  [/\b(?:no longer|not) [a-z ]+? (?:in|on|for|to|via|through|with|as) /, null],
  [/\bno longer (?:available|offered|supported|served|accessible|hosted|listed|active|in service|usable)\b/, 'retired'],
  [/\bnot (?:available|offered|supported|served|accessible|listed) any ?(?:more|longer)\b/, 'retired'],
  [/\b(?:not|never|without|nor)\b|未(?:下线|下架|弃用)|不会/, null],
  [new RegExp(`\\b(?:scheduled|planned|slated|due|expected|announced|about|soon|upcoming|pending|going|will|to be|being)\\b.*\\b(?:${ending})\\b`), 'deprecated'],
  [/^(?:soon |models? )*(?:retiring|sunsetting|deprecating)\b|\b(?:retiring|ending) soon\b/, 'deprecated'],
  [/(?:即将|计划|将于|将要|待|预计|拟).{0,6}(?:下线|下架|停用|停服|退役|停止服务|弃用|废弃)/, 'deprecated'],
  [/(?:廃止|終了|非推奨)(?:する|の)?予定|(?:종료|중단|폐기) ?예정/, 'deprecated'],
  [new RegExp(`\\b(?:been|were|was|are|is|now|already|recently|previously|fully|permanently) (?:${over})\\b`), 'retired'],
  [new RegExp(`^(?:the |following |these |list of |all |other )*(?:${over})\\b`), 'retired'],
  [/(?:已|现已)经?(?:全部|正式|永久)?(?:下线|下架|停用|停服|退役|停止服务)/, 'retired'],
  [/(?:廃止|提供終了|サービス終了|提供を終了)(?:され|し)?た?|(?:지원|서비스|제공)(?:이|가)? ?(?:종료|중단)/, 'retired'],
  [/(?:^|\s)(?:eingestellte|abgeschaltete|(?:nicht mehr|plus|ya no|não mais) (?:\S+ )?(?:verfügbare?|disponibles?|disponíveis)|retirés|retirados|descontinuados|dismessi|ritirati)(?=\s|$)/, 'retired'],
  [/\b(?:been|were|are|is|now|already|recently) deprecated\b|已(?:经)?(?:弃用|废弃)|非推奨/, 'deprecated'],
  [/(?:^|\s)(?:abgekündigte|veraltete|obsolètes|obsoletos|obsoletas|deprecati)(?=\s|$)/, 'deprecated'],
]; // biome-ignore format: one row a line

/**
 * The status that a heading gives to all models below it: a word (`Retired`), two of which the first counts, or a
 * sentence (`… that have been retired`, `以下…已下线`). `null` for none.
 *
 * @param words without what every heading of models has, such as "models" itself.
 */
export function headingStatus(words: string): string | null {
  const [first = ''] = words.split(/\s+(?:and|&|\/)\s+|[/&和与]/);
  const folded = foldWords(words);
  return (
    statusOf(words) ?? statusOf(first) ?? sentences.find(([pattern]) => pattern.test(folded))?.[1] ?? null
  );
}
