import { grouped } from '../base/words.ts';
import type { Model } from '../catalog/model.ts';
import { itemWords, priceWords } from '../catalog/price-words.ts';
import { isWhole } from '../changes/finding.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { entryText, toldChanges } from './log-entry.ts';
import { messageLines } from './message.ts';
import { xmlText } from './xml-encoder.ts';

/** Feed readers keep what they have seen; a longer feed only takes longer to fetch. */
const maximumEntries = 50;
/** Changes named in one entry. */
const changesPerEntry = 100;

export interface AtomOptions {
  /** The site the documents come from; names the feed and, with the digests, its entries. */
  readonly site: string;
  /** Where its catalog is published, for the links of the entries; none without it. */
  readonly catalogAddress?: string | null;
}

/**
 * The history as an Atom feed, newest edition first. An entry's id is made of the site and of the catalog's digest, and
 * its time is the edition's day: the same history gives the same bytes, and a reader shows no entry twice. Editions of
 * one day with the same catalog, which differ in another document, are numbered from the second on.
 */
export function atomReport(
  history: readonly HistoryEntry[],
  { site, catalogAddress = null }: AtomOptions,
): string {
  const ids = entryIds(history, site);
  const entries = history.map((entry, index) => ({ entry, id: ids[index] ?? '', first: index === 0 }));
  const updated = history.at(-1)?.date ?? '1970-01-01';
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
${link(`${site}/`, '  ')}  <title>Changes of ${xmlText(site)}</title>
  <id>${feedId(site)}</id>
  <updated>${updated}T00:00:00Z</updated>
  <author><name>router-one-sync</name></author>
${entries
  .slice(-maximumEntries)
  .reverse()
  .map(({ entry, id, first }) => entryXml(entry, id, first, catalogAddress))
  .join('')}</feed>
`;
}

/** By day and catalog; the log only grows, so a number stays with its edition. */
function entryIds(history: readonly HistoryEntry[], site: string): string[] {
  const seen = new Map<string, number>();
  return history.map(({ date, to }) => {
    const id = `${feedId(site)}:${date}:${xmlText(to)}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}:${count}`;
  });
}

function entryXml(entry: HistoryEntry, id: string, first: boolean, address: string | null): string {
  const line = entryText(entry, first);
  return `  <entry>
    <title>${xmlText(`${entry.date}: ${line.replace(/\.$/, '')}`)}</title>
    <id>${id}</id>
    <updated>${entry.date}T00:00:00Z</updated>
${link(address ?? '', '    ')}    <content type="text">${xmlLines(first ? baselineLines(entry) : changeLines(entry)) || xmlText(line)}</content>
  </entry>
`;
}

/** Where a reader goes on: the site, or its catalog. A feed of documents from elsewhere has no such address. */
function link(address: string, indent: string): string {
  if (!/^https?:\/\//.test(address)) return '';
  return `${indent}<link rel="alternate" href="${xmlText(address)}"/>\n`;
}

function xmlLines(lines: readonly string[]): string {
  return lines.map(xmlText).join('\n');
}

/** What changed, with the prices of each model that came or moved. */
function changeLines(entry: HistoryEntry): string[] {
  return messageLines(toldChanges(entry), changesPerEntry);
}

/** The models that the log begins with, and what they cost. */
function baselineLines({ changes }: HistoryEntry): string[] {
  const models = changes.flatMap((change) => (isWhole(change) && change.to !== null ? [change.to] : []));
  const lines = models.slice(0, changesPerEntry).map(pricedLine);
  return models.length > lines.length
    ? [...lines, `… and ${grouped(models.length - lines.length)} more`]
    : lines;
}

function pricedLine({ id, prices }: Model): string {
  const told = prices.map((price) => `${itemWords(price)} ${priceWords(price)}`);
  return [id, told.join(', ')].filter((part) => part !== '').join(': ');
}

/** A tag URI of the site; what a host name cannot hold is left out. */
function feedId(site: string): string {
  const host = site.replace(/^[a-z]+:\/\//i, '').replace(/[^\w.-]+/g, '-');
  return `tag:router-one-sync,2026:${host}`;
}
