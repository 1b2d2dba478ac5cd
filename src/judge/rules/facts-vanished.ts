import { itemName } from '../../catalog/price-words.ts';
import { mostPercentLost, unknownNames, vanishedFacts } from '../../diff/catalog/vanished.ts';
import { heldWithCount, manyOf, type Rule } from './rule.ts';

/** Facts that go from most models at once hold the edition. What the document has now and nobody knows is named beside them. */
export const factsVanished: Rule = ({ base, next, limits }) => {
  if (base?.catalog == null || next.catalog === null) return [];
  const names = unknownNames(base.catalog, next.catalog).slice(0, 5);
  const instead =
    names.length === 0 ? '' : `; instead there is ${names.map((name) => JSON.stringify(name)).join(', ')}`;
  const fewest = manyOf(base.catalog.models.length, limits);
  const vanished = vanishedFacts(base.catalog, next.catalog).filter(({ count }) => count >= fewest);
  return vanished.map(({ fact, count, all }) => {
    const seen = `the ${wordsOf(fact)} of ${count} of ${all} models is gone at once${instead}`;
    const limit = `below ${mostPercentLost} % of the models that had it: so many look like a renamed column`;
    return heldWithCount({ rule: 'facts-vanished', subject: fact.replaceAll(' ', '-'), seen, limit }, count);
  });
};

/** `input price`, `context window`, `capability vision`. */
function wordsOf(fact: string): string {
  const [kind = '', word = ''] = fact.split(/ (.*)/s);
  if (kind === 'price') return itemName(word);
  return fact === 'context' ? 'context window' : fact === 'max output' ? 'maximum output' : fact;
}
