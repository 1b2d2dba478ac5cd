import { describe, expect, it } from 'vitest';
import { localDocument } from '../../src/base/document.ts';
import { InvalidDocuments } from '../../src/base/failure.ts';
import { explainModel } from '../../src/read/explain.ts';
import { detectKind } from '../../src/read/kind.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { catalogText } from '../../src/read/yaml-as-json.ts';

const read = (text: string) =>
  readEdition([localDocument('models', text)], { date: null, origin: 'live' }).catalog?.models ?? [];

const page = `# kept by hand
version: 1
models:
  oak-1: &oak
    name: "Oak: one"
    context_window: 128000
    input_usd_per_token: 2.e-7   # exact
    output_usd_per_million_tokens: 2.50
  elm-2:
    <<: *oak
    name: Elm
    context_window: 64K
`;

describe('a catalog in YAML', () => {
  it('is read as the same in JSON, its numbers as they are written', () => {
    const shown = read(page).map(({ id, name, context, prices }) => [
      ...[id, name, context?.tokens],
      ...prices.map(({ item, amount, per }) => `${item} ${amount} ${per.count}`),
    ]);
    expect(shown).toEqual([
      ['elm-2', 'Elm', 64000, 'input 0.0000002 1', 'output 2.50 1000000'],
      ['oak-1', 'Oak: one', 128000, 'input 0.0000002 1', 'output 2.50 1000000'],
    ]);
  });

  it('says where each fact stands in the YAML', () => {
    const { value } = catalogText(page);
    const { sources } = explainModel(value ?? '', 'models', 'models-json', {}, 'oak-1');
    const places = sources.map(({ field, line, column, text }) => [field, line, column, text]);
    expect(places).toContainEqual(['context', 6, 5, '128000']);
    expect(places).toContainEqual(['output', 8, 5, '2.50']);
  });

  it('is a list with bullets, of any indent, with keys in quotes', () => {
    const list =
      '---\n- provider: acme\n  models:\n    - "id": a/oak-1\n      max_input_tokens: 1000\n    - id: a/oak-2\n      max_input_tokens: 0x10\n';
    expect(read(list).map(({ id, context }) => [id, context?.tokens])).toEqual([
      ['a/oak-1', 1000],
      ['a/oak-2', 16],
    ]);
  });

  it('that is wrong is refused with the line and what is wrong', () => {
    const twice = 'models:\n  - id: oak-1\n    context: 1\n    context: 2\n';
    expect(() => read(twice)).toThrow(InvalidDocuments);
    const { problems } = catalogText(twice);
    expect(problems).toEqual([
      expect.objectContaining({ line: 4, expected: expect.stringContaining('YAML') }),
    ]);
  });

  it.each([
    '# Models\n\n- a-1: fast\n- b-2: slow\n',
    'Models: these\n\n- x-1\n- y-2\n',
    '---\ntitle: Models\ntags: [a]\n---\n\n| Model ID | Context |\n|--|--|\n| a-1 | 1K |\n',
    'Note: prices\n\n| Model ID | Context |\n|--|--|\n| a-1 | 1K |\n',
    '- **Model**: a-1\n  - Context: 1K\n',
    '# Models\n\n- id: a-1\n- id: b-2\n',
    `a: ${'['.repeat(500)}`,
    `${'- '.repeat(500)}a: 1`,
    'a: &a\n  b: 1\n  c: *a\n',
    '[TOC]\n\n| Model ID | Context |\n|--|--|\n| a-1 | 1K |\n',
  ])('is not what any other text is: %j', (text) =>
    expect(catalogText(text)).toEqual({ value: text, problems: [] }),
  );

  it('is not TOML, which is refused by its name', () => {
    const seen = ['[[models]]\nid = "oak-1"\n', 'name = "Oak"\n\n[cost]\ninput = 1\n'].map((text) => {
      try {
        return read(text);
      } catch (error) {
        return error instanceof InvalidDocuments ? error.problems.map((problem) => problem.seen) : error;
      }
    });
    expect(seen).toEqual([['TOML'], ['TOML']]);
    expect(detectKind('# Oak\n[[models]]\nid = "oak-1"\n')).toBeNull();
  });
});
