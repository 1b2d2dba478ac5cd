/**
 * What prices buy: one row a unit, which reading, completing, comparing, pricing and words all ask. A new unit is a new
 * row here.
 */
/** In the order in which their words are tried. */
export const units = {
    token: { plural: 'tokens', words: 'tokens?|toks?|tks?|代币|词元' },
    character: { plural: 'characters', words: 'characters?|chars?|字符|字', pays: ['input'] },
    image: { plural: 'images', words: 'images?|imgs?|pictures?|张(?:图片?)?|图片?|幅' },
    second: { plural: 'seconds', words: 'seconds?|secs?|s|秒(?:钟)?', pays: ['video', 'audio'] },
    minute: { plural: 'minutes', words: 'minutes?|mins?|分钟', pays: ['audio', 'video'], is: [60, 'second'] },
    hour: { plural: 'hours', words: 'hours?|hrs?|h|小时', pays: ['audio'], is: [3_600, 'second'] },
    request: { plural: 'requests', words: 'requests?|reqs?|calls?|quer(?:y|ies)|次(?:调用|请求)?|请求|调用' },
    search: { plural: 'searches', words: 'search(?:es)?|次搜索' },
    page: { plural: 'pages', words: 'pages?|页' },
    video: { plural: 'videos', words: 'videos?|条视频|条' },
    song: { plural: 'songs', words: 'songs?|首' },
    megapixel: { plural: 'megapixels', words: 'megapixels?|mp', pays: ['image'], is: [1_000_000, 'pixel'] },
    pixel: { plural: 'pixels', words: 'pixels?|像素', pays: ['image'] },
    byte: { plural: 'bytes', words: '(?:utf-?8 )?bytes?', pays: ['input'] },
    step: { plural: 'steps', words: 'steps?' },
    generation: { plural: 'generations', words: 'generations?' },
    token_hour: { plural: 'token hours', words: 'token[- ]hours?', pays: ['cache_storage'] },
};
/** By key; inherited names are no units. */
const byKey = new Map(Object.entries(units));
/** How several of a unit are written; a unit that a page has and the table has not takes an `s`. */
export function pluralOf(unit) {
    return byKey.get(unit)?.plural ?? `${unit}s`;
}
/** What a unit is measured in, and how many of those it is: `minute` → 60 `second`. */
export function measureOf(unit) {
    return byKey.get(unit)?.is ?? [1, unit];
}
/** The items that are sold by a unit, the first one before all. */
export function soldBy(unit) {
    return byKey.get(unit)?.pays ?? [unit];
}
/** The unit that a word names, in any case; a word that the table does not have names itself. */
export function unitNamed(word) {
    const found = [...byKey].find(([, { words }]) => new RegExp(`^(?:${words})$`, 'i').test(word));
    return found?.[0] ?? word.toLowerCase();
}
/** True if an item can be sold by a unit: one that no unit of the table is for can be by any. */
export function isSoldBy(item, unit) {
    return soldBy(unit).includes(item) || ![...byKey.keys()].some((key) => soldBy(key).includes(item));
}
/** What words and letters behind a number multiply it by. `Ki` and `Mi` are the binary ones. */
export const multiples = {
    百: 100, 千: 1_000, k: 1_000, thousand: 1_000, ki: 1_024, 万: 10_000,
    百万: 1_000_000, m: 1_000_000, mm: 1_000_000, mn: 1_000_000, million: 1_000_000, mi: 1_048_576,
    千万: 10_000_000, 亿: 100_000_000, b: 1_000_000_000, billion: 1_000_000_000,
}; // biome-ignore format: a table of words
