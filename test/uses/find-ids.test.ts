import { describe, expect, it } from 'vitest';
import { bytesOf, idFinder } from '../../src/uses/find-ids.ts';
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
  ),
);

/** Every id that a text names, with a question mark where it is only nearly one. */
function idsIn(text: string): string[] {
  return find(bytesOf(text)).map(({ known, misspelt }) => `${known.id}${misspelt ? '?' : ''}`);
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
    ['letters of other scripts around', '型号：lynx-2。', []],
  ])('are found as whole tokens in %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it.each([
    ['a longer known id', 'use lynx-2-mini', ['lynx-2-mini']],
    ['a longer unknown name', 'use lynx-2-maxi, xlynx-2, lynx-20, lynx-2_b', []],
    ['a variant of it', 'use lynx-2:free', []],
    ['a part of a path or an address', './lynx-2/file.js, https://example.com/models/lynx-2', []],
    ['a file name', 'lynx-2.json', []],
  ])('are not found in %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

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
    ['another figure', `model: 'acme/lynx-4.9'`, []],
    ['a model of somebody else', `model: 'bear-large-3'`, []],
    ['prose', 'acme/linx-4.6 is nice', []],
    ['a model of another place, in an address', 'x: "https://example.com/ui?model=lynx-4-5"', []],
    ['a whole address', 'model: "https://example.com/acme/models/Lynx-4-5"', []],
    ['folders of another host', 'model: "accounts/host/models/lynx-4-5"', []],
  ])('that are misspelt are told with what is meant: %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });
});
