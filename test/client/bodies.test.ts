import { describe, expect, it } from 'vitest';
import { encodeBody } from '../../src/client/bodies.ts';

const written = async (given: unknown, types: readonly string[], fields = {}): Promise<string> => {
  const { type, init } = await encodeBody(given, types, fields);
  // Of what is written the body alone is looked at.
  const { body } = init as { body: ConstructorParameters<typeof Response>[0] };
  const text = await new Response(body).text();
  return `${type?.replace(/boundary=\S+/, 'boundary') ?? ''} ${text.replace(/-{2,}[\w-]{10,}/g, '--').replaceAll('\r\n', '|')}`;
};

const pictures = ['image/png', 'image/jpeg', 'application/octet-stream'];
const patches = ['application/json-patch+json', 'application/merge-patch+json'];

describe('a body', () => {
  it.each([
    ['of a file as its own type', new Blob(['x'], { type: 'image/jpeg' }), pictures, 'image/jpeg x'],
    ['of a file of no type as the first', new Blob(['x']), pictures, 'image/png x'],
    ['of steps as a patch', [{ op: 'test' }], patches, 'application/json-patch+json [{"op":"test"}]'],
    ['of members as the other patch', { a: 1 }, patches, 'application/merge-patch+json {"a":1}'],
    [
      'of members as the other patch, whatever the order',
      { a: 1 },
      [...patches].reverse(),
      'application/merge-patch+json {"a":1}',
    ],
  ] as const)('%s', async (_name, given, types, want) => {
    expect(await written(given, types)).toBe(want);
  });

  it('has words of a type of their own in a form, which are no files', async () => {
    const given = {
      'a"b': { n: 1 },
      plain: 'é',
      file: new File(['x'], 'a\r\n".txt', { type: 'text/plain' }),
    };
    expect(await written(given, ['multipart/form-data'], { 'a"b': 'application/json' })).toBe(
      'multipart/form-data; boundary ' +
        '--|Content-Disposition: form-data; name="a%22b"|Content-Type: application/json||{"n":1}|' +
        '--|Content-Disposition: form-data; name="plain"||é|' +
        '--|Content-Disposition: form-data; name="file"; filename="a%0D%0A%22.txt"|Content-Type: text/plain||x|--|',
    );
  });
});
