import { placeBefore } from '../../base/problem.ts';
import { quote, sentence } from '../../base/words.ts';
import { type Finding, finding } from '../../changes/finding.ts';
import type { FactLink } from '../../read/edition.ts';
import type { WithSubject } from './keyed.ts';
import type { ItemPair } from './match-items.ts';

type Link = WithSubject<FactLink>;

/** What happened to one link, if anything. */
export function compareLink(document: string, { before, after }: ItemPair<FactLink>): Finding[] {
  const tell = ({ subject, line }: Link, says: string) => {
    const message = sentence(subject, `link ${says}`);
    return { area: 'facts', subject, field: 'url', message, at: { document, line } } as const;
  };
  if (before === null) {
    if (after === null) return [];
    const told = tell(after, `added, ${after.url}`);
    return [finding({ kind: 'link-added', from: null, to: addresses(after), ...told })];
  }
  if (after === null) {
    const told = tell(before, `removed (was ${before.url})`);
    const at = placeBefore(told.at);
    return [finding({ kind: 'link-removed', from: addresses(before), to: null, ...told, at })];
  }
  const says = changeWords(before, after);
  if (says === null) return [];
  const [from, to] = [addresses(before), addresses(after)];
  return [finding({ kind: 'link-changed', from, to, ...tell(after, says) })];
}

function addresses({ url, markdownUrl }: FactLink): Pick<FactLink, 'url' | 'markdownUrl'> {
  return { url, markdownUrl };
}

/** `null` when nothing happened. */
function changeWords(before: Link, after: Link): string | null {
  if (before.url !== after.url) return `changed from ${before.url} to ${after.url}`;
  if (before.markdownUrl !== after.markdownUrl) {
    return `to its Markdown changed from ${before.markdownUrl ?? 'none'} to ${after.markdownUrl ?? 'none'}`;
  }
  const [from, to] = [before.label, after.label].map((label) => label.toLowerCase().replace(/\s+/g, ' '));
  return from === to ? null : `renamed from ${quote(before.subject)}`;
}
