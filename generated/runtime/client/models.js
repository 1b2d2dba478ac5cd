import { foldedId, meaningOf } from "../catalog/fold-id.js";
import { lifeOf } from "../catalog/life.js";
import { lastAnswering } from "../catalog/successor.js";
/** The routing word: accepted in requests, no model of the catalog. */
const routingWord = 'auto';
/** Ids further apart than this share of their length are no misspelling of each other. */
const misspeltShare = 0.3;
/** The model of an id. Throws a `RangeError` that names the successor of a removed id or the nearest known one. */
export function lookUpModel(tables, id) {
    const model = tables.models[id];
    if (model === undefined)
        throw new RangeError(describeMissing(tables, id).message);
    return model;
}
/** What is to be known about each id: deprecated, removed, or not in the catalog. Nothing for good ids and `auto`. */
export function warnAbout(tables, ids, today = utcDay()) {
    return ids.flatMap((id) => {
        if (id === routingWord)
            return [];
        const model = tables.models[id];
        if (model === undefined)
            return [describeMissing(tables, id)];
        return describeDeprecated(tables, model, today);
    });
}
function utcDay() {
    return new Date().toISOString().slice(0, 10);
}
/** Why an id is not in the catalog, and what to use instead. */
export function describeMissing(tables, id) {
    if (id === routingWord) {
        const message = `\`${id}\` lets the gateway choose a model with every call and is none itself`;
        return { id, problem: 'unknown', suggestion: null, message };
    }
    const removed = tables.removedModels[id];
    if (removed !== undefined) {
        const { suggestion, words } = successorOf(tables, id);
        const message = `\`${id}\` was removed on ${removed.removed}${words}`;
        return { id, problem: 'removed', suggestion, message };
    }
    const retired = tables.retiredModels?.[id];
    if (retired !== undefined)
        return describeRetired(tables, retired);
    const suggestion = nearest(id, Object.keys(tables.models));
    const advice = suggestion === null ? '' : `; did you mean \`${suggestion}\`?`;
    return { id, problem: 'unknown', suggestion, message: `\`${id}\` is not in the catalog${advice}` };
}
function describeRetired(tables, { id, deprecation }) {
    const { suggestion, words } = successorOf(tables, id);
    const since = deprecation?.date == null ? '' : ` since ${deprecation.date}`;
    const message = `\`${id}\` is retired and no longer answers${since}${words}`;
    return { id, problem: 'retired', suggestion, message };
}
/** What can be called instead: the end of the chain of successors. What is named and cannot be called is said. */
function successorOf(tables, id) {
    const suggestion = lastAnswering(id, (each) => namedBy(tables, each), (each) => tables.models[each] !== undefined);
    if (suggestion !== null)
        return { suggestion, words: `; use \`${suggestion}\`` };
    const named = namedBy(tables, id);
    return { suggestion, words: named === null ? '' : `; its successor \`${named}\` cannot be called either` };
}
function namedBy({ models, removedModels, retiredModels }, id) {
    const listed = models[id] ?? retiredModels?.[id];
    return listed?.deprecation?.successor ?? removedModels[id]?.successor ?? null;
}
function describeDeprecated(tables, model, today) {
    const { id, status, deprecation } = model;
    const life = lifeOf(model);
    if (life === 'retired')
        return [describeRetired(tables, model)];
    if (life === 'living')
        return [];
    const { suggestion, words } = successorOf(tables, id);
    const when = deprecation?.date == null ? '' : endWords(deprecation.date, today);
    const message = `\`${id}\` is ${status === 'legacy' ? 'legacy' : 'deprecated'}${when}${words}`;
    return [{ id, problem: 'deprecated', suggestion, message }];
}
/** An end to come with the days that are left; of one that has passed, that calls may fail. Days compare as texts. */
function endWords(date, today) {
    if (date < today)
        return `; its end was ${date}, and calls may fail`;
    const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
    return ` and goes on ${date} (${days === 0 ? 'today' : days === 1 ? '1 day left' : `${days} days left`})`;
}
/**
 * The known id that is meant: the only one that is the same but for what people vary, else the one whose name differs
 * least, if it is near enough to be a misspelling and no other is as near.
 */
function nearest(id, known) {
    const name = foldedId(id);
    const meant = meaningOf(known)(id);
    if (meant !== null || known.some((candidate) => foldedId(candidate) === name))
        return meant;
    let best = null;
    let least = Math.floor(name.length * misspeltShare) + 1;
    for (const candidate of known) {
        const other = foldedId(candidate);
        if (Math.abs(other.length - name.length) > least)
            continue;
        const distance = editDistance(name, other);
        if (distance === least)
            best = null;
        if (distance < least)
            [best, least] = [candidate, distance];
    }
    return best;
}
/** How many letters must be put in, taken out or replaced to make one text of the other (Levenshtein). */
function editDistance(from, to) {
    let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[to.length] ?? 0;
}
