import { describe, expect, it } from 'vitest';
import { checkConsistency } from '../../../src/diff/contradictions/check-consistency.ts';
import { rules } from '../../../src/diff/contradictions/rules/all.ts';
import { edition, type Parts } from './parts.ts';

interface Case {
  readonly name: string;
  readonly given: Parts;
  /** Subject and words of what is found. */
  readonly want: readonly string[];
}

const models = [
  'openai/gpt-5.5',
  'openai/gpt-4.1 text deprecated',
  'anthropic/claude-sonnet-5',
  'gpt-image-2 image',
];
const chat = 'POST /v1/chat/completions 200 401';

const body = (schema: object) => ({
  post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} },
});
const text = { type: 'string' };
const sendPath = {
  '/v1/notes': body({
    allOf: [
      { type: 'object', required: ['title'], properties: { title: text, tone: text, size: text } },
      { type: 'object', properties: { pages: text, mood: text, deep: text } },
    ],
  }),
  '/v1/either': body({
    oneOf: [{ type: 'object', required: ['a'], properties: { a: text } }, { type: 'object' }],
  }),
};

function sample(...lines: string[]): string {
  return `# API\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

const cases: Readonly<Record<string, readonly Case[]>> = {
  'live-limits': [
    {
      name: 'a count that the exact one is no rounding of',
      given: {
        models: ['a-1', 'b-1', 'c-1', 'd-1'],
        contexts: { 'a-1': '200K', 'b-1': '1.1M', 'c-1': '128K' },
        live: ['a-1 400000 64000', 'b-1 1050000', 'c-1', 'd-1 8192'],
      },
      want: ['a-1: context 200K in the published catalog, 400000 in the live one'],
    },
    {
      name: 'nothing without a live catalog',
      given: { models: ['a-1'], contexts: { 'a-1': '2K' } },
      want: [],
    },
  ],
  'live-models': [
    {
      name: 'models that only one of the two lists',
      given: { models: ['a-1', 'b-1'], live: ['b-1', 'c-1'] },
      want: [
        'a-1: in the published catalog, but the live one does not list it',
        'c-1: in the live catalog, but the published one does not list it',
      ],
    },
    {
      name: 'lists of different things as one matter',
      given: { models: Array.from({ length: 30 }, (_, index) => `m-${index + 10}`), live: ['m-10'] },
      want: [
        'published catalog: 29 of 30 models, m-11 the first of them, are in the published catalog, but the live one does not list them',
      ],
    },
  ],
  'stated-fact': [
    {
      name: 'a context in a table of the docs that the catalog says otherwise',
      given: {
        models: ['ox/elk-2', 'ox/elk-1'],
        contexts: { 'ox/elk-2': '128K', 'ox/elk-1': '64K' },
        docs: '# API\n\n| Model | Context |\n| --- | --- |\n| `ox/elk-2` | 256K |\n| `ox/elk-1` | 64000 |',
      },
      want: ['ox/elk-2: Context 256K in docs, line 5, but 128K in models, line 1'],
    },
    {
      name: 'prices and contexts that a sentence, a list below a heading and a row say otherwise',
      given: {
        models: ['ox/elk-2', 'ox/elk-1', 'elk-3'],
        contexts: { 'ox/elk-2': '128K', 'ox/elk-1': '64K' },
        prices: { 'ox/elk-2': ['1', '2'], 'ox/elk-1': ['0.125', '0.5'], 'elk-3': ['3', '15'] },
        docs: '# API\n\n`ox/elk-2` has a 256K context. It is good.\n\nUse `ox/elk-1`: $0.25 input and $0.50 output per 1M tokens.\n\n## elk-3\n\n- Input: $4 / 1M tokens\n- Output: $15 per 1M tokens\n\n| Model | Input price (per 1M tokens) |\n| --- | --- |\n| `ox/elk-2` | $1.50 |',
      },
      want: [
        'elk-3: Input $4 in docs, line 9, but $3 in models, line 3',
        'ox/elk-1: input $0.25 in docs, line 5, but $0.125 in models, line 2',
        'ox/elk-2: context 256K in docs, line 3 and 1 more place, but 128K in models, line 1',
      ].map((message) => message.replace('Input $4', 'input $4')),
    },
    {
      name: 'nothing of rounded values, conditions, other units and of sentences about several models',
      given: {
        models: ['ox/elk-2', 'ox/elk-1'],
        contexts: { 'ox/elk-2': '128K' },
        prices: { 'ox/elk-2': ['1.123', '2'], 'ox/elk-1': ['1', '2'] },
        docs: '# API\n\n`ox/elk-2` costs $1.12 per 1M input tokens. Cached, `ox/elk-2` is $0.10 per 1M input tokens. `ox/elk-2` was $9 per 1M input tokens. Above 200K tokens `ox/elk-2` is $4 per 1M input tokens.\n\nFrom `ox/elk-1` to `ox/elk-2` it is a 9K context. `ox/elk-2` costs $3 per image. Keep 20% of the context of 4K tokens.\n\n| Model | Input |\n| --- | --- |\n| `ox/elk-2` | $1.12 |',
      },
      want: [],
    },
    {
      name: 'nothing of what was, and of rows about several models',
      given: {
        models: ['ox/elk-2', 'ox/elk-1'],
        contexts: { 'ox/elk-2': '128K', 'ox/elk-1': '64K' },
        docs: '# API\n\n| From | To | Context |\n| --- | --- | --- |\n| `ox/elk-1` | `ox/elk-2` | 9K |\n\n## Changelog\n\n| Model | Context |\n| --- | --- |\n| `ox/elk-2` | 32K |',
      },
      want: [],
    },
  ],
  'required-field': [
    {
      name: 'fields that a table and a list say otherwise than the body',
      given: {
        operations: [],
        spec: { paths: sendPath },
        docs: '# API\n\n## `POST /v1/notes`\n\n| Field | Type | Required |\n| --- | --- | --- |\n| `title` | string | No |\n| `pages` | integer | Yes |\n| `mood` | string | if sad |\n| `deep.er` | string | Yes |\n\n### More\n\n- `tone` (string, required): how it sounds\n- `size` (integer, optional)\n\n### Response\n\n| Field | Required |\n| --- | --- |\n| title | No |',
      },
      want: [
        'POST /v1/notes pages: required in docs, line 8, but optional in the spec',
        'POST /v1/notes title: optional in docs, line 7, but required in the spec',
        'POST /v1/notes tone: required in docs, line 14, but optional in the spec',
      ],
    },
    {
      name: 'nothing below two operations, and of bodies of several forms',
      given: {
        operations: [],
        spec: { paths: sendPath },
        docs: '# API\n\n## `POST /v1/notes` and `POST /v1/either`\n\n| Field | Required |\n| --- | --- |\n| title | No |\n\n## `POST /v1/either`\n\n| Field | Required |\n| --- | --- |\n| a | No |',
      },
      want: [],
    },
  ],
  'unknown-model-in-docs': [
    {
      name: 'nothing of the models of other providers, of other clients and of other objects',
      given: {
        models,
        operations: [chat],
        servers: ['https://api.router.one'],
        docs: [
          sample(
            '"llm": {',
            '  "provider": "groq",',
            '  "model": "elk-9"',
            '}',
            'car = { model: "Mustang" }',
            'model="ft:elk-1:me"',
            'model="@team/elk-1"',
          ),
          sample('import boto3', 'client.invoke(model="bay.elk-1:0")'),
          sample('key = env["MISTRAL_API_KEY"]', 'send(model="elk-3")'),
          sample('"base_url": "https://llm.example.com/v1",', '"model": "own-70b"'),
          '## On Azure\n\n```\nmodel="elk-4"\n```',
        ].join('\n\n'),
      },
      want: [],
    },
    {
      name: 'a model in a section about a cloud, where our own server is called, and beside our own key',
      given: {
        models,
        operations: [chat],
        servers: ['https://api.router.one'],
        docs: '# API\n\n## Instead of Azure\n\n```\ncurl https://api.router.one/v1/chat/completions \\\n -d \'{"model": "elk-4"}\'\n```\n\n## Keys\n\n```\nkeys(ROUTER_ONE_API_KEY, MISTRAL_API_KEY)\nmodel="elk-5"\n```',
      },
      want: [
        'elk-4: used in docs, line 7, but not in the catalog',
        'elk-5: used in docs, line 14, but not in the catalog',
      ],
    },
    {
      name: 'nothing of other services, of history and of comparisons',
      given: {
        models,
        operations: [chat],
        servers: ['https://api.router.one'],
        docs: `${sample('OpenAI(base_url="https://api.openai.com/v1").create(model="gpt-0")')}\n\nUnlike \`openai/gpt-0\`.\n\n## Migrating from others\n\n\`model="gpt-0"\`\n\n## Changelog\n\n### May\n\nAdded \`openai/gpt-0\`.`,
      },
      want: [],
    },
    {
      name: 'an id that code sets, with the nearest one that stays',
      given: { models, docs: sample(`-d '{"model": "gpt-4o"}'`, `model="gpt-4o",`, `model: 'gpt-4o',`) },
      want: [
        'gpt-4o: used in docs, line 4 and 2 more places, but not in the catalog; the nearest id there is openai/gpt-5.5',
      ],
    },
    {
      name: 'ids in shell quotes, forms, flags, variables and lists of fallbacks',
      given: {
        models,
        docs: sample(
          String.raw`-d "{\"model\": \"a-1\"}"`,
          '-F model=b-1 -F image=@x.png',
          'claude --model c-1',
          'export ANTHROPIC_MODEL=d-1',
          '"models": ["e-1", "f-1"]',
        ),
      },
      want: ['a-1', 'b-1', 'c-1', 'd-1', 'e-1', 'f-1'].map(
        (id, index) => `${id}: used in docs, line ${Math.min(index, 4) + 4}, but not in the catalog`,
      ),
    },
    {
      name: 'a name in prose with the prefix of a vendor of the catalog',
      given: { models, docs: '# API\n\nSuch as `openai/gpt-9`, sent as `application/json`.' },
      want: [
        'openai/gpt-9: used in docs, line 3, but not in the catalog; the nearest id there is openai/gpt-5.5',
      ],
    },
    {
      name: 'nothing of known ids, the routing word, placeholders, types and variables',
      given: {
        models,
        docs: `${sample(
          '{"model": "openai/gpt-5.5"}',
          'model="auto"',
          '"model": "your-model-id"',
          '"model": "<model>"',
          'model: "MODEL_ID"',
          'model: string;',
          'model = pick()',
          'response_model="gpt-0"',
        )}\n\nGone: \`openai/gpt-3\` was removed. The \`model\` may be \`gpt-4o\`-like.`,
      },
      want: [],
    },
  ],
  'unknown-model-in-spec': [
    {
      name: 'nothing of lists of a provider, of the snapshot in an answer and of words that are no model',
      given: {
        models,
        operations: [chat],
        spec: {
          components: {
            schemas: {
              Voice: { properties: { provider: { enum: ['ox'] }, model: { enum: ['elk-1'] } } },
              Any: { properties: { model: { default: 'default' } } },
            },
            examples: {
              one: { value: { provider: 'ox', model: 'elk-1' } },
              answer: { example: { model: 'gpt-image-2-2026-04-01', choices: [] } },
            },
          },
        },
      },
      want: [],
    },
    {
      name: 'an id in an example, in a property and in a list of models',
      given: {
        models,
        operations: [chat],
        spec: {
          components: {
            examples: { chat: { value: { model: 'openai/gpt-5.5' } } },
            schemas: { Request: { properties: { model: { type: 'string', example: 'gpt-0' } } } },
            responses: {
              List: {
                example: {
                  data: [
                    { object: 'model', id: 'gpt-1' },
                    { object: 'file', id: 'file-1' },
                  ],
                },
              },
              Answer: { examples: { first: { value: { message: { model: 'gpt-0' } } } } },
            },
          },
        },
      },
      want: [
        'gpt-0: used in openapi, line 34 and 1 more place, but not in the catalog; the nearest id there is openai/gpt-5.5',
        'gpt-1: used in openapi, line 45, but not in the catalog; the nearest id there is openai/gpt-5.5',
      ],
    },
    {
      name: 'nothing of a property that is called example, and of what is no example',
      given: {
        models,
        operations: [chat],
        spec: {
          components: {
            schemas: {
              Tool: { properties: { example: { title: 'x', model: 'gpt-0' } }, 'x-note': { model: 'gpt-0' } },
            },
          },
        },
      },
      want: [],
    },
  ],
  'unspecified-operation': [
    {
      name: 'an operation that is named and called once',
      given: {
        operations: [chat],
        servers: ['https://api.router.one'],
        docs: `${sample('curl https://api.router.one/v1/rerank')}\n\n\`POST /v1/rerank\``,
      },
      want: ['POST /v1/rerank: named in docs, line 7, but not in the spec'],
    },
    {
      name: 'an operation of the docs, an address in a sample, and an endpoint of the facts',
      given: {
        operations: [chat],
        servers: ['https://api.router.one'],
        docs: `${sample('curl https://api.router.one/v1/embeddings')}\n\n\`GET /v1/chat/completions\` and \`DELETE /v1/keys/{id}\`.`,
        facts: ['Batch endpoint: POST https://api.router.one/v1/batches'],
      },
      want: [
        '/v1/embeddings: named in docs, line 4, but not in the spec',
        'DELETE /v1/keys/{id}: named in docs, line 7, but not in the spec',
        'GET /v1/chat/completions: named in docs, line 7, but not in the spec',
        'POST /v1/batches: named in facts, line 3, but not in the spec',
      ],
    },
    {
      name: "nothing of the base of the API, of its queries, of other pages of its host and of the reader's own server",
      given: {
        operations: ['POST /chat 200', 'GET /models 200'],
        servers: ['https://router.one/api/v1'],
        docs: `${sample(
          'base = "https://router.one/api/v1"',
          'curl https://router.one/api/v1/models?limit=5',
          'open https://router.one/invite/abc',
          'POST /hooks/mine',
        )}\n\n\`POST /api/v1/chat\`, \`POST /v1/chat\` and \`GET /models\`.`,
      },
      want: [],
    },
    {
      name: 'one entry of an operation whatever is asked of it',
      given: {
        operations: ['GET /models 200'],
        servers: ['https://router.one/api/v1'],
        docs: sample(
          'curl "https://router.one/api/v1/tags?a=1"',
          'curl "https://router.one/api/v1/tags?b=(x(y)"',
        ),
      },
      want: ['/tags: named in docs, line 4 and 1 more place, but not in the spec'],
    },
    {
      name: 'nothing of filled-in parameters, a left-out version, base URLs and other sites',
      given: {
        operations: [chat, 'GET /v1/videos/{task_id} 200'],
        servers: ['https://api.router.one'],
        docs: `${sample(
          'curl https://api.router.one/v1/videos/vid_123?wait=1',
          'curl https://example.com/v1/else',
          'base_url="https://api.router.one/v1"',
        )}\n\n\`POST /chat/completions\`, then \`GET /v1/videos/:id\`. POST https://example.com/hook is yours.`,
      },
      want: [],
    },
  ],
  'undocumented-operation': [
    {
      name: 'nothing of operations in rows, components, front matter and links',
      given: {
        operations: [chat, 'GET /v1/models 200', 'GET /v1/users/{user_id} 200', 'DELETE /v1/keys/{id} 204'],
        docs: '---\nopenapi: post /v1/chat/completions\n---\n# API\n\n| Method | Path |\n| --- | --- |\n| GET | `/v1/models` |\n\n<Route method="DELETE">/v1/keys/[\\{key.id\\}](/docs/keys#key)</Route>\n\nThen GET /v1/users/[{user.id}](#user).',
      },
      want: [],
    },
    {
      name: 'an operation of the spec that a reference leaves out',
      given: { operations: [chat, 'GET /v1/balance 200'], docs: '# API\n\n`POST /v1/chat/completions`' },
      want: ['GET /v1/balance: in the spec, but not in the docs'],
    },
    {
      name: 'nothing of a guide without operations, and of an operation that a sample calls',
      given: { operations: [chat], docs: '# Guide\n\nHello.' },
      want: [],
    },
    {
      name: 'nothing of an operation that a sample calls by its address',
      given: {
        operations: [chat, 'GET /v1/models 200'],
        servers: ['https://api.router.one'],
        docs: `${sample('curl https://api.router.one/v1/models')}\n\n\`POST /v1/chat/completions\``,
      },
      want: [],
    },
  ],
  server: [
    {
      name: 'nothing of addresses in the data of a sample and of a proxy of somebody else',
      given: {
        operations: [chat, 'GET /v1/models 200'],
        servers: ['https://api.router.one'],
        docs: sample(
          '{"image_url": "https://pics.shop.test/models"}',
          '# then',
          'x',
          'curl https://your-proxy.test/v1/models',
        ),
      },
      want: [],
    },
    {
      name: 'a base URL elsewhere, in the docs, in samples and in the facts',
      given: {
        operations: [chat],
        servers: ['https://api.router.one', 'http://localhost:8080'],
        docs: `${sample('curl https://old.router.one/v1/chat/completions', 'client(base_url="https://api.router.one/api")')}`,
        facts: ['OpenAI-compatible base URL: https://llm.router.one/v1'],
      },
      want: [
        "https://api.router.one/api: a base URL in docs, line 5, but the spec's servers are https://api.router.one",
        "https://llm.router.one/v1: a base URL in facts, line 3, but the spec's servers are https://api.router.one",
        "https://old.router.one: a base URL in docs, line 4, but the spec's servers are https://api.router.one",
      ],
    },
    {
      name: 'nothing of links in cells, of other servers, of machines at home and of a reader of ours',
      given: {
        operations: [chat],
        servers: ['https://api.router.one'],
        docs: `# API\n\n## Supported environments\n\n| SDK |\n| --- |\n| [Go](https://code.test/go) |\n\n## MCP server\n\n\`https://tools.test/mcp\`\n\n${sample('base_url="http://host.docker.internal:11434"', 'base_url="https://api.yourservice.com"', 'base_url="http://ollama:11434"').slice(7)}`,
      },
      want: [],
    },
    {
      name: 'a server that a table of servers lacks',
      given: {
        operations: [chat],
        servers: ['https://api.router.one', 'https://eu.router.one'],
        docs: '# API\n\n## Base URL\n\n| Where | URL |\n| --- | --- |\n| All | `https://api.router.one` |',
      },
      want: ['https://eu.router.one: a server of the spec, but neither the docs nor the facts name it'],
    },
    {
      name: 'nothing of local addresses, variables, paths on the way to operations, and other links',
      given: {
        operations: [chat],
        servers: ['https://{region}.router.one'],
        docs: '# API\n\n## Base URL\n\nUse `https://eu.router.one/v1`, or `http://127.0.0.1:9` at home. See [the docs](https://router.one/docs).',
        facts: [
          'Anthropic base URL: https://us.router.one',
          'Setup: set OPENAI_BASE_URL to https://us.router.one/v1',
        ],
      },
      want: [],
    },
  ],
  'key-format': [
    {
      name: 'nothing of the keys of other services',
      given: {
        facts: ['API key format: sk-rk-...'],
        docs: sample(
          'export GROQ_API_KEY=gsk_xxx',
          'ANTHROPIC_API_KEY=sk-ant-xxx',
          'export FOO_API_KEY=foo-xxx',
        ),
      },
      want: [],
    },
    {
      name: 'a key of another form in the docs and in the spec',
      given: {
        facts: ['API key format: sk-rk-...'],
        docs: sample('-H "Authorization: Bearer sk-xxx"', "apiKey: 'sk-xxx'", 'OPENAI_API_KEY=rk_live_***'),
        operations: [chat],
        spec: { components: { securitySchemes: { key: { type: 'http', description: 'Bearer sk-xxx' } } } },
      },
      want: [
        'rk_live_***: shown as a key in docs, line 6, but keys have the form sk-rk-... in facts, line 3',
        'sk-xxx: shown as a key in docs, line 4 and 1 more place and openapi, line 25, but keys have the form sk-rk-... in facts, line 3',
      ],
    },
    {
      name: 'nothing of keys of that form, placeholders and variables',
      given: {
        facts: ['API key format: `sk-rk-...`'],
        docs: `${sample(
          'Authorization: Bearer sk-rk-xxx',
          'api_key="sk-rk-0123abc"',
          'OPENAI_API_KEY=$ROUTER_ONE_KEY',
          'api_key="YOUR_API_KEY"',
          'api_key="<key>"',
          'api_key=os.environ["KEY"]',
        )}\n\nSend it as a Bearer token. A risk-free offer.`,
      },
      want: [],
    },
    {
      name: 'nothing when the facts give no form',
      given: { facts: ['Product: Router One'], docs: sample('Authorization: Bearer sk-xxx') },
      want: [],
    },
  ],
  'unspecified-status': [
    {
      name: 'a status that no operation answers with',
      given: {
        operations: [chat],
        docs: '# API\n\n| Status | Meaning |\n| --- | --- |\n| 401 | no key |\n| 418 | teapot |',
      },
      want: ['status 418: documented in docs, line 6, but no operation of the spec answers with it'],
    },
    {
      name: 'nothing where the spec has a range or a default, and of numbers elsewhere',
      given: {
        operations: ['GET /v1/models 4XX default'],
        docs: '# API\n\n`GET /v1/models`\n\n| Code | Meaning |\n| --- | --- |\n| 418 | teapot |\n\n| Field | Type |\n| --- | --- |\n| 499 | x |',
      },
      want: [],
    },
  ],
  'undocumented-status': [
    {
      name: 'a status that the docs do not name',
      given: {
        operations: ['GET /a 200 401 429', 'GET /b 429 4XX'],
        docs: '# API\n\n`GET /a`, `GET /b`\n\n| Status | Meaning |\n| --- | --- |\n| 401 | no key |',
      },
      want: ['status 429: an answer of GET /a and 1 more operation in the spec, but not in the docs'],
    },
    {
      name: 'nothing of a status that prose names, and of docs without a table of errors',
      given: {
        operations: ['GET /a 401 404'],
        docs: '# API\n\n`GET /a` answers 404.\n\n| Status | Meaning |\n| --- | --- |\n| 401 | no key |',
      },
      want: [],
    },
  ],
  'category-without-operation': [
    {
      name: 'a category that nothing serves',
      given: { models: ['a', 'b audio', 'c audio'], operations: [chat] },
      want: [
        'category audio: 2 models of this category in the catalog, but no operation of the spec serves it',
      ],
    },
    {
      name: 'nothing of a served one, and of one that we do not know',
      given: {
        models: ['a', 'b image', 'c hologram'],
        operations: [chat, 'POST /v1/images/generations 200'],
      },
      want: [],
    },
  ],
};

