import { ownStemOf, partsOf } from "./id-parts.js";
/** A vendor's name without what people vary: `Z.AI`, `z-ai` and `z ai` are one. */
export function foldedName(name) {
    return name.toLowerCase().replace(/[\s._:@-]+/g, '');
}
/**
 * An id without what people vary: the vendor before it, dots and dashes, the case, a date or `latest` behind the name.
 * Two ids that fold to one text are most likely one model.
 */
export function foldedId(id) {
    return spelt(id).replace(/-(?:20\d{6}|20\d\d-\d\d(?:-\d\d)?|latest)$/, '');
}
/** In one case, with one sign between words: equal for two spellings of one text, its vendor included. */
export function inOneSpelling(text) {
    return text.toLowerCase().replace(/[\s._:@-]+/g, '-');
}
/** Without the vendor, and without what a tool adds for itself: `claude-opus-4.8[1m]`. */
function spelt(id) {
    const name = id.slice(id.lastIndexOf('/') + 1).trim();
    return inOneSpelling(name.replace(/(?<=.)\[[^[\]]*\]$/, ''));
}
/** Affixes, a vendor before a dot and the order of words too: `claude-4.8-opus-preview` and `claude-opus-4.8`. */
function named(id) {
    return ownStemOf(partsOf(id.slice(id.lastIndexOf('/') + 1)));
}
/** Letters and figures alone: `gpt4o` and `gpt-4o`. */
function letters(id) {
    return foldedId(id).replaceAll('-', '');
}
/** How what somebody wrote may be compared with what there is, the most alike first. */
const bySpelling = [
    [spelt, spelt],
    [foldedId, spelt],
    [foldedId, foldedId],
];
const byName = [...bySpelling, [named, named], [letters, letters]];
/**
 * Prepares the question which id is meant by what a person wrote: the one place that knows what people vary. Where
 * several vendors have a model of the name, the vendor that was written decides.
 *
 * @param strict only the vendor, the case, dots and dashes, and a date may differ; not affixes or the order of words.
 */
export function meaningOf(ids, strict = false) {
    const all = [...ids];
    const tables = (strict ? bySpelling : byName).map(([written, known]) => {
        let byFold = null;
        return (text) => {
            byFold ??= tableOf(all, known);
            return byFold.get(written(text)) ?? [];
        };
    });
    const meant = (text) => {
        for (const candidates of tables) {
            const found = candidates(text);
            if (found.length > 0)
                return onlyOne(found) ?? onlyOne(ofVendor(found, text));
        }
        return null;
    };
    return (text) => meant(text) ?? (vendorBeforeColon.test(text) ? meant(text.replace(':', '/')) : null);
}
/** Some libraries write `openai:gpt-5.5`; what is read as a name and its tag (`gpt-oss:20b`) comes first. */
const vendorBeforeColon = /^[a-z][\w.-]*:(?=[^/:]+$)/i;
function tableOf(ids, fold) {
    const table = new Map();
    for (const id of ids) {
        const own = table.get(fold(id));
        if (own === undefined)
            table.set(fold(id), [id]);
        else
            own.push(id);
    }
    return table;
}
function ofVendor(ids, text) {
    const vendor = vendorOf(text);
    return ids.filter((id) => vendorOf(id) === vendor);
}
function vendorOf(id) {
    return foldedName(id.slice(0, Math.max(id.lastIndexOf('/'), 0)));
}
function onlyOne(ids) {
    return ids.length === 1 ? (ids[0] ?? null) : null;
}
