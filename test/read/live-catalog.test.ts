import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/base/document.ts';
import { readEdition } from '../../src/read/read-edition.ts';

const page = `# Models

| Model ID | Context | Input |
| --- | --- | --- |
| \`acme/rounded\` | 1.0M | $1 / 1M tokens |
| \`acme/wrong\` | 200k | $1 / 1M tokens |
| \`acme/silent\` | - | $1 / 1M tokens |
| \`acme/absent\` | 128k | $1 / 1M tokens |
`;

const live = JSON.stringify({
  object: 'list',
  data: [
    { id: 'acme/rounded', object: 'model', capabilities: ['chat'], max_tokens: 1048576, category: 'text' },
    { id: 'acme/wrong', object: 'model', capabilities: ['chat'], max_tokens: 400000, category: 'text' },
    { id: 'acme/silent', object: 'model', capabilities: ['chat'], max_tokens: 32768, category: 'text' },
  ],
});

describe('a published catalog with the live one beside it', () => {
  const edition = readEdition([document('models', page), document('live-catalog', live)], {
    date: '2026-10-07',
    origin: 'live',
  });
  const contexts = Object.fromEntries(
    edition.catalog?.models.map(({ id, context }) => [id, context?.text ?? null]) ?? [],
  );

  it.each([
    ['takes the exact count where the rounded one agrees', 'acme/rounded', '1048576'],
    ['keeps the published count where the two disagree', 'acme/wrong', '200k'],
    ['takes the exact count where none was published', 'acme/silent', '32768'],
    ['keeps what the live catalog does not list', 'acme/absent', '128k'],
  ])('%s', (_what, id, text) => {
    expect(contexts[id]).toBe(text);
  });

  it('lists no model that only the live catalog has, and keeps the live one for comparison', () => {
    expect(edition.catalog?.models).toHaveLength(4);
    expect(edition.live?.models.map(({ id }) => id)).toEqual(['acme/rounded', 'acme/silent', 'acme/wrong']);
  });
});

function document(name: Document['name'], text: string): Document {
  const address = `https://example.test/${name}`;
  const validators = { etag: null, lastModified: null };
  return { name, address, finalAddress: address, bytes: Buffer.from(text), validators };
}
