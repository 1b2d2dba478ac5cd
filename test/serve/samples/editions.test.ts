import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CoreDocument } from '../../../src/base/document.ts';
import { UsageFailure } from '../../../src/base/failure.ts';
import { isPlainObject, printJson } from '../../../src/base/json.ts';
import { isModelId } from '../../../src/catalog/model-id.ts';
import { latestSample, readSample, sampleDates } from '../../../src/serve/samples/editions.ts';
import { rowsOf } from './rows.ts';
import { at, escapePointer, objectAt } from './spec.ts';
import { textOf } from './text.ts';

const documents: readonly CoreDocument[] = ['openapi', 'docs', 'models', 'facts'];

describe('the sample editions', () => {
  it('are all listed, oldest first', () => {
    const folder = new URL('../../../src/serve/samples/editions/', import.meta.url);
    expect(sampleDates).toEqual(readdirSync(folder).sort());
    expect(sampleDates.at(-1)).toBe(latestSample);
  });

  it('refuse a date that is not theirs and name the dates that are', () => {
    const failure = failureOf(() => readSample('../editions/2026-06-10'));
    expect(failure).toBeInstanceOf(UsageFailure);
    expect(failure).toMatchObject({
      message: 'there is no sample edition of "../editions/2026-06-10"',
      advice: 'Name one of 2026-06-10, 2026-09-11, 2026-10-07.',
    });
  });
});

