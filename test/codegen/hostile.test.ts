import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isModelId } from '../../src/catalog/model-id.ts';
import { generate } from '../../src/codegen/generate.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import type { Edition } from '../../src/read/edition.ts';
import { inputWith, model } from './editions.ts';

/** Texts that end a literal, a comment, a template or a script, hide what they are, or are names of every object. */
const hostileTexts = [
  '*/ globalThis.poisoned = true; /*',
  '"; globalThis.poisoned = true; "',
  "'; globalThis.poisoned = true; '",
  '`; globalThis.poisoned = true; `',
  '$' + '{(globalThis.poisoned = true)}',
  '\n globalThis.poisoned = true;\n//',
  '\r\nexport const poisoned = 1;',
  '\u2028globalThis.poisoned = true;\u2029',
  '</script><script>globalThis.poisoned = true</script>',
  '<!-- globalThis.poisoned = true -->',
  '\\"; globalThis.poisoned = true; //',
  '\\',
  '\u202e eurt = denosiop \u2066',
  '\u200b\ufeff\u{e0041}',
  '\ud800',
  '\u0000\u0007\u001b[31m',
  '*\u200b/ globalThis.poisoned = true; /\u200b*',
  '@deprecated @import { x } from "node:fs"',
  'x", get y() { globalThis.poisoned = true; } , "z',
  'foo(){globalThis.poisoned=true}',
  '"]: (globalThis.poisoned = true), ["',
  '[globalThis.poisoned = true]',
  '__proto__',
  'constructor',
  'then',
  'toString',
  'default',
  '1',
  '',
  '~1~0/%2e%2e#',
  '%',
  'a%20b%zz',
  '<percent0>%<percent1>',
];

const hostileText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }), fc.string());

/** A specification with the text in every place that holds one. */
function specOf(text: string): OpenApiDocument {
  const described = {
    title: text,
    description: text,
    summary: text,
    'x-enum-descriptions': [text],
    [`x-${text}`]: text,
  };
  const leaf = {
    ...described,
    type: 'string',
    format: text,
    default: text,
    example: text,
    examples: [text],
    pattern: text,
  };
  const object = {
    ...described,
    type: 'object',
    required: [text],
    default: { [text]: text },
    properties: {
      [text]: leaf,
      choice: { ...described, type: 'string', enum: [text, 'plain'], 'x-enum-varnames': [text] },
      fixed: { const: text, 'x-enumNames': [text] },
      kinds: { oneOf: [{ $ref: '#/components/schemas/Safe' }, leaf], discriminator: { propertyName: text } },
      wrong: { type: text, items: leaf, additionalProperties: leaf, patternProperties: { [text]: leaf } },
    },
  };
  const content = { [text]: { schema: object, example: text }, 'application/json': { schema: object } };
  return {
    openapi: '3.1.0',
    info: { title: text, version: text, description: text },
    servers: [{ url: text, description: text }, { url: `https://api.example/${encodeURIComponent('v1')}` }],
    tags: [{ name: text, description: text }],
    paths: {
      [`/${text}/{${text.replace(/[{}]/g, '')}}`]: {
        ...described,
        parameters: [{ ...described, name: text, in: 'query', schema: leaf }],
        post: {
          ...described,
          operationId: text,
          tags: [text],
          deprecated: true,
          requestBody: { ...described, required: true, content },
          responses: {
            200: { ...described, headers: { [text]: { ...described, schema: leaf } }, content },
            [text]: {},
          },
          externalDocs: { url: text },
        },
      },
    },
    components: {
      schemas: { Safe: object, [text]: object },
      parameters: { [text]: { ...described, name: text, in: text } },
    },
  };
}

/** An edition's facts with the text in every place that holds one. */
function factsOf(text: string): Edition['facts'] {
  const fact = { key: text, value: text, line: 1 };
  const link = { label: text, url: text, markdownUrl: text, line: 2 };
  return new Map([['facts', { topic: text, updated: null, facts: [fact, fact], links: [link] }]]);
}

/** What is no id is left out of the modules, whatever else it says; what is gone may have any. */
function idFrom(text: string): string {
  return isModelId(text) ? text : 'acme/model';
}

/** Everything a catalog can say, in the words of one text. */
function inputOf(text: string) {
  const hostile = model(idFrom(text), {
    name: text,
    provider: text,
    category: text,
    status: 'deprecated',
    deprecation: { date: text, successor: text },
    capabilities: [text],
    context: { tokens: 1, precision: 1, text },
    prices: [
      {
        item: text,
        amount: '1',
        currency: text,
        per: { count: 1, unit: text },
        tier: { above: 1, unit: text },
        text,
      },
    ],
    endpoints: [text],
    notes: text,
    unread: [{ field: text, text }],
  });
  return inputWith({
    models: [hostile],
    spec: specOf(text),
    facts: factsOf(text),
    tombstones: [{ id: text, removed: text, successor: text }],
    release: { packageName: text, version: text },
  });
}

const made = new Map<string, ReturnType<typeof generate>>();

