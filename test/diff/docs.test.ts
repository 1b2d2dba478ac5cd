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
    name: 'only words after a tag, and the heading below them stays',
    given: [
      '---\ntitle: B\n---\nOld news since May\n\n# A\n\n<div>\n</div>',
      '---\ntitle: B\n---\n<Badge src="a.mdx" /> since May\n\n# A\n\n<div>\n</div>',
    ],
    want: [
      'section-edited: (before the first heading): text edited: “[-Old news-]{+<Badge src="a.mdx" />+} since May”',
    ],
  },
  {
    name: 'a page that has its title in its front matter alone',
    given: ['---\ntitle: B\n---\nSlow.', '---\ntitle: B\n---\nQuick.'],
    want: ['section-edited: (before the first heading): text edited: “[-Slow-]{+Quick+}.”'],
  },
  {
    name: 'a changelog that is a list of days',
    given: ['- 2026-05-01: one\n- 2026-04-01: two', '- 2026-05-01: one\n- 2026-04-01: three'],
    want: ['section-edited: (before the first heading): text edited: “2026-04-01: [-two-]{+three+}”'],
  },
  {
    name: 'a mark beside a title and its anchor, which are no part of it',
    given: ['# A\n## Keys {#keys}\nx', '# A\n## Keys {#api-keys} <Pill>Beta</Pill>\nx'],
    want: ['section-edited: Keys: text added: “Beta”'],
  },
  {
    name: 'nothing of a comment of a page of components',
    given: ['# A\n{/* todo\n# One\n*/}\ntext', '# A\n\ntext\n\n{/* done */}'],
    want: [],
  },
  {
    name: 'a section that is now first, whatever stands before all headings',
    given: [
      `hello\n## B\nbee\n## C\ncee\n## D\n${'dee '.repeat(9)}`,
      `hello\n## D\n${'dee '.repeat(9)}\n## B\nbee\n## C\ncee`,
    ],
    want: ['section-moved: D: moved, now first'],
  },
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
    name: 'another version in a heading, which is no number of a step',
    given: ['# A\n## 1. Keys\ntext\n## 2.4 notes\nmore', '# A\n## 1. Keys\ntext\n## 2.5 notes\nmore'],
    want: ['section-renamed: 2.5 notes: renamed from “2.4 notes”'],
  },
  {
    name: 'nothing of anchors, and of a pill only its word',
    given: ['# A\n## Chat {#chat} \ntext', '# A\n## Chat <Pill>Old</Pill>\ntext'],
    want: ['section-edited: Chat: text added: “Old”'],
  },
  {
    name: 'an entry of a changelog without headings',
    given: ['**2026-05-01**\n\nOne.', '**2026-06-01**\n\nTwo came.\n\n**2026-05-01**\n\nOne.'],
    want: ['section-added: 2026-06-01: section added'],
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
    name: 'an announced day that moved, beside words that an update line has too',
    given: ['# A\nPrices are updated on 2026-06-10.', '# A\nPrices are updated on 2026-09-10.'],
    want: ['section-edited: A: text edited: “Prices are updated on [-2026-06-10-]{+2026-09-10+}.”'],
  },
  {
    name: 'another model, whatever its name begins with',
    given: ['# A\nTry `video-wave5` and `image-dot2b`.', '# A\nTry `video-wave6` and `image-dot3b`.'],
    want: [
      'section-edited: A: text edited: “Try [-`video-wave5`-]{+`video-wave6`+} and [-`image-dot2b`-]{+`image-dot3b`+}.”',
    ],
  },
  {
    name: 'a task that is done',
    given: ['# A\n- [ ] Batches', '# A\n- [x] Batches'],
    want: ['section-edited: A: text edited: “[[- -]{+x+}] Batches”'],
  },
  {
    name: 'nothing of a quotation that is wrapped otherwise and of marks that escape',
    given: ['# A\n> one two\n> three costs \\$5', '# A\n> one\n> two three costs $5'],
    want: [],
  },
  {
    name: 'what the front matter says, and not the day of its update',
    given: [
      '---\nretired: false\nlastUpdated: 2026-01-01\n---\n# A',
      '---\nretired: true\nlastUpdated: 2026-02-02\n---\n# A',
    ],
    want: ['sample-edited: (before the first heading): front matter edited: “retired: [-false-]{+true+}”'],
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

function calls(model: string): string {
  const sections = ['B', 'C', 'D', 'E'].map(
    (name) => `## ${name}\n${name}.\n${fenced('js', `${name}("${model}")`)}`,
  );
  return ['# A', ...sections].join('\n');
}

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
    name: "numbers and moments of an example that are no answer's own",
    given: [
      `# A\n${fenced('json', '{ "max_bytes": 1342177280, "ends_at": "2026-08-01T00:00:00Z" }')}`,
      `# A\n${fenced('json', '{ "max_bytes": 1879048192, "ends_at": "2026-09-01T00:00:00Z" }')}`,
    ],
    want: [
      'sample-edited: A: json sample edited: “{ "max_bytes": [-1342177280-]{+1879048192+}, "ends_at": "[-2026-08-01T00:00:00Z-]{+2026-09-01T00:00:00Z+}" }”',
    ],
  },
  {
    name: 'a comment in code below a tag, which is no heading',
    given: [
      `# A\n\n<Tabs>\n  <Tab title="Ruby">\n    ${fenced('ruby', 'a', '', '    # Once', '    b')}\n  </Tab>\n</Tabs>\n\n## B`,
      `# A\n\n<Tabs>\n  <Tab title="Ruby">\n    ${fenced('ruby', 'a', '', '    # Twice', '    b')}\n  </Tab>\n</Tabs>\n\n## B`,
    ],
    want: ['sample-edited: A: ruby sample edited: “# [-Once-]{+Twice+}”'],
  },
  {
    name: 'one edit in many sections once',
    given: [calls('elk-1'), calls('elk-2')],
    want: ['sample-edited: A: “elk-1” is now “elk-2” in 4 places: “B”, “C”, “D” and 1 more section'],
  },
  {
    name: 'one edit in several samples of a section once',
    given: [1, 2].map(
      (v) =>
        `# A\n${fenced('js', `one({ voice: ${v} })`, 'one.go()')}\n${fenced('js', `two({ voice: ${v} })`, 'two.go()')}`,
    ) as [string, string],
    want: ['sample-edited: A: “1” is now “2” in 2 places'],
  },
  {
    name: 'a line of another depth where depth says something, and nothing of it elsewhere',
    given: [
      `# A\n${fenced('py', 'if a:', '    b()', '    c()')}\n${fenced('json', '{', '"a": 1', '}')}`,
      `# A\n${fenced('py', '    if a:', '        b()', '    c()')}\n${fenced('json', '{', '    "a": 1', '}')}`,
    ],
    want: ['sample-edited: A: python sample edited (only blanks): “c()”'],
  },
  {
    name: 'what says something before what is only indented otherwise',
    given: [
      `# A\n${fenced('py', 'a = 1', 'b = 2', 'c = 3')}`,
      `# A\n${fenced('py', '  a = 1', 'b = 2', 'c = 4')}`,
    ],
    want: ['sample-edited: A: python sample edited: “c = [-3-]{+4+}”, and 1 more place'],
  },
  {
    name: 'the one sample that begins with the same word, however little else is left',
    given: [
      `# A\n${fenced('ts', "type Kinds = 'one-a' | 'two-b' | 'three-c' | 'four-d';")}`,
      `# A\n${fenced('ts', "type Kinds = 'z';")}`,
    ],
    want: [
      "sample-edited: A: typescript sample edited: “type Kinds = '[-one-a-]{+z+}'[- | 'two-b' | 'three-c' | 'four-d'-];”",
    ],
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
    name: 'one row that came below a name that repeats',
    given: [
      `# A\n${table('Vendor | Model | Tools', 'Ox | `elk-2` | yes', 'Ox | `elk-1` | no', 'Bay | `tern` | yes')}`,
      `# A\n${table('Vendor | Model | Tools', 'Ox | `elk-3` | yes', 'Ox | `elk-2` | yes', 'Ox | `elk-1` | no', 'Bay | `tern` | yes')}`,
    ],
    want: ['table-edited: A: table: row “Ox, `elk-3`” added'],
  },
  {
    name: 'one row that came among numbered rows',
    given: [
      `# A\n${table('Step | Does', '1 | read', '2 | check', '3 | write')}`,
      `# A\n${table('Step | Does', '1 | read', '2 | mend', '3 | check', '4 | write')}`,
    ],
    want: ['table-edited: A: table: row “mend” added'],
  },
  {
    name: 'another order of numbered rows',
    given: [
      `# A\n${table('Step | Does', '1 | read', '2 | check', '3 | write')}`,
      `# A\n${table('Step | Does', '1 | check', '2 | read', '3 | write')}`,
    ],
    want: ['table-edited: A: table: row “read”: “Step” “[-1-]{+2+}”; row “check”: “Step” “[-2-]{+1+}”'],
  },
  {
    name: 'nothing of an equal table with titles that repeat',
    given: [
      `# A\nSlow.\n\n${table('Plan | Limit | Limit', 'Team | 5 | 9')}`,
      `# A\nQuick.\n\n${table('Plan | Limit | Limit', 'Team | 5 | 9')}`,
    ],
    want: ['section-edited: A: text edited: “[-Slow-]{+Quick+}.”'],
  },
  {
    name: 'columns without titles by their place',
    given: [
      `# A\n${table('Plan |  | ', 'Team | 5 | 9', 'Solo | 1 | 2')}`,
      `# A\n${table('Plan |  | ', 'Team | 5 | 8', 'Solo | 1 | 2')}`,
    ],
    want: ['table-edited: A: table: row “Team”: “” “[-9-]{+8+}”'],
  },
  {
    name: 'a column of another title, with its values',
    given: [
      `# A\n${table('Plan | Price', 'Team | $5', 'Solo | $1')}`,
      `# A\n${table('Plan | Price a month', 'Team | $6', 'Solo | $1')}`,
    ],
    want: [
      'table-edited: A: table: column “Price” renamed to “Price a month”; row “Team”: “Price a month” “[-$5-]{+$6+}”',
    ],
  },
  {
    name: 'two columns of other titles, with the value that changed',
    given: [
      `# A\n${table('Plan | In | Out', 'Team | $1 | $2', 'Solo | $3 | $4', 'Free | $5 | $6')}`,
      `# A\n${table('Plan | Prompt | Completion', 'Team | $1 | $2', 'Solo | $3 | $9', 'Free | $5 | $6')}`,
    ],
    want: [
      'table-edited: A: table: column “In” renamed to “Prompt”; column “Out” renamed to “Completion”; row “Solo”: “Completion” “[-$4-]{+$9+}”',
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
    name: 'a number that a translation says otherwise',
    given: [
      '# API\n## 上传\n文件最大 20 MB，自 2026年6月1日 起，见 `POST /v1/files`。',
      '# API\n## Uploads\nFiles have at most 25 MB since June 1, 2026, see `POST /v1/files`.',
    ],
    want: [
      'section-translated: Uploads: translated from Han to Latin script',
      'section-edited: Uploads: translated with other numbers or names: no longer “20”, now “25”',
    ],
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
  it('keeps every place of an edit, and tells the first of them in a sentence of a readable length', () => {
    const page = (word: string) =>
      `# A\n${Array.from({ length: 40 }, (_, index) => `${`${word}${index} `.repeat(80)}\n`).join('\n')}`;
    const [found] = diffDocs(docs(page('old')), docs(page('new')));
    expect([found?.from, found?.to].map((value) => String(value).split('\n').length)).toEqual([40, 40]);
    expect(found?.message.length).toBeLessThan(250);
  });
});
