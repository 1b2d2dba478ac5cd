import { describe, expect, it } from 'vitest';
import { diffFacts } from '../../src/diff/facts/index.ts';
import type { FactLink, FactsReading } from '../../src/read/edition.ts';

type Entries = ReadonlyArray<[key: string, value: string]>;

function page(facts: Entries, links: readonly FactLink[] = [], updated = '2026-05-31'): FactsReading {
  return {
    topic: 'Integration',
    updated,
    facts: facts.map(([key, value], index) => ({ key, value, line: index + 5 })),
    links,
  };
}

function link(label: string, url: string, markdownUrl: string | null = null): FactLink {
  return { label, url, markdownUrl, line: 20 };
}

const cases: ReadonlyArray<{ name: string; base: Entries; next: Entries; found: string[] }> = [
  {
    name: 'facts that came, went and changed',
    base: [
      ['Product', 'Router One'],
      ['Fallback', 'none'],
    ],
    next: [
      ['Fallback', 'provider 5xx can fail over'],
      ['Budget', 'limits'],
    ],
    found: [
      'fact-removed: Product: removed (was “Router One”)',
      'fact-changed: Fallback: changed from “none” to “provider 5xx can fail over”',
      'fact-added: Budget: added, “limits”',
    ],
  },
  {
    name: 'what consumers configure by kinds of its own',
    base: [
      ['OpenAI-compatible base URL', 'https://api.router.one/v1'],
      ['API key format', 'sk-rk-...'],
      ['Primary HTTP endpoint', 'POST /v1/chat/completions'],
    ],
    next: [
      ['OpenAI-compatible base URL', 'https://api2.router.one/v1'],
      ['API key format', 'sk-ro-...'],
      ['Primary HTTP endpoint', 'POST /v2/chat/completions'],
    ],
    found: [
      'base-url-changed: OpenAI-compatible base URL: changed from “https://api.router.one/v1” to “https://api2.router.one/v1”',
      'key-format-changed: API key format: changed from “sk-rk-...” to “sk-ro-...”',
      'endpoint-changed: Primary HTTP endpoint: changed from “POST /v1/chat/completions” to “POST /v2/chat/completions”',
    ],
  },
  {
    name: 'nothing of keys in another case',
    base: [['Base URL', 'x']],
    next: [['Base  url', 'x']],
    found: [],
  },
  {
    name: 'a new key over the same value as one change',
    base: [['Primary HTTP endpoint', 'POST /v1/chat/completions']],
    next: [['Main endpoint', 'POST /v1/chat/completions']],
    found: ['fact-renamed: Main endpoint: renamed from “Primary HTTP endpoint”'],
  },
  {
    name: 'two keys that had one value as two, since nothing says which became which',
    base: [
      ['A', 'yes'],
      ['B', 'yes'],
    ],
    next: [
      ['A', 'yes'],
      ['C', 'yes'],
      ['D', 'yes'],
    ],
    found: [
      'fact-removed: B: removed (was “yes”)',
      'fact-added: C: added, “yes”',
      'fact-added: D: added, “yes”',
    ],
  },
  {
    name: 'nothing of what only decorates a value',
    base: [
      ['Base URL', 'https://api.router.one/v1'],
      ['Auto', 'model="auto" routes'],
    ],
    next: [
      ['Base URL', '`https://api.router.one/v1/`'],
      ['Auto', '**model="auto"**  routes.'],
    ],
    found: [],
  },
  {
    name: 'the words that changed of a long value',
    base: [['Model access', `${'One vendor, '.repeat(8)}and other models`]],
    next: [['Model access', `${'One vendor, '.repeat(8)}xAI, and other models`]],
    found: ['fact-changed: Model access: changed, “… vendor, One vendor, {+xAI, +}and other models”'],
  },
  {
    name: 'a repeated key by its number',
    base: [
      ['Note', 'a'],
      ['Note', 'b'],
    ],
    next: [
      ['Note', 'a'],
      ['Note', 'c'],
    ],
    found: ['fact-changed: Note (2): changed from “b” to “c”'],
  },
];

describe('comparing two facts pages', () => {
  it.each(cases)('tells $name', ({ base, next, found }) => {
    const findings = diffFacts('facts', page(base), page(next));
    expect(findings.map(({ kind, message }) => `${kind}: ${message}`)).toEqual(found);
  });

  it('says nothing of another date', () => {
    expect(diffFacts('facts', page([]), page([], [], '2026-10-07'))).toEqual([]);
  });

  it('tells links that came, went and lead elsewhere, their Markdown twins too', () => {
    const base = page(
      [],
      [link('Docs', 'https://a/docs'), link('Old', 'https://a/old'), link('Md', 'https://a/m')],
    );
    const next = page(
      [],
      [
        link('Docs', 'https://b/docs'),
        link('New', 'https://a/new'),
        link('Md', 'https://a/m', 'https://a/m.md'),
      ],
    );
    expect(diffFacts('facts', base, next).map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'link-changed: Docs: link changed from https://a/docs to https://b/docs',
      'link-removed: Old: link removed (was https://a/old)',
      'link-changed: Md: link to its Markdown changed from none to https://a/m.md',
      'link-added: New: link added, https://a/new',
    ]);
  });

  it('tells a new label over the same address as one change', () => {
    const base = page([], [link('Docs', 'https://a/docs')]);
    const next = page([], [link('Documentation', 'https://a/docs')]);
    expect(diffFacts('facts', base, next).map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'link-changed: Documentation: link renamed from “Docs”',
    ]);
  });

  it('names the page of a fact that is not on the main one', () => {
    const [found] = diffFacts('facts-pricing', page([['Card', 'none']]), page([['Card', 'Visa']]));
    expect(found).toMatchObject({ subject: 'pricing: Card', at: { document: 'facts-pricing', line: 5 } });
  });
});
