const fullDate = /[-@:_.](20\d\d)[-.]?(0[1-9]|1[0-2])[-.]?(0[1-9]|[12]\d|3[01])$/;
const monthOfYear = /[-@](0[1-9]|1[0-2])-(20\d\d)$/;
const monthAndDay = /[-@](0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])$/;
const yearAndMonth = /[-@](2[3-9])(0[1-9]|1[0-2])$/;
const latest = /[-@:]latest$/i;
/** Some gateways write a vendor with two dashes: `anthropic--claude-3.5-sonnet`. */
const separator = /^.*(?:\/|(?<=[a-z])--(?=[a-z]))/i;
const dottedVendor = /^[a-z][a-z-]*\.(?=[a-z])/i;
const region = /^(?:us|eu|apac|global|jp|au)\./i;
/** `-v1` is what `-v1:0` is called where there is no other; `-v2` is another model. */
const edition = /(?:-v\d+:\d+|-v1|[:-]cloud|-(?:preview|exp|experimental|beta))$/i;
const stage = /^(?:alpha|beta)-(?=.*\d)/i;
const variantMark = /:[a-z][a-z-]*$/i;
/** A size with its unit is one word, a run of letters or digits is one, a mark like `+` too; separators are nothing. */
const tokenPattern = /\d+(?:\.\d+)?[bm](?![a-z])|\d+|[a-z]+|[^a-z\d._/:-]/g;
/** Takes an id apart, one that was escaped for an address too. Any text will do; what is not understood is part of the name. */
export function partsOf(written) {
    const id = written.replace(/%3a/gi, ':').replace(/%2f/gi, '/');
    const before = separator.exec(id)?.[0] ?? '';
    const affixes = [];
    let name = cut(cut(id.slice(before.length), region, affixes), stage, affixes);
    const isVariant = !edition.test(name) && !latest.test(name);
    const variant = isVariant ? (variantMark.exec(name)?.[0].toLowerCase() ?? '') : '';
    name = name.slice(0, name.length - variant.length);
    let snapshot = null;
    // A preview of a day and the day of a preview: either may stand last.
    for (let last = ''; last !== name;) {
        last = name;
        name = cut(name, edition, affixes);
        const found = snapshot === null ? snapshotOf(name) : null;
        snapshot ??= found;
        name = name.slice(0, name.length - (found?.text.length ?? 0));
    }
    const prefix = before === '' ? null : before.replace(/(?:\/|--)$/, '');
    const tokens = tokensOf(name);
    const own = dottedVendor.test(name) ? tokensOf(name.replace(dottedVendor, '')) : tokens;
    return { prefix, name, snapshot, affixes: affixes.sort().join(' '), variant, tokens, own };
}
/** The text without what the pattern takes, unless nothing would be left. */
function cut(text, pattern, taken) {
    const found = pattern.exec(text)?.[0] ?? '';
    if (found === '' || found === text)
        return text;
    taken.push(found.toLowerCase());
    return text.replace(pattern, '');
}
/** The words of a text: `Grok-4.5` → `grok`, `4`, `5`; `3.0` is `3`, and `4p5` is `4.5`, as some hosts write it. */
function tokensOf(text) {
    const dotted = text.toLowerCase().replace(/(?<=\d)p(?=\d)/g, '.');
    const plain = dotted.replace(/(?<=(?:^|[a-z_-])\d+)\.0(?![\d.bm])/g, '');
    return plain.match(tokenPattern) ?? [];
}
/** True for a token that only counts: a version's part. */
export function isNumber(token) {
    return /^\d+$/.test(token);
}
/** Equal for all ids that can be renames of each other by their names: the words in any order, the numbers in theirs. */
export function stemOf({ tokens }) {
    const words = tokens.filter((token) => !isNumber(token)).sort();
    return [...words, '#', ...tokens.filter(isNumber)].join(' ');
}
/** The stem without a vendor before a dot: equal for `amazon.nova-lite` and `nova-lite`. */
export function ownStemOf({ own, variant }) {
    return `${stemOf({ tokens: own })} ${variant}`;
}
/** Equal for names with the same letters and figures, whatever stands between them: `glm-4.5` and `glm-45`. */
export function lettersOf({ prefix, name, variant }) {
    return `${prefix?.toLowerCase() ?? ''} ${name.toLowerCase().replace(/[._:-]/g, '')} ${variant}`;
}
/**
 * Equal for ids whose words are the same whichever of them stand before the last slash: `acme-x` and `acme/x`, and
 * `acme/acme-x`, which says one twice.
 */
export function wholeStemOf({ prefix, tokens, variant }) {
    const said = new Set(tokens);
    const all = [...tokensOf(prefix ?? '').filter((token) => !said.has(token)), ...tokens];
    const words = [...new Set(all.filter((token) => !isNumber(token)))];
    return `${stemOf({ tokens: [...words, ...all.filter(isNumber)] })} ${variant}`;
}
function snapshotOf(text) {
    const full = fullDate.exec(text);
    if (full !== null)
        return { text: full[0], date: `${full[1]}-${full[2]}-${full[3]}`, isShort: false };
    const now = latest.exec(text);
    if (now !== null)
        return { text: now[0], date: 'latest', isShort: false };
    const month = monthOfYear.exec(text);
    if (month !== null)
        return { text: month[0], date: `${month[2]}-${month[1]}`, isShort: false };
    const short = monthAndDay.exec(text) ?? yearAndMonth.exec(text);
    return short === null ? null : { text: short[0], date: `${short[1]}-${short[2]}`, isShort: true };
}
