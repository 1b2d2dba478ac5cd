import { describe, expect, it } from 'vitest';
import { detectKind } from '../../src/read/kind.ts';
import { growthOf, linearGrowth } from '../support/growth.ts';
import { openApi } from './documents.ts';

describe('detectKind', () => {
  it.each([
    { name: 'an OpenAPI document', text: openApi(), want: 'openapi' },
    { name: 'Swagger 2, to be refused by name', text: '{"swagger":"2.0"}', want: 'openapi' },
    { name: 'OpenAPI in YAML, to be refused by name', text: 'openapi: 3.1.0\n', want: 'openapi' },
    { name: 'a models endpoint', text: '{"object":"list","data":[{"id":"a"}]}', want: 'models-json' },
    { name: 'an empty models endpoint', text: '{"data":[]}', want: 'models-json' },
    {
      name: "OpenRouter's list",
      text: '{"data":[{"id":"a/b","pricing":{"prompt":"0"}}]}',
      want: 'openrouter',
    },
    { name: "LiteLLM's map", text: '{"gpt":{"litellm_provider":"openai"}}', want: 'litellm' },
    { name: "LiteLLM's sample alone", text: '{"sample_spec":{}}', want: 'litellm' },
    { name: "models.dev's providers", text: '{"openai":{"models":{}}}', want: 'models-dev' },
    { name: 'an error envelope', text: '{"error":{"message":"x"}}', want: null },
    { name: 'JSON that is cut', text: '{"data":[', want: null },
    { name: 'a list', text: '[1]', want: null },
    { name: 'a facts page', text: '# Router One Pricing Facts\n\n- a: b\n', want: 'facts-md' },
    { name: 'API docs', text: '# Router One API Documentation\n\n## Models\n', want: 'docs-md' },
    {
      name: 'docs with a table of models',
      text: '# Docs\n\n| Model | Price |\n| --- | --- |\n',
      want: 'docs-md',
    },
    { name: 'a catalog', text: '# Router One Models\n', want: 'models-md' },
    { name: 'a Chinese catalog', text: '# 模型列表\n', want: 'models-md' },
    {
      name: 'a table without a title',
      text: '| Model ID | Input |\n|---|---|\n| a | 1 |\n',
      want: 'models-md',
    },
    { name: 'a page with a title that says nothing', text: '## Hello\n\ntext\n', want: 'docs-md' },
    {
      name: 'a table with CRLF',
      text: '---\r\n# x: docs\r\n---\r\nModel | Input\r\n--- | ---\r\n',
      want: 'models-md',
    },
    { name: 'prose', text: 'The service is down for maintenance.\n', want: null },
  ])('takes $name for $want', ({ text, want }) => {
    expect(detectKind(text)).toBe(want);
  });

  it.each([
    ['# ', 200_000],
    ['id |', 200_000],
    ['\t', 200_000],
    ['- ', 200_000],
    ['{', 200_000],
    ['| id\n', 50_000],
    [' \n', 50_000],
  ])('looks at much of %j without a detour', (piece, times) => {
    expect(growthOf((size) => detectKind(piece.repeat(size)), times)).toBeLessThan(linearGrowth);
  });
});
