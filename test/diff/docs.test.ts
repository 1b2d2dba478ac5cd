import { describe, expect, it } from 'vitest';
import { diffDocs } from '../../src/diff/docs/index.ts';
import { docs } from './docs-reading.ts';

function told(before: string, after: string): string[] {
  return diffDocs(docs(before), docs(after)).map(({ kind, message }) => `${kind}: ${message}`);
}

const prose = 'Every request carries the key as a bearer token in the header of the request.';

interface Case {
  readonly name: string;
  readonly given: readonly [before: string, after: string];
  readonly want: readonly string[];
}

const outlines: readonly Case[] = [
  {
    name: 'sections that came and went',
    given: ['# A\n## Old\nold text', '# A\n## New\nother words'],
    want: ['section-added: New: section added', 'section-removed: Old: section removed'],
  },
  {
    name: 'a section that came with all below it as one',
    given: ['# A', '# A\n## New\ntext\n### One\n### Two'],
    want: ['section-added: New: section added, with its subsections “One” and “Two”'],
  },
  {
    name: 'a move under another heading',
    given: [`# A\n## B\nabc\n### Keys\n${prose}\n## C\nxyz`, `# A\n## B\nabc\n## C\nxyz\n### Keys\n${prose}`],
    want: ['section-moved: C > Keys: moved from “B > Keys”'],
  },
  {
    name: 'a move with an edit as both, not as a section that came and one that went',
    given: [
      `# A\n## B\nabc\n### Keys\n${prose}\n## C\nxyz`,
      `# A\n## B\nabc\n## C\nxyz\n### Keys\n${prose.replace('bearer token', 'signed token')}`,
    ],
    want: [
      'section-moved: C > Keys: moved from “B > Keys”',
      'section-edited: C > Keys: text edited: “… carries the key as a [-bearer-]{+signed+} token in the header of …”',
    ],
  },
  {
    name: 'a new heading over the same text',
    given: ['# A\n## Keys\ntext', '# A\n## API keys\ntext'],
    want: ['section-renamed: API keys: renamed from “Keys”'],
  },
  {
    name: 'a new heading over text that was edited too',
    given: [`# A\n## Keys\n${prose}`, `# A\n## API keys\n${prose} It is secret.`],
    want: [
      'section-renamed: API keys: renamed from “Keys”',
      'section-edited: API keys: text edited: “… header of the request.{+ It is secret.+}”',
    ],
  },
  {
    name: 'a new heading over subsections once, not for each of them',
    given: [
      '# A\n## Start\n### Get a key\nclick\n### Send\ncurl',
      '# A\n## Quick start\n### Get a key\nclick\n### Send\ncurl',
    ],
    want: ['section-renamed: Quick start: renamed from “Start”'],
  },
  {
    name: 'another title over the same page once',
    given: [`# API docs\n## Keys\n${prose}`, `# API reference\n## Keys\n${prose}`],
    want: ['section-renamed: API reference: renamed from “API docs”'],
  },
  {
    name: 'nothing when steps are only numbered anew',
    given: ['# A\n## 1. Get a key\n## 2. Send', '# A\n## 2. Get a key\n## 3. Send'],
    want: [],
  },
  {
    name: 'the same heading first, when two sections have one text',
    given: ['# A\n## X\ntext\n## Y\ntext', '# B\n## Y\ntext\n## X\ntext'],
    want: ['section-renamed: B: renamed from “A”', 'section-moved: Y: moved, now first'],
  },
  {
    name: 'two empty sections of different headings as two',
    given: ['# A\n## X', '# A\n## Y'],
    want: ['section-added: Y: section added', 'section-removed: X: section removed'],
  },
  {
    name: 'the one section that changed its place, not those that made room',
    given: ['# A\n## 1\n## 2\n## 3\n### x', '# A\n## 3\n### x\n## 1\n## 2'],
    want: ['section-moved: 3: moved, now first'],
  },
  {
    name: 'a repeated heading by its number',
    given: ['# A\n## Errors\none\n## Errors\ntwo', '# A\n## Errors\none\n## Errors\n2'],
    want: ['section-edited: Errors (2): text edited: “[-two-]{+2+}”'],
  },
  {
    name: 'text before the first heading',
    given: ['Old.\n# A', 'New.\n# A'],
    want: ['section-edited: (before the first heading): text edited: “[-Old-]{+New+}.”'],
  },
];

