import { quote, sentence } from '../../base/words.ts';
import { type Finding, finding } from '../../changes/finding.ts';
import type { FactLink } from '../../read/edition.ts';
import type { WithSubject } from './keyed.ts';
import type { ItemPair } from './match-items.ts';

/** What happened to one link, if anything. */
export function compareLink(document: string, { before, after }: ItemPair<FactLink>): Finding[] {
  const shown = after ?? before;
  if (shown === null) return [];
  const { subject, line } = shown;
  const says = linkWords(before, after);
  if (says === null) return [];
  const [from, to] = [addressesOf(before), addressesOf(after)];
  const kind = from === null ? 'link-added' : to === null ? 'link-removed' : 'link-changed';
  const message = sentence(subject, `link ${says}`);
  return [finding({ area: 'facts', kind, subject, field: 'url', from, to, message, at: { document, line } })];
}

function addressesOf(link: FactLink | null): { url: string; markdownUrl: string | null } | null {
  return link === null ? null : { url: link.url, markdownUrl: link.markdownUrl };
}

/** `null` when nothing happened. */
function linkWords(before: WithSubject<FactLink> | null, after: WithSubject<FactLink> | null): string | null {
  if (before === null) return `added, ${after?.url}`;
  if (after === null) return `removed (was ${before.url})`;
  if (before.url !== after.url) return `changed from ${before.url} to ${after.url}`;
  if (before.markdownUrl !== after.markdownUrl) {
    return `to its Markdown changed from ${before.markdownUrl ?? 'none'} to ${after.markdownUrl ?? 'none'}`;
  }
  const [from, to] = [before.label, after.label].map((label) => label.toLowerCase().replace(/\s+/g, ' '));
  return from === to ? null : `renamed from ${quote(before.subject)}`;
}
