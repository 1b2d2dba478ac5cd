import { describe, expect, it } from 'vitest';
import { bytesOf, idFinder } from '../../src/uses/find-ids.ts';
import { growthOf, linearGrowth } from '../support/growth.ts';
import { knownModels } from './known.ts';

const find = idFinder(
  knownModels(
    { id: 'acme/lynx-4.5', gone: { renamed: 'acme/lynx-4.6' } },
    { id: 'acme/lynx-4.6' },
    { id: 'lynx-2', gone: { renamed: null } },
    { id: 'lynx-2-mini' },
    { id: 'o7', gone: { renamed: null } },
    { id: 'auto-chat' },
    { id: '@cf/acme/owl:free', gone: { renamed: null } },
    { id: 'chat' },
  ),
);

/** Every id that a text names, with a question mark where it is only nearly one. */
function idsIn(text: string, path?: string): string[] {
  return find(bytesOf(text), path).map(({ known, misspelt }) => `${known.id}${misspelt ? '?' : ''}`);
}

describe('ids in a text', () => {
  it.each([
    ['JavaScript', `const model = 'acme/lynx-4.5';`, ['acme/lynx-4.5']],
    ['JSON', `{"model":"lynx-2","other":"x"}`, ['lynx-2']],
    ['JSON with escaped slashes', String.raw`{"m":"acme\/lynx-4.5"}`, ['acme/lynx-4.5']],
    ['a notebook', String.raw`"source": ["m = 'lynx-2'\n", "print(\"lynx-2\")"]`, ['lynx-2', 'lynx-2']],
    ['YAML', 'default: lynx-2\nlist:\n  - acme/lynx-4.5 # why', ['lynx-2', 'acme/lynx-4.5']],
    ['a key of YAML', 'lynx-2:\n  cost: 1', ['lynx-2']],
    ['TOML', 'engine = "lynx-2"', ['lynx-2']],
    ['.env', 'ENGINE=lynx-2\nexport X="acme/lynx-4.5"', ['lynx-2', 'acme/lynx-4.5']],
    ['Markdown prose', 'We like `lynx-2`, and lynx-2.\nAlso (lynx-2)!', ['lynx-2', 'lynx-2', 'lynx-2']],
    ['CRLF and a BOM', '\ufeffx: lynx-2\r\ny: lynx-2\r\n', ['lynx-2', 'lynx-2']],
    ['an escaped line feed', String.raw`"\nlynx-2\tlynx-2"`, ['lynx-2', 'lynx-2']],
    ['an id with a sign in front and a variant', 'run("@cf/acme/owl:free")', ['@cf/acme/owl:free']],
    ['a list without blanks', '[lynx-2,acme/lynx-4.5]', ['lynx-2', 'acme/lynx-4.5']],
    ['a flag', '--engine=lynx-2 --model lynx-2', ['lynx-2', 'lynx-2']],
    ['a text without blanks', '型号：lynx-2。用lynx-2模型', ['lynx-2', 'lynx-2']],
    ['emphasis and struck text', '_lynx-2_, ~~lynx-2~~ and **lynx-2**', ['lynx-2', 'lynx-2', 'lynx-2']],
    ['a comment of HTML', '<!--lynx-2-->', ['lynx-2']],
    ['curly quotes and long dashes', 'We use “lynx-2”—and «lynx-2»\u00a0too', ['lynx-2', 'lynx-2']],
  ])('are found as whole tokens in %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it.each([
    ['a longer known id', 'use lynx-2-mini', ['lynx-2-mini']],
    ['a longer unknown name', 'use lynx-2-maxi, xlynx-2, lynx-20, lynx-2_b', []],
    ['a variant of it', 'use lynx-2:free', []],
    ['a part of a path or an address', './lynx-2/file.js, https://example.com/models/lynx-2', []],
    ['a file name', 'lynx-2.json', []],
    ['a file beside this one', 'import "./lynx-2"; open("../lynx-2"); ls ~/lynx-2', []],
    ['a beginning of other ids', 'startsWith("lynx-2-")', []],
    ['a text that is put together', `\`\${p}lynx-2\`, \`lynx-2\${size}\`, f"lynx-2{size}"`, []],
    ['a folder of another host', '"src/acme/lynx-4.5", "bedrock/acme/lynx-4.5"', []],
    ['a word with letters of another alphabet', 'älynx-2 lynx-2é яlynx-2', []],
  ])('are not found in %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it.each([
    ['a flow list of YAML', 'a.yaml', 'models: [o7, lynx-2]', ['o7', 'lynx-2']],
    ['a flow map of YAML', 'a.yml', '- {name: a, model: o7, n: 1}', ['o7']],
    ['prose in YAML', 'a.yml', 'about: the model: o7, or not', []],
    ['a variable of JavaScript in a list', 'a.js', 'f({ models: [o7], model: o7 })', []],
    ['a setting with blanks', 'x.ini', 'model = o7 ; why', ['o7']],
    ['a setting with a colon', 'app.properties', 'chat.model: o7', ['o7']],
    ['a list of settings', 'deploy/.env.local', 'MODELS=o7,lynx-2\n', ['o7', 'lynx-2']],
    ['a variable of Python', 'a.py', 'f(model=o7, n=1)\nmodel = o7\n', []],
  ])('that are words are found by the format of the file: %s', (_, path, text, ids) => {
    expect(idsIn(text, path)).toEqual(ids);
  });

  it.each([
    ['a type of Python', 'model: str = "o7"'],
    ['a type with brackets', 'model_name: Optional[str] = "o7"'],
    ['a type of TypeScript', `const model: string = 'o7';`],
    ['a type of Rust', `let model: &'static str = "o7";`],
    ['a type of Go', 'var model string = "o7"'],
    ['a comparison', `if (model === 'o7') return`],
    ['a membership', 'if model in ("o7",): pass'],
    ['another value', 'os.getenv("LLM_MODEL") or "o7"'],
    ['a default of a shell', `run --x \${MODEL:-o7}`],
    ['a default of a flag', 'add_argument("--model", type=str, default="o7")'],
    ['a default of a variable', 'variable "model" {\n  default = "o7"\n}'],
    ['a name and its value in YAML', '- name: MODEL\n  value: o7\n'],
    ['a name and its value in JSON', '{"name": "MODEL", "value": "o7"}'],
    ['a name and its value in XML', '<property name="model" value="o7"/>'],
    ['Markdown', 'Set `MODEL=o7`.'],
    ['a constructor', 'Model::from("o7")'],
  ])('that are words are found in %s', (_, text) => {
    expect(idsIn(text)).toEqual(['o7']);
  });

  it.each([
    ['the gateway itself', '"openrouter/acme/lynx-4.5" "router-one/lynx-2"', ['acme/lynx-4.5', 'lynx-2']],
    ['the gateway and a colon', 'init("openrouter:acme/lynx-4.5")', ['acme/lynx-4.5']],
    ['a proxy', 'litellm_proxy/lynx-2', ['lynx-2']],
    ['the protocol', '"openai/acme/lynx-4.5"', ['acme/lynx-4.5']],
    ['the protocol, and a slip', 'model: "openai/acme/lynx-4-6"', ['acme/lynx-4.6?']],
    ['what may be a vendor', '"openai/lynx-2"', []],
  ])('are found behind the route that a client library writes: %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it('are found behind a route at the id itself', () => {
    const [mention] = find(bytesOf('"openrouter/acme/lynx-4.5"'));
    expect([mention?.offset, mention?.length]).toEqual([12, 13]);
  });

  it.each([
    ['a flag of a command that calls models', 'a.sh', 'llm -m o7 "hi" | aider -m chat', ['o7', 'chat']],
    ['a name with figures behind any -m', 'a.md', '`mytool -m o7`', ['o7']],
    ['other flags -m', 'a.sh', 'git commit -m chat; git tag -m o7; python -m chat', []],
    ['a table of TOML', 'a.toml', '[models.o7]\nx = 1\n[models."lynx-2"]\n[profiles.o7]', ['o7', 'lynx-2']],
    ['aliases in JSON', 'a.json', '{"model_aliases":{"fast":"o7","chat":"chat"}}', ['o7', 'chat']],
    ['keys of models', 'a.json', '{"models":{"o7":{"mode":"chat"},"chat":{}}}', ['o7', 'chat']],
    ['lists by provider', 'a.json', '{"models":{"acme":["o7","chat"]}}', ['o7', 'chat']],
    ['objects in a list', 'a.json', '{"models":[{"id":"o7","type":"chat"},{"id":"chat"}]}', ['o7', 'chat']],
    ['what one model is', 'a.json', '{"model_info":{"mode":"chat"},"model":{"type":"chat"}}', []],
    ['a choice of roles', 'a.json', '{"model":{"default":"o7","small":"chat"}}', ['o7', 'chat']],
    ['a map of code', 'a.ts', "const MODELS: Record<string, string> = {\n  fast: 'o7',\n};", ['o7']],
    [
      'aliases in YAML',
      'a.yml',
      'model_aliases:\n  fast: o7\n  # why\n  chat: "chat"\nx: chat',
      ['o7', 'chat'],
    ],
    ['keys of models in YAML', 'a.yml', 'models:\n  o7:\n    mode: chat\n  chat:\n    a: 1', ['o7', 'chat']],
    ['objects in YAML', 'a.yml', 'models:\n- id: o7\n  mode: chat\n- mode: chat\n  id: chat', ['o7', 'chat']],
    ['a provider of an SDK', 'a.ts', "openrouter('o7'); openai.chat('chat')", ['o7', 'chat']],
    ['cases of a choice', 'a.ts', "switch (model) { case 'o7': break; case 'chat': }", ['o7', 'chat']],
    ['cases of Python', 'a.py', 'match model:\n  case "o7" | "chat":', ['o7', 'chat']],
    ['two ways of a condition', 'a.ts', "const model = x ? 'o7' : 'chat'", ['o7', 'chat']],
    ['two ways in Python', 'a.py', "model = 'o7' if x else 'chat'", ['o7', 'chat']],
    ['a union', 'a.ts', "type Model = 'lynx-2' | 'o7';", ['lynx-2', 'o7']],
    ['a value that may be missing', 'a.ts', "model: a.b ?? 'o7'", ['o7']],
    [
      'lists and defaults that are put into something',
      'a.ts',
      'models: new Set(["o7"]), model: z.enum(["chat"])',
      ['o7', 'chat'],
    ],
    [
      'defaults of fields',
      'a.py',
      'model: str = Field(default="o7")\nmodel: Literal["chat"]',
      ['o7', 'chat'],
    ],
    ['forms and views', 'a.vue', '<input v-model="chat" ng-model="chat">; viewModel.kind = "chat"', []],
    ['databases', 'models.py', 'a = models.CharField("chat"); mongoose.model("chat")', []],
    ['JSX', 'a.tsx', "<Chat model={'o7'} />", ['o7']],
    ['XML', 'a.xml', '<model name="o7"/>', ['o7']],
    ['Lisp', 'a.el', '(setq my-model "o7") {:model "chat"}', ['o7', 'chat']],
    ['C#', 'a.cs', 'public string Model { get; set; } = "o7";', ['o7']],
    ['a Makefile', 'Makefile', 'MODEL ?= o7\nMODEL := chat\n', ['o7', 'chat']],
    ['a Dockerfile', 'Dockerfile', 'ENV MODEL o7\nARG MODEL=chat', ['o7', 'chat']],
    ['one text with several', '.env', 'MODELS="lynx-2,o7, chat"', ['lynx-2', 'o7', 'chat']],
    ['a magic of a notebook', 'a.ipynb', '"%env MODEL=o7\\n"', ['o7']],
  ])('that are words are found in the forms of real programs: %s', (_, path, text, ids) => {
    expect(idsIn(text, path)).toEqual(ids);
  });

  it('that are only what people call a model are no misspelt ids', () => {
    expect(idsIn('{"models":[{"id":"lynx-2","name":"Lynx 4.6"},{"name":"Acme/Lynx-4.6"}]}')).toEqual([
      'lynx-2',
    ]);
  });

  it.each([
    ['one name', 'name: ', 'model-'],
    ['flags', '--', 'model'],
    ['types', '', 'model: a'],
    ['quotes and blanks', '', `"model"${' '.repeat(100)}`],
    ['maps in maps', '', 'models:{a:"b",', 500],
    ['flags of commands', 'x', ' -m a'],
    ['choices', '', 'switch(model){case "a":', 500],
  ])(
    'are looked for in a long line of %s without growing with its square',
    (_, start, piece, pieces = 2000) => {
      expect(growthOf((size) => idsIn(start + piece.repeat(size)), pieces)).toBeLessThan(linearGrowth);
    },
  );

  it.each([
    ['prose', 'An o7 is a salute; the model o7 is too.', []],
    ['a value of a key', `{ model: 'o7' }`, ['o7']],
    ['a value of JSON', '{"chat_model": "o7"}', ['o7']],
    ['a variable', 'OPENAI_MODEL=o7', ['o7']],
    ['a flag', 'run --model o7', ['o7']],
    ['a list', `models: ['lynx-2', "o7"]`, ['lynx-2', 'o7']],
    ['a list over lines', 'models: [\n  "lynx-2",\n  "o7",\n]', ['lynx-2', 'o7']],
    ['a YAML list', 'models:\n  - lynx-2\n  - o7\nother:\n  - o7', ['lynx-2', 'o7']],
    ['a call', `checkModels(['o7']); modelIdSchema.parse("o7")`, ['o7', 'o7']],
    ['a default', `process.env.MODEL ?? 'o7'`, ['o7']],
    ['a default of Python', `os.environ.get("MODEL", "o7")`, ['o7']],
    ['an element', '<model>o7</model>', ['o7']],
    ['a variable of code', 'const model = o7; run({ model: o7 })', []],
    ['a type', 'model: o7 | null', []],
  ])('that are words are found where the text says that they are models: %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it.each([
    ['another case', `model: 'Acme/Lynx-4.6'`, ['acme/lynx-4.6?']],
    ['dashes for dots', `model: 'acme/lynx-4-6'`, ['acme/lynx-4.6?']],
    ['no vendor', `model: 'lynx-4.6'`, ['acme/lynx-4.6?']],
    ['one wrong letter', `model: 'acme/linx-4.6'`, ['acme/lynx-4.6?']],
    ['a vendor that is nearly this one', `model: 'acme-ai/lynx-4.6'`, ['acme/lynx-4.6?']],
    ['another figure', `model: 'acme/lynx-4.9'`, []],
    ['the same model at another host', `model: 'azure/lynx-4.6', m_model: 'vertex_ai/lynx-4-6@1'`, []],
    ['a name of a cloud', `model: 'arn:aws:x::foundation-model/acme.lynx-4.6'`, []],
    ['a model of somebody else', `model: 'bear-large-3'`, []],
    ['prose', 'acme/linx-4.6 is nice', []],
    ['a model of another place, in an address', 'x: "https://example.com/ui?model=lynx-4-5"', []],
    ['a whole address', 'model: "https://example.com/acme/models/Lynx-4-5"', []],
    ['folders of another host', 'model: "accounts/host/models/lynx-4-5"', []],
  ])('that are misspelt are told with what is meant: %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });
});