const texts: readonly Case[] = [
  {
    name: 'a paragraph that came',
    given: ['# A\none\n\ntwo', '# A\none\n\nand a half\n\ntwo'],
    want: ['section-edited: A: text added: “and a half”'],
  },
  {
    name: 'the words of the first place and the number of the others',
    given: [
      '# A\nUp to three images.\n\nsame\n\nFive keys a team.',
      '# A\nUp to five images.\n\nsame\n\nSix keys a team.',
    ],
    want: ['section-edited: A: text edited: “Up to [-three-]{+five+} images.”, and 1 more place'],
  },
  {
    name: 'paragraphs that only changed places',
    given: ['# A\none\n\ntwo', '# A\ntwo\n\none'],
    want: ['section-edited: A: text edited (lines in another order)'],
  },
  {
    name: 'nothing of other line breaks, bullets and rules',
    given: ['# A\none\ntwo\n\n- x\n- y', '# A\none two\n\n---\n\n* x\n* y\n\n<!-- build 7 -->'],
    want: [],
  },
  {
    name: 'nothing of another day of the last update',
    given: [
      '# A\nLast updated: 2026-06-10\n\n*Updated on June 1, 2026*\n\n最后更新：2026年6月10日',
      '# A\nLast updated: 2026-09-11\n\n*Updated on July 12, 2026*\n\n最后更新：2026年9月11日',
    ],
    want: [],
  },
  {
    name: 'another day of anything else',
    given: ['# A\nIt retires on 2026-06-10.', '# A\nIt retires on 2026-09-11.'],
    want: ['section-edited: A: text edited: “It retires on [-2026-06-10-]{+2026-09-11+}.”'],
  },
];

function fenced(language: string, ...lines: string[]): string {
  return `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;
}

const call = ['curl https://api.router.one/v1/messages \\', '  -H "Authorization: Bearer sk-xxx"'];

const samples: readonly Case[] = [
  {
    name: 'an edited line',
    given: [`# A\n${fenced('bash', ...call, "  -d '{}'")}`, `# A\n${fenced('bash', ...call, "  -d '[]'")}`],
    want: [`sample-edited: A: bash sample edited: “-d '[-{}-]{+[]+}'”`],
  },
  {
    name: 'a sample of another language as one that came',
    given: [
      `# A\n${fenced('bash', ...call)}`,
      `# A\n${fenced('bash', ...call)}\n${fenced('python', 'import openai')}`,
    ],
    want: ['sample-added: A: python sample added: “import openai”'],
  },
  {
    name: 'a sample that went into another language as two',
    given: [`# A\n${fenced('js', 'await send();')}`, `# A\n${fenced('go', 'send()')}`],
    want: [
      'sample-removed: A: javascript sample removed: “await send();”',
      'sample-added: A: go sample added: “send()”',
    ],
  },
  {
    name: 'nothing of another label for the same code',
    given: [`# A\n${fenced('', ...call)}`, `# A\n${fenced('shell', ...call)}`],
    want: [],
  },
  {
    name: 'nothing of other ids, moments and blanks in an example',
    given: [
      `# A\n${fenced('json', '{', '  "id": "chatcmpl-7f3a90",', '  "created": 1781049600, "at": "2026-06-10T08:00:00Z"', '}')}`,
      `# A\n${fenced('json', '{  ', '  "id": "chatcmpl-9b1c22",', '  "created": 1790000000, "at": "2026-09-11T09:30:00Z"', '', '}')}`,
    ],
    want: [],
  },
  {
    name: 'another model id in an example',
    given: [`# A\n${fenced('json', '{ "id": "gpt-4o" }')}`, `# A\n${fenced('json', '{ "id": "gpt-5.5" }')}`],
    want: ['sample-edited: A: json sample edited: “{ "id": "[-gpt-4o-]{+gpt-5.5+}" }”'],
  },
];

function table(...rows: string[]): string {
  const [header = '', ...others] = rows;
  const rule = header.split('|').map(() => '---');
  return [`| ${header} |`, `| ${rule.join(' | ')} |`, ...others.map((row) => `| ${row} |`)].join('\n');
}

