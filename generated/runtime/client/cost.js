import { add, divide, multiply, toDecimal, toRational, whole } from "../catalog/decimal.js";
import { measureOf } from "../catalog/units.js";
/** Which price each part of the usage is paid by: item and unit. */
const pricedBy = {
    inputTokens: ['input', 'token'],
    outputTokens: ['output', 'token'],
    cacheReadTokens: ['cache_read', 'token'],
    cacheWriteTokens: ['cache_write', 'token'],
    images: ['image', 'image'],
    videoSeconds: ['video', 'second'],
    audioMinutes: ['audio', 'minute'],
    characters: ['input', 'character'],
    requests: ['request', 'request'],
};
/** The parts of a prompt; their sum decides the tier of every token price. */
const promptParts = ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens'];
/**
 * What a usage of a model costs by the catalog. Above a tier's threshold the whole call is paid at that tier's prices, as
 * providers do. Throws a `RangeError` for a count that is negative or not whole.
 */
export function costOf(model, usage, options = {}) {
    const { currency = 'USD', date = new Date().toISOString().slice(0, 10) } = options;
    const prices = model.prices.filter((price) => price.currency === currency && holdsOn(price, date));
    const used = partsOf(usage).map((part) => ({ part, price: priceOf(prices, part, usage) }));
    const amounts = used.flatMap(({ part, price }) => price === undefined ? [] : [paid(price, countOf(usage, part), part)]);
    return {
        amount: toDecimal(amounts.reduce(add, whole(0))),
        currency,
        unpriced: used.filter(({ price }) => price === undefined).map(({ part }) => part),
    };
}
function partsOf(usage) {
    const parts = Object.keys(pricedBy); // the keys of a literal are what its type says
    return parts.filter((part) => countOf(usage, part) > 0);
}
function countOf(usage, part) {
    const count = usage[part] ?? 0;
    if (!Number.isSafeInteger(count) || count < 0)
        throw new RangeError(`${part} is ${count}: expected a whole number`);
    return count;
}
/** The price of the highest tier that the usage is above. */
function priceOf(prices, part, usage) {
    const [item, unit] = pricedBy[part];
    return prices
        .filter((price) => price.item === item && measureOf(price.per.unit)[1] === measureOf(unit)[1])
        .filter((price) => price.tier === null || tieredCount(usage, part, price.tier) > price.tier.above)
        .reduce((best, price) => (best && thresholdOf(best) > thresholdOf(price) ? best : price), undefined);
}
/** What a tier's threshold is compared with: the prompt for tokens, else the part itself; nothing for another unit. */
function tieredCount(usage, part, { unit }) {
    if (unit === 'token')
        return promptParts.reduce((sum, each) => sum + countOf(usage, each), 0);
    return unit === pricedBy[part][1] ? countOf(usage, part) : 0;
}
function thresholdOf(price) {
    return price.tier?.above ?? -1;
}
function holdsOn({ effective }, date) {
    return (effective?.from ?? date) <= date && date <= (effective?.until ?? date);
}
/** Minutes that were used may be sold by the second. */
function paid({ amount, per }, count, part) {
    const [used] = measureOf(pricedBy[part][1]);
    const [sold] = measureOf(per.unit);
    return divide(multiply(toRational(amount), whole(BigInt(count) * BigInt(used))), whole(per.count * sold));
}
