import { describe, expect, it } from 'vitest';
import { diffApis } from '../../src/diff/api/index.ts';
import { readOpenApiYaml, yamlToJsonText } from '../../src/openapi/yaml.ts';

const spec = `openapi: 3.1.0
info: { title: Things, version: "1" }
paths:
  /things:
    get:
      parameters: &parameters
        - { name: limit, in: query, schema: { type: integer, maximum: 10 } }
      responses:
        200: { description: Done }
    put:
      parameters: *parameters
      responses:
        200: { description: Done }
`;

describe('an OpenAPI document in YAML', () => {
  it('is read as the same document in JSON', () => {
    const { value } = yamlToJsonText(spec, 'openapi');
    expect(JSON.parse(value?.json ?? '').paths['/things'].put.parameters).toEqual([
      { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } },
    ]);
    expect(readOpenApiYaml(spec, 'openapi').value?.spec.openapi).toBe('3.1.0');
  });

  it('keeps its own lines and columns', () => {
    const [base, next] = [spec, spec.replace('maximum: 10', 'maximum: 20')].map(
      (text) => readOpenApiYaml(text, 'openapi').value,
    );
    if (base == null || next == null) throw new Error('the documents are valid');
    expect(diffApis(base, next)).toMatchObject([
      // What an alias stands for is where it is written, and changed in one place.
      { kind: 'request-parameter-max-increased', at: { document: 'openapi', line: 7, column: 62 } },
    ]);
  });

  it('takes merge keys, of which the own members win, and finds what they bring in', () => {
    const merged = (maximum: number) =>
      readOpenApiYaml(
        `openapi: 3.1.0
info: { title: Things, version: 1.0 }
x-size: &size { type: integer, maximum: 5 }
paths:
  /things:
    get:
      parameters:
        - { name: limit, in: query, schema: { <<: *size, minimum: 1, maximum: ${maximum} } }
        - { name: size, in: query, schema: { <<: [*size], minimum: 1 } }
      responses: {}
`,
        'openapi',
      ).value;
    const [base, next] = [merged(10), merged(9)];
    if (base === null || next === null) throw new Error('the documents are valid');
    expect(diffApis(base, next)).toMatchObject([
      { kind: 'request-parameter-max-decreased', from: 10, to: 9, at: { line: 8 } },
    ]);
    expect(next.positions?.get('/paths/~1things/get/parameters/1/schema/maximum')?.line).toBe(3);
  });

  it('may use one alias many times', () => {
    const uses = Array.from({ length: 500 }, (_, index) => `  /things-${index}: *item`);
    const text = `openapi: 3.1.0\ninfo: { title: T, version: "1" }\nx-item: &item { get: { responses: {} } }\npaths:\n${uses.join('\n')}\n`;
    expect(Object.keys(readOpenApiYaml(text, 'openapi').value?.spec.paths ?? {})).toHaveLength(500);
  });

  it.each<[what: string, text: string, line: number | null]>([
    ['a bracket that nothing closes', 'openapi: [3.1.0\npaths: {}\n', 2],
    ['a key twice', 'openapi: 3.1.0\nopenapi: 3.0.0\n', 2],
    ['an alias that leads nowhere', 'openapi: *nothing\n', null],
    ['an alias within itself', 'openapi: &self [*self]\n', null],
  ])('is refused for %s, with its line where there is one', (_name, text, line) => {
    const { value, problems } = readOpenApiYaml(text, 'openapi');
    expect(value).toBeNull();
    expect(problems[0]).toMatchObject({ document: 'openapi', line, severity: 'error' });
  });

  it('is refused when aliases of aliases would make it huge', () => {
    const rows = Array.from({ length: 9 }, (_, row) => {
      const previous = String.fromCharCode(96 + row);
      const items = row === 0 ? ['"lol"'] : Array.from({ length: 9 }, () => `*${previous}`);
      return `${String.fromCharCode(97 + row)}: &${String.fromCharCode(97 + row)} [${items.join(', ')}]`;
    });
    const { value, problems } = readOpenApiYaml(rows.join('\n'), 'openapi');
    expect(value).toBeNull();
    expect(problems[0]?.expected).toContain('alias');
  });
});