const tables: readonly Case[] = [
  {
    name: 'rows that came, went and changed, each by its first cell',
    given: [
      `# A\n${table('Field | Type', 'n | integer', 'size | string', 'seed | integer')}`,
      `# A\n${table('Field | Type', 'n | integer', 'size | enum', 'quality | string')}`,
    ],
    want: [
      'table-edited: A: table: row “size”: “Type” “[-string-]{+enum+}”; row “seed” removed; row “quality” added',
    ],
  },
  {
    name: 'a new column once',
    given: [
      `# A\n${table('Field | Type', 'n | integer', 'size | string')}`,
      `# A\n${table('Field | Type | Since', 'n | integer | 1', 'size | string | 2')}`,
    ],
    want: ['table-edited: A: table: column “Since” added'],
  },
  {
    name: 'nothing of another order, width or alignment',
    given: [
      '# A\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |',
      '# A\n| a   | b |\n| :-- | --: |\n| 3   | 4 |\n| 1 | 2 |',
    ],
    want: [],
  },
  {
    name: 'many rows by their number',
    given: [`# A\n${table('a', '1')}`, `# A\n${table('a', '1', '2', '3', '4', '5', '6')}`],
    want: ['table-edited: A: table: row “2” added; row “3” added; row “4” added; 2 more rows'],
  },
  {
    name: 'a table that came',
    given: ['# A', `# A\n${table('Status | Meaning', '401 | no key')}`],
    want: ['table-added: A: table “Status, Meaning” added, with 1 row'],
  },
];

const translations: readonly Case[] = [
  {
    name: 'a translated page as one change',
    given: [
      `# API\n## 鉴权\n每个请求都以 Bearer 方式携带密钥。\n${fenced('http', 'Authorization: Bearer sk-xxx')}\n## 错误\n状态码见 \`GET /v1/status\`。`,
      `# API\n## Authentication\n${prose}\n${fenced('http', 'Authorization: Bearer sk-xxx')}\n## Errors\nFor the statuses see \`GET /v1/status\`.`,
    ],
    want: ['section-translated: API: 2 sections translated from Han to Latin script'],
  },
  {
    name: 'a translated section under its old heading',
    given: [
      '# API\n## Messages\n发送一条消息，见 `POST /v1/messages`。',
      '# API\n## Messages\nSends a message, see `POST /v1/messages`.',
    ],
    want: ['section-translated: Messages: translated from Han to Latin script'],
  },
  {
    name: 'a text written anew in another language as an edit',
    given: [
      '# API\n## Messages\n发送一条消息，见 `POST /v1/messages`。',
      '# API\n## Messages\nSee `GET /v2/threads` and `POST /v2/threads`.',
    ],
    want: [
      'section-edited: Messages: text edited: “[-发送一条消息，见 `POST /v1/messages`。-]{+See `GET /v2/threads` and `POST /v2/threads`.+}”',
    ],
  },
];

describe('comparing two outlines of the docs', () => {
  it.each(outlines)('tells $name', ({ given: [before, after], want }) => {
    expect(told(before, after)).toEqual(want);
  });

  it('points at the newer document, and at the older one for what was removed', () => {
    const findings = diffDocs(docs('# A\n\n## Old\n\nold'), docs('# A\n\n## B\n\nb\n\n## New\n\nnew'));
    expect(findings.map(({ subject, at }) => [subject, at?.line])).toEqual([
      ['B', 3],
      ['New', 7],
      ['Old', 3],
    ]);
  });
});

describe('comparing the text of a section', () => {
  it.each(texts)('tells $name', ({ given: [before, after], want }) => {
    expect(told(before, after)).toEqual(want);
  });
});

describe('comparing the code samples of a section', () => {
  it.each(samples)('tells $name', ({ given: [before, after], want }) => {
    expect(told(before, after)).toEqual(want);
  });

  it('points at the line of code', () => {
    const [found] = diffDocs(
      docs(`# A\n\n${fenced('js', 'a', 'b')}`),
      docs(`# A\n\n${fenced('js', 'a', 'c')}`),
    );
    expect(found).toMatchObject({ field: 'javascript', from: 'b', to: 'c', at: { line: 5 } });
  });
});

describe('comparing the tables of a section', () => {
  it.each(tables)('tells $name', ({ given: [before, after], want }) => {
    expect(told(before, after)).toEqual(want);
  });
});

describe('comparing a page with its translation', () => {
  it.each(translations)('tells $name', ({ given: [before, after], want }) => {
    expect(told(before, after)).toEqual(want);
  });
});

describe('quoting the docs', () => {
  it('never quotes more than a few lines of a readable length', () => {
    const page = (word: string) =>
      `# A\n${Array.from({ length: 40 }, (_, index) => `${`${word}${index} `.repeat(80)}\n`).join('\n')}`;
    const [found] = diffDocs(docs(page('old')), docs(page('new')));
    for (const value of [found?.from, found?.to]) {
      const lines = String(value).split('\n');
      expect(lines.length).toBeLessThanOrEqual(4);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(160);
    }
    expect(found?.message.length).toBeLessThan(250);
  });
});
