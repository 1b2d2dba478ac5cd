import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../src/read/edition.ts';
import { readAs } from '../../src/read/read-as.ts';

const list = (...models: unknown[]): string => JSON.stringify({ data: models }, null, 1);
const pricing = { prompt: '0' };

const invalid: ReadonlyArray<{
  name: string;
  kind: DocumentKind;
  text: string;
  seen: string;
  line: number | null;
}> = [
  { name: 'no models', kind: 'models-json', text: list(), seen: 'without models', line: null },
  { name: 'a missing id', kind: 'models-json', text: list({ id: 'a' }, {}), seen: 'no id', line: 6 },
  { name: 'an empty id', kind: 'models-json', text: list({ id: '' }), seen: '""', line: 4 },
  { name: 'an id that is a number', kind: 'openrouter', text: list({ id: 7, pricing }), seen: '7', line: 4 },
  {
    name: 'an id twice',
    kind: 'openrouter',
    text: list({ id: 'a' }, { id: 'b' }, { id: 'a' }),
    seen: 'a',
    line: 10,
  },
  { name: 'a path trick', kind: 'models-json', text: list({ id: 'a/../b' }), seen: 'a/../b', line: 4 },
  {
    name: 'an inherited name',
    kind: 'litellm',
    text: '{"constructor":{"mode":"chat"}}',
    seen: 'constructor',
    line: 1,
  },
  { name: '__proto__', kind: 'litellm', text: '{\n"__proto__":{"mode":"chat"}}', seen: '__proto__', line: 2 },
  { name: 'markup in an id', kind: 'litellm', text: '{"a</script>":{}}', seen: 'a</script>', line: 1 },
  { name: 'a model that is a text', kind: 'litellm', text: '{\n"a":"b"}', seen: '"b"', line: 2 },
  { name: 'an entry that is a text', kind: 'models-json', text: '{"data":["a"]}', seen: '"a"', line: 1 },
  {
    name: 'a provider without models',
    kind: 'models-dev',
    text: '{"openai":{"id":"openai"}}',
    seen: 'openai',
    line: 1,
  },
  {
    name: 'an error envelope',
    kind: 'models-json',
    text: '{"error":{"message":"bad key"}}',
    seen: 'bad key',
    line: 1,
  },
  { name: 'a list at the top', kind: 'litellm', text: '[]', seen: '[]', line: 1 },
  {
    name: 'cut JSON',
    kind: 'models-dev',
    text: '{"openai":{"models":{',
    seen: 'the end of the text',
    line: 1,
  },
];

describe('a catalog in JSON', () => {
  it.each(invalid)('is invalid with $name', ({ kind, text, seen, line }) => {
    const { value, problems } = readAs(kind, text, 'models');
    expect(value).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', line })]);
    expect(problems[0]?.seen).toContain(seen);
  });

  it('tells every illegal id in one run', () => {
    expect(
      readAs('models-json', list({ id: ' ' }, { id: 'ok' }, { id: '' }), 'models').problems,
    ).toHaveLength(2);
  });

  it('keeps one price for one thing and names the other', () => {
    const overrides = [1, 2].map((prompt) => ({ min_prompt_tokens: 1000, prompt: String(prompt) }));
    const { value, problems } = readAs('openrouter', list({ id: 'a/b', pricing: { overrides } }), 'models');
    const model = value?.part === 'catalog' ? value.catalog.models[0] : undefined;
    expect(model?.prices.map(({ amount }) => amount)).toEqual(['1']);
    expect(model?.unread).toEqual([{ field: 'input', text: '2' }]);
    expect(problems).toHaveLength(1);
  });

  it('keeps ids that differ only in case, and orders all by code point', () => {
    const { value } = readAs('models-json', list({ id: 'b' }, { id: 'B' }, { id: '~a' }), 'models');
    expect(value?.part === 'catalog' && value.catalog.models.map(({ id }) => id)).toEqual(['B', 'b', '~a']);
  });
});

describe('a body in JSON where Markdown is expected', () => {
  it.each([
    { text: '{"error":{"message":"over quota","code":1}}', seen: 'a JSON error: over quota' },
    { text: '{"error":"down"}', seen: 'a JSON error: down' },
    { text: '{"message":"not found"}', seen: 'a JSON error: not found' },
    { text: '\n {"ok": true}', seen: 'JSON: {"ok": true}' },
    { text: '[]', seen: 'JSON: []' },
  ])('is refused: $text', ({ text, seen }) => {
    for (const kind of ['models-md', 'docs-md', 'facts-md'] as const) {
      expect(readAs(kind, text, 'docs')).toEqual({
        value: null,
        problems: [expect.objectContaining({ seen, severity: 'error' })],
      });
    }
  });

  it('is told where it is cut', () => {
    const cut = (kind: 'models-md' | 'docs-md') => readAs(kind, '{"error":{"mess', 'docs').problems[0];
    expect(cut('docs-md')?.seen).toBe('JSON: {"error":{"mess');
    expect(cut('models-md')).toMatchObject({ line: 1, seen: '{"error":{"mess', expected: 'JSON' });
  });

  it('is not seen in Markdown that begins with a bracket', () => {
    expect(readAs('docs-md', '[a]\n\n# b\n\n[a]: /c\n', 'docs').problems).toEqual([]);
  });
});