/** What is generated of a text, made once for all tests. */
function filesOf(text: string): ReturnType<typeof generate> {
  const files = made.get(text) ?? generate(inputOf(text));
  made.set(text, files);
  return files;
}

const printed = (text: string) =>
  text.match(/[\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]|(?![\t\n])\p{Cc}/gu);

describe('text from outside, whatever it says', () => {
  it('reaches generated modules only as literals that read back equal', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const files = await filesOf(text);
        for (const [path, content] of files) if (/\.[jt]s$/.test(path)) expectHarmless(path, String(content));
        const models = moduleValue(String(files.get('models.js')));
        expect(models['modelIds']).toEqual([idFrom(text)]);
        expect(Object.entries(Object(models['models']))).toEqual([
          [idFrom(text), inputOf(text).edition.catalog?.models[0]],
        ]);
        expect(literalsOf(String(files.get('openapi.d.ts')))).toContain(text);
        const facts = moduleValue(String(files.get('facts.js')));
        expect(Object.values(Object(facts['facts']))).toEqual([text, text]);
      }),
      { numRuns: process.env['LONG'] ? 2000 : 30, examples: hostileTexts.map((text) => [text]) },
    );
  });

  it('runs nothing when the generated modules are imported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'router-one-hostile-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const [index, text] of hostileTexts.entries()) {
      const files = await filesOf(text);
      for (const path of ['models.js', 'facts.js', 'index.js']) {
        const file = join(folder, `${index}-${path.replace('.js', '.mjs')}`);
        writeFileSync(file, withoutImports(String(files.get(path))));
        await import(pathToFileURL(file).href);
      }
    }
    expect(Reflect.get(globalThis, 'poisoned')).toBeUndefined();
  });

  it('marks nothing as deprecated and brings in no type by a tag in its words', async () => {
    const text = 'Fine. @deprecated\n@import { x } from "node:fs"\n* @deprecated {@link x}';
    const spec: OpenApiDocument = {
      openapi: '3.1.0',
      info: { title: '', version: '' },
      paths: { '/v1/x': { get: { operationId: 'getX', summary: text, description: text, responses: {} } } },
      components: {
        schemas: {
          A: { type: 'object', properties: { a: { type: 'string', description: text, default: text } } },
        },
      },
    };
    const files = await generate(inputWith({ spec, facts: factsOf(text) }));
    for (const path of ['openapi.d.ts', 'index.d.ts', 'facts.d.ts', 'models.d.ts']) {
      const source = ts.createSourceFile(path, String(files.get(path)), ts.ScriptTarget.ESNext, true);
      const tags = nodesOf(source).flatMap((node) =>
        ts.getJSDocTags(node).map(({ tagName }) => tagName.text),
      );
      expect(tags.filter((tag) => !['description', 'default'].includes(tag))).toEqual([]);
    }
  });
});

const allowed = new Set([
  'ImportDeclaration',
  'ExportDeclaration',
  'InterfaceDeclaration',
  'TypeAliasDeclaration',
  'FirstStatement',
  'VariableStatement',
  'FunctionDeclaration',
]);

function expectHarmless(path: string, text: string): void {
  // The package is made for this target, whose compilers know the letters that Unicode has today.
  const compilerOptions = { target: ts.ScriptTarget.ES2022 };
  const fileName = path.replace(/(?:\.d)?\.[jt]s$/, '.ts');
  const options = { fileName, compilerOptions, reportDiagnostics: true };
  expect(ts.transpileModule(text, options).diagnostics).toEqual([]);
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  expect(
    source.statements.map(({ kind }) => ts.SyntaxKind[kind]).filter((kind) => !allowed.has(kind)),
  ).toEqual([]);
  const names = source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? [statement] : [],
  );
  expect(names.map((statement) => statement.getText()).join('')).not.toMatch(/^export const poisoned/m);
  expect(nodesOf(source).filter((node) => ts.isIdentifier(node) && node.text === 'poisoned')).toEqual([]);
  expect(printed(text)).toBeNull();
  expect(text).not.toMatch(/<\/script|<!--/i);
}

function literalsOf(text: string): string[] {
  const source = ts.createSourceFile('literals.d.ts', text, ts.ScriptTarget.ESNext, true);
  return nodesOf(source).flatMap((node) => (ts.isStringLiteral(node) ? [node.text] : []));
}

function nodesOf(node: ts.Node): ts.Node[] {
  const nodes = [node];
  ts.forEachChild(node, (child) => {
    nodes.push(...nodesOf(child));
  });
  return nodes;
}

/** The exported constants of a module whose imports and functions play no part. */
function moduleValue(text: string): Record<string, unknown> {
  const body = withoutImports(text).replace(/^export const /gm, 'exports.');
  const exports: Record<string, unknown> = {};
  new Function('exports', 'models', 'removedModels', body.replace(/^export function/gm, 'function'))(
    exports,
    {},
    {},
  );
  return exports;
}

function withoutImports(text: string): string {
  return text.replace(/^import [^;]*;$/gm, '').replace(/^export \{[^}]*\} from [^;]*;$/gm, '');
}
