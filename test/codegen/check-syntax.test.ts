import { describe, expect, it } from 'vitest';
import { checkSyntax } from '../../src/codegen/check-syntax.ts';

const good: readonly [string, string][] = [
  [
    'models.js',
    "/** All of them. */\nexport const models = ['a'];\nexport function first() { return models[0]; }\n",
  ],
  [
    'models.d.ts',
    "export declare const models: readonly ['a'];\nexport type Id = (typeof models)[number];\n",
  ],
  [
    'index.d.ts',
    "import type { Id } from './models.js';\nexport * from './models.js';\nexport interface Ask { id: Id }\n",
  ],
];

describe('the check of generated files', () => {
  it('takes modules and their declarations', () => {
    expect(() => checkSyntax(new Map(good))).not.toThrow();
  });

  it.each([
    {
      name: 'a string that ends too late',
      path: 'facts.js',
      text: "export const a = 'b;\n",
      says: 'does not parse: Unterminated string',
    },
    {
      name: 'a comment that ends too early',
      path: 'facts.d.ts',
      text: '/** a */ b */\nexport {};\n',
      says: 'does not parse',
    },
    {
      name: 'a type in a module',
      path: 'facts.js',
      text: 'export const a: string = 1;\n',
      says: 'does not parse: Type annotations',
    },
    {
      name: 'code that runs',
      path: 'facts.js',
      text: 'process.exit();\n',
      says: 'holds a ExpressionStatement',
    },
    {
      name: 'code that runs after a comment',
      path: 'facts.js',
      text: '/** a */ process.exit(); // */\n',
      says: 'holds a ExpressionStatement',
    },
    { name: 'a class', path: 'facts.js', text: 'export class A {}\n', says: 'holds a ClassDeclaration' },
  ])('refuses $name, wherever it stands among the others', ({ path, text, says }) => {
    for (const files of [
      [...good, [path, text]],
      [[path, text], ...good],
    ] as [string, string][][]) {
      expect(() => checkSyntax(new Map(files))).toThrow(`generated ${path} ${says}`);
    }
  });
});
