import { foldWords, slugOf } from './plain-text.ts';

/** The words of a life cycle, each with how it is written. Longest phrases first. */
const statusWords: ReadonlyArray<readonly [words: RegExp, status: string]> = [
  [
    /^(?:deprecated|deprecating|deprecation|to be deprecated|已弃用|弃用|废弃|已废弃|即将下线|即将下架|即将弃用|待下线|待下架|非推奨|사용 중단 예정|지원 종료 예정|veraltet|abgekündigt|obsolète|obsoleto|obsoleta|deprecato|устарел[аио]?|устаревш(?:ая|ий|ие)|مهمل|kullanımdan kaldırılıyor|wycofywany)$/,
    'deprecated',
  ],
  [
    /^(?:retired|shut ?down|sunset|discontinued|removed|end of life|eol|offline|decommissioned|deactivated|no longer available|not available|unavailable|inactive|disabled|suspended|withdrawn|terminated|archived|turned off|switched off|已下线|下线|已下架|下架|已停用|停用|已退役|退役|停止服务|已停止服务|停服|已停服|廃止|廃止済み|提供終了|サービス終了|지원 종료|서비스 종료|제공 종료|eingestellt|abgeschaltet|retiré|retirado|descontinuado|ritirato|dismesso|отключен[аы]?|снят[аы]?|متوقف|kaldırıldı|wycofany)$/,
    'retired',
  ],
  [/^(?:legacy|旧版|历史)$/, 'legacy'],
  [/^(?:public preview|private preview|preview|previews|预览|预览版|公测预览)$/, 'preview'],
  [/^(?:public beta|beta|公测|内测|测试|测试版)$/, 'beta'],
  [/^(?:experimental|实验|实验性)$/, 'experimental'],
  [
    /^(?:active|available|ga|generally available|general availability|stable|live|online|production|current|latest|enabled|supported|new|yes|✓|✔|✅|🟢|正式|正式版|可用|正常|已上线|在线|稳定|启用|上线|新)$/,
    'active',
  ],
  [/^(?:coming soon|upcoming|即将上线|即将推出)$/, 'coming-soon'],
];

/** The status that a short text names, or `null`: `Deprecated` → `deprecated`, `GA` → `active`, `预览版` → `preview`. */
export function statusOf(text: string): string | null {
  const word = foldWords(text)
    .replace(/\p{Extended_Pictographic}\ufe0f?/gu, (mark) => (/[✅✔🟢]/u.test(mark) ? '✅' : ''))
    .replace(/^[\s:.!-]+|[\s:.!-]+$/g, '');
  const bare = word.replace(/✅ ?(?=.)/u, '');
  return statusWords.find(([words]) => words.test(bare))?.[1] ?? null;
}

/** A status as published when we do not know its word: lower case, words joined by `-`. */
export function statusAsFound(text: string): string {
  return statusOf(text) ?? slugOf(text, '-');
}