describe('the rules between documents', () => {
  it.each(Object.entries(cases).flatMap(([rule, own]) => own.map((one) => ({ rule, ...one }))))(
    '$rule tells $name',
    ({ rule, given, want }) => {
      const found = checkConsistency(edition(given)).filter(({ field }) => field === rule);
      expect(found.map(({ message }) => message)).toEqual(want);
    },
  );

  const docs = 'Markdown API docs: https://router.one/docs.md';
  const facts = edition({
    links: [docs, 'OpenAPI: https://router.one/docs/openapi.json', 'Home: https://router.one/docs'],
  });

  it.each([
    ['https://router.one/docs.md', []],
    ['https://router.one/docs.md/', []],
    [
      'https://docs.router.one/docs.md',
      [
        'Markdown API docs: leads to https://router.one/docs.md in facts, line 7, but the document is fetched from https://docs.router.one/docs.md',
      ],
    ],
    ['docs.md', []],
  ])('canonical-link holds the links of the facts against %s', (address, want) => {
    const addresses = new Map([
      ['docs', address],
      ['openapi', 'https://router.one/docs/openapi.json'],
    ] as const);
    expect(checkConsistency(facts, addresses).map(({ message }) => message)).toEqual(want);
  });

  it.each([
    ['embedded://samples/docs.md', 0],
    ['https://mirror.example/docs.md', 0],
    ['embedded://samples/other.md', 1],
  ])('canonical-link compares only the path of %s', (address, count) => {
    expect(checkConsistency(facts, new Map([['docs', address]]))).toHaveLength(count);
  });

  it('has a case for every rule', () => {
    // Those of the life cycle have a file of their own.
    const tested = new Set([...Object.keys(cases), 'canonical-link', 'past-its-end', 'successor']);
    expect(rules.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
  });

  it('misses nothing of a document that is not there', () => {
    expect(checkConsistency(edition({}))).toEqual([]);
    expect(checkConsistency(edition({ docs: sample('model="gpt-4o"') }))).toEqual([]);
  });

  it('points into the text that was published, where the spec was made from another', () => {
    const { api, ...rest } = edition({
      docs: '# A\n\n`GET /v1/models`',
      operations: ['GET /v1/models', chat],
    });
    if (api === null) throw new Error('an edition with operations has an API');
    const positions = new Map([['/paths/~1v1~1chat~1completions/post', { line: 7, column: 3 }]]);
    expect(checkConsistency({ ...rest, api: { ...api, positions } })).toMatchObject([
      { field: 'undocumented-operation', at: { document: 'openapi', line: 7, column: 3 } },
    ]);
  });

  it('is not kept busy by text that is written to keep it busy', () => {
    const started = process.cpuUsage().user;
    const evil = ['`'.repeat(50_000), '/'.repeat(50_000), `${'a.'.repeat(25_000)}`, 'model '.repeat(9000)];
    const page = `# A\n\n\`\`\`\n${[...evil, `https://api.router.one${'/.'.repeat(20_000)}`].join('\n')}\n\`\`\``;
    checkConsistency(
      edition({ models, docs: page, facts: ['API key format: sk-rk-...'], operations: [chat] }),
    );
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });
});
