import { describe, expect, it } from 'vitest';
import { joinPointer } from '../../src/base/json-pointer.ts';
import { parseQuickly } from '../../src/openapi/quick-yaml.ts';
import { locateInYaml } from '../../src/openapi/quick-yaml-positions.ts';
import { yamlToJsonText } from '../../src/openapi/yaml.ts';

const text = `# An API
openapi: 3.1.0 # the version
info: {title: "T: x", version: '1', list: [a, {b: c}, [1, 2]]}
paths:
- one
-   two: 2
    three: 0o17
- - deep
  - - deeper
empty:
tilde: ~
text: |
  a: b
   c
fold: >-
  x
  y
"quoted key": yes
? explicit
: value
200: {}
1_000: 1_000
multi: a
  b
flow: {a: 1,
  b: [x,
   y]}
date: 2020-01-01
hex: 0xff
float: 1e3
`;

function pointersIn(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const below = Object.entries(value).flatMap(([key, inner]) => pointersIn(inner, joinPointer(pointer, key)));
  return [pointer, ...below];
}

describe('YAML that is JSON in another spelling', () => {
  const exact = yamlToJsonText(text, 'openapi').value;

  it('is what the parser says that knows where everything stands', () => {
    expect(parseQuickly(text)).toEqual(JSON.parse(exact?.json ?? ''));
  });

  it('stands where that parser says', () => {
    const root = parseQuickly(text) ?? null;
    const pointers = pointersIn(root);
    const positionOf = locateInYaml(text, root, pointers);
    const positions = pointers.map((pointer) => [pointer, positionOf(pointer)]);
    expect(positions).toEqual(pointers.map((pointer) => [pointer, exact?.positions.get(pointer)]));
  });

  it.each([
    ['an alias', 'a: &x {b: 1}\nc: *x\n'],
    ['a merge', 'a: &x {b: 1}\nc: {<<: *x}\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a number that JSON has not', 'a: .inf\n'],
    ['a key that changes prototypes', '__proto__: {}\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['no YAML', 'a: [1\n'],
    ['too much nesting', `${'['.repeat(400)}${']'.repeat(400)}`],
  ])('is left to the other parser with %s', (_what, written) => {
    expect(parseQuickly(written)).toBeUndefined();
  });
});
