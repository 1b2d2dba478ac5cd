import type { Finding } from '../../changes/finding.ts';
import type { FactsReading } from '../../read/edition.ts';
import { compareFact, plainValue } from './compare-fact.ts';
import { compareLink } from './compare-link.ts';
import { keyFacts, keyLinks } from './keyed.ts';
import { matchItems } from './match-items.ts';

/**
 * Comparing two readings of one facts page; its date line is never compared. The subject is the key or the label, on
 * further pages after the page's name. Keys are the same if they differ only in case or blanks, values if they differ
 * only in what decorates them; a fact under another key is renamed.
 */
export function diffFacts(document: string, base: FactsReading, next: FactsReading): Finding[] {
  const facts = matchItems(keyFacts(document, base.facts), keyFacts(document, next.facts), ({ value }) =>
    plainValue(value),
  );
  const links = matchItems(
    keyLinks(document, base.links),
    keyLinks(document, next.links),
    ({ url, markdownUrl }) => JSON.stringify([url, markdownUrl]),
  );
  return [
    ...facts.flatMap((pair) => compareFact(document, pair)),
    ...links.flatMap((pair) => compareLink(document, pair)),
  ];
}
