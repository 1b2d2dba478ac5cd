import remarkParse from 'remark-parse';
import { unified } from 'unified';
import * as z from 'zod';
import type { DocumentName } from '../../base/document.ts';
import { errorAt, type Problem, type Reading, warningAt } from '../../base/problem.ts';
import { defaultGateway } from '../../gateway/profiles.ts';
import { hideFrontMatter } from '../decode.ts';
import type { Fact, FactLink, FactsReading } from '../edition.ts';
import { readLink, splitFact } from './bullet.ts';
import { type Entry, listEntries } from './list-entries.ts';

/**
 * A facts page: `# GATEWAY TOPIC Facts`, the day of its last update, `- Key: value` bullets, and pages under a
 * heading that says so. Nothing is lost: prose is kept under `(text)`, `(text 2)`, …; bullets under another heading or
 * under a bullet have keys such as `Heading / Key`; a bullet without a value is a key alone. Of two bullets with one
 * key the first counts and the second is a warning.
 */
export function readFacts(
  text: string,
  document: DocumentName,
  gateway: string = defaultGateway.name,
): Reading<FactsReading> {
  const source = hideFrontMatter(text);
  const page = listEntries(unified().use(remarkParse).parse(source), source);
  if (page.title === null) {
    return { value: null, problems: [errorAt(document, null, source, `a title: # ${gateway} TOPIC Facts`)] };
  }
  const update = readUpdate(page.entries, document);
  const entries = page.entries.filter((entry) => entry !== update.entry);
  const links = entries.flatMap(linkOf);
  const { facts, problems } = readEntries(
    entries.filter((entry) => linkOf(entry).length === 0),
    document,
  );
  if (facts.length + links.length === 0) {
    return { value: null, problems: [errorAt(document, null, source, 'facts: - Key: value')] };
  }
  const value = { topic: topicOf(page.title, gateway), updated: update.date, facts, links };
  return { value, problems: [...update.problems, ...problems] };
}

/** `Integration` of `Acme AI Integration Facts`; a title of another form is the topic itself. */
function topicOf(title: string, gateway: string): string {
  const begins = title.slice(0, gateway.length).toLowerCase() === gateway.toLowerCase();
  return (begins ? /^\s+(.+?)\s+Facts$/i.exec(title.slice(gateway.length))?.[1] : undefined) ?? title;
}

interface Update {
  readonly entry: Entry | null;
  readonly date: string | null;
  readonly problems: readonly Problem[];
}

const updateLine = /^(?:last updated|最后更新|更新日期|更新时间)\s*[:：]\s*(.*)$/i;

function readUpdate(entries: readonly Entry[], document: DocumentName): Update {
  const entry = entries.find(({ kind, text }) => kind === 'text' && updateLine.test(text));
  if (entry === undefined) return { entry: null, date: null, problems: [] };
  const date = updateLine.exec(entry.text)?.[1] ?? '';
  if (z.iso.date().safeParse(date).success) return { entry, date, problems: [] };
  const problem = warningAt(document, { line: entry.line }, entry.text, 'a day: Last updated: YYYY-MM-DD');
  return { entry, date: null, problems: [problem] };
}

/** Pages are listed under a heading of their own; a base URL is a fact wherever it stands. */
const pageListHeading = /\bpages?\b|页面/i;

function linkOf(entry: Entry): FactLink[] {
  if (entry.kind !== 'bullet' || !pageListHeading.test(entry.section ?? '')) return [];
  const { key, value } = splitFact(entry.text);
  const target = readLink(value);
  return target === null ? [] : [{ label: key, ...target, line: entry.line }];
}

function readEntries(
  entries: readonly Entry[],
  document: DocumentName,
): { facts: Fact[]; problems: Problem[] } {
  const facts = new Map<string, Fact>();
  const problems: Problem[] = [];
  for (const { key, value, line, text } of nameEntries(entries)) {
    const first = facts.get(key);
    if (first === undefined) facts.set(key, { key, value, line });
    else problems.push(warningAt(document, { line }, text, `a key that line ${first.line} does not have`));
  }
  return { facts: [...facts.values()], problems };
}

/** Gives every entry its key; prose has none of its own and is numbered. */
function nameEntries(entries: readonly Entry[]): (Entry & Fact)[] {
  const texts = new Map<string, number>();
  return entries.map((entry) => {
    const above = [entry.section, ...entry.parents.map((parent) => splitFact(parent).key)];
    const prefix = above.flatMap((part) => (part === null ? [] : `${part} / `)).join('');
    if (entry.kind === 'bullet') {
      const { key, value } = splitFact(entry.text);
      return { ...entry, key: prefix + key, value };
    }
    const number = (texts.get(prefix) ?? 0) + 1;
    texts.set(prefix, number);
    return { ...entry, key: `${prefix}(${number === 1 ? 'text' : `text ${number}`})`, value: entry.text };
  });
}