describe.each(sampleDates)('the edition of %s', (date) => {
  it.each(documents)('has %s as UTF-8 text with plain line ends', (document) => {
    const text = textOf(date, document);
    expect(text).not.toMatch(/[\r\u{feff}\0]/u);
    expect(text).toMatch(/\S\n$/);
  });

  describe('in openapi.json', () => {
    const text = textOf(date, 'openapi');
    const spec: unknown = JSON.parse(text);

    it('is printed as all our JSON is', () => {
      expect(text).toBe(printJson(spec));
    });

    it('has the nine operations of the gateway', () => {
      expect(operationsOf(spec)).toEqual([
        'POST /v1/chat/completions createChatCompletion Chat',
        'POST /v1/messages createMessage Chat',
        'POST /v1/responses createResponse Chat',
        'POST /v1/images/generations createImageGeneration Images',
        'POST /v1/images/edits createImageEdit Images',
        'POST /v1/videos/generations submitVideoGeneration Videos',
        'GET /v1/videos/generations/{task_id} getVideoGeneration Videos',
        'GET /v1/models listModels Models',
        'GET /v1/balance getBalance Account',
      ]);
    });

    it('has a component for every reference', () => {
      const references = [...new Set(referencesOf(spec))];
      expect(references.length).toBeGreaterThan(50);
      expect(references.filter((reference) => at(spec, reference) === undefined)).toEqual([]);
    });

    it('refers to every schema that it defines', () => {
      const names = Object.keys(objectAt(spec, '#/components/schemas'));
      const references = new Set(referencesOf(spec));
      expect(names.filter((name) => !references.has(`#/components/schemas/${name}`))).toEqual([]);
    });

    it.each(['/v1/chat/completions', '/v1/messages', '/v1/responses'])(
      'has examples of a whole answer and of a stream for %s',
      (path) => {
        const content = objectAt(spec, `#/paths/${escapePointer(path)}/post/responses/200/content`);
        const examples = Object.entries(content).map(([type, media]) => [
          type,
          Object.keys(objectAt(media, '#/examples')).length,
        ]);
        expect(examples).toEqual([
          ['application/json', 1],
          ['text/event-stream', expect.toSatisfy((count: number) => count >= 5)],
        ]);
      },
    );

    const constraints: ReadonlyArray<{ schema: string; property: string; want: object }> = [
      { schema: 'ChatCompletionRequest', property: 'messages', want: { minItems: 1 } },
      { schema: 'ChatCompletionRequest', property: 'stream', want: { default: false } },
      {
        schema: 'ChatCompletionRequest',
        property: 'temperature',
        want: { minimum: 0, maximum: 2, default: 1 },
      },
      { schema: 'ChatCompletionRequest', property: 'top_p', want: { minimum: 0, maximum: 1, default: 1 } },
      { schema: 'ChatCompletionRequest', property: 'max_tokens', want: { type: 'integer', minimum: 1 } },
      { schema: 'MessageRequest', property: 'messages', want: { minItems: 1 } },
      { schema: 'MessageRequest', property: 'max_tokens', want: { type: 'integer', minimum: 1 } },
      { schema: 'ResponseRequest', property: 'max_output_tokens', want: { type: 'integer', minimum: 1 } },
      { schema: 'ImageGenerationRequest', property: 'prompt', want: { maxLength: 4000 } },
      { schema: 'ImageGenerationRequest', property: 'n', want: { minimum: 1, maximum: 10, default: 1 } },
      { schema: 'ImageGenerationRequest', property: 'quality', want: { enum: ['standard', 'hd'] } },
      { schema: 'ImageGenerationRequest', property: 'response_format', want: { enum: ['url', 'b64_json'] } },
      { schema: 'VideoGenerationRequest', property: 'image_url', want: { format: 'uri' } },
      { schema: 'VideoGenerationRequest', property: 'image_urls', want: { maxItems: 3 } },
    ];

    it.each(constraints)('bounds $property of $schema', ({ schema, property, want }) => {
      expect(at(spec, `#/components/schemas/${schema}/properties/${property}`)).toMatchObject(want);
    });

    it('leaves the model ids open', () => {
      expect(at(spec, '#/components/schemas/ChatCompletionRequest/properties/model/enum')).toBeUndefined();
    });
  });

  describe('in models.md', () => {
    const page = textOf(date, 'models');
    const rows = rowsOf(page);

    it('says of which day it is', () => {
      expect(page).toContain(`\nLast updated: ${date}\n`);
    });

    it('has a plausible number of models with legal ids', () => {
      expect(rows.size).toBeGreaterThanOrEqual(25);
      expect(rows.size).toBeLessThanOrEqual(45);
      expect([...rows.keys()].filter((id) => !isModelId(id))).toEqual([]);
    });

    it('has ids with and without the name of a provider', () => {
      const prefixed = [...rows.keys()].filter((id) => id.includes('/'));
      expect(prefixed.length).toBeGreaterThan(10);
      expect(rows.size - prefixed.length).toBeGreaterThan(10);
    });

    it('names the provider of an id in the column too', () => {
      const contradictions = [...rows].filter(
        ([id, row]) => id.includes('/') && row.get('Provider')?.toLowerCase() !== id.split('/')[0],
      );
      expect(contradictions).toEqual([]);
    });

    it('has a successor in the catalog for each deprecated model', () => {
      const deprecated = [...rows.values()].filter((row) => row.get('Status') === 'Deprecated');
      const successors = deprecated.map((row) => /Use `([^`]+)`/.exec(row.get('Notes') ?? '')?.[1] ?? '');
      expect(successors).toHaveLength(1);
      expect(successors.filter((id) => !rows.has(id))).toEqual([]);
    });

    it('does not list the models that the docs use as examples', () => {
      expect(['gpt-4o', 'claude-sonnet-4-20250514', 'auto'].filter((id) => rows.has(id))).toEqual([]);
    });
  });

  it('has sections three blank lines apart in docs.md', () => {
    const docs = textOf(date, 'docs');
    const headings = docs.match(/^## /gm) ?? [];
    expect(docs.split(/\S\n{4}(?=## )/)).toHaveLength(headings.length + 1);
    expect(headings).toHaveLength(13);
  });

  it('keeps the contradiction about the form of a key', () => {
    expect(textOf(date, 'docs')).toContain('Authorization: Bearer sk-xxx');
    expect(textOf(date, 'facts')).toContain('\n- API key format: sk-rk-...\n');
  });

  it('has facts.md in the grammar of the facts pages', () => {
    const [title, , updated, , ...rest] = textOf(date, 'facts').trimEnd().split('\n');
    expect(title).toBe('# Router One Integration Facts');
    expect(updated).toMatch(/^Last updated: 2026-\d\d-\d\d$/);
    const facts = rest.filter((line) => line !== '' && line !== '## Canonical integration pages');
    expect(facts.filter((line) => !/^- [^:]+: \S/.test(line))).toEqual([]);
    expect(facts).toHaveLength(26);
  });
});

function failureOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (failure) {
    return failure;
  }
}

function operationsOf(spec: unknown): string[] {
  return Object.entries(objectAt(spec, '#/paths')).flatMap(([path, item]) =>
    Object.entries(objectAt(item, '#')).map(
      ([method, operation]) =>
        `${method.toUpperCase()} ${path} ${at(operation, '#/operationId')} ${at(operation, '#/tags/0')}`,
    ),
  );
}

function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (!isPlainObject(value)) return [];
  const own = typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return [...own, ...Object.values(value).flatMap(referencesOf)];
}
