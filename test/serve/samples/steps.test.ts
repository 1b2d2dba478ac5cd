import { describe, expect, it } from 'vitest';
import { type Row, rowsOf } from './rows.ts';
import { at, objectAt } from './spec.ts';
import { textOf } from './text.ts';

interface Step {
  readonly from: string;
  readonly to: string;
  readonly removed: readonly string[];
  readonly renamed: readonly [from: string, to: string];
  readonly added: readonly string[];
  /** Every cell that differs in the models that both editions have: `id, column: from → to`. */
  readonly cells: readonly string[];
}

const steps: readonly Step[] = [
  {
    from: '2026-06-10',
    to: '2026-09-11',
    removed: ['openai/gpt-4.1'],
    renamed: ['anthropic/claude-haiku-4-5', 'anthropic/claude-haiku-4.5'],
    added: [
      'openai/gpt-5.6-sol',
      'anthropic/claude-fable-5.1',
      'google/gemini-3.5-flash',
      'grok-4.6',
      'mistral/devstral-2',
      'qwen3-coder-plus',
      'minimax-m3',
      'flux-2-pro',
      'seedance-2',
    ],
    cells: [
      'openai/gpt-5.5, Input: $0.60 → $0.50',
      'openai/gpt-5.5, Output: $3.00 → $2.25',
      'openai/gpt-5.5, Cached input: $0.06 → $0.05',
      'google/gemini-3-flash, Context: 1049K → 1.0M',
      'deepseek-v4-pro, Input: $0.14 → $0.16',
      'deepseek-v4-pro, Output: $0.28 → $0.32',
      'deepseek-v4-pro, Cached input: $0.014 → $0.016',
      'grok-4.5, Status: Active → Deprecated',
      'grok-4.5, Notes: - → Retires on 2026-10-01. Use `grok-4.6` instead.',
      'grok-code-fast-2, Status: Preview → Active',
      'mistral/mistral-large-3, Context: 128k → 256k',
      'kimi-k2.6, Capabilities: chat, streaming, tool_calling → chat, streaming, tool_calling, vision',
      'gpt-image-2, Price: $0.05 / image → $0.04 / image',
      'kling-3.0, Price: - → $0.07 / second',
      'kling-3.0, Status: Preview → Active',
      'kling-3.0, Notes: The price follows when the preview ends. → -',
    ],
  },
  {
    from: '2026-09-11',
    to: '2026-10-07',
    removed: ['grok-4.5'],
    renamed: ['qwen3-max', 'qwen/qwen3-max'],
    added: ['openai/gpt-6-astra', 'qwen-image-2'],
    cells: [
      'openai/gpt-5.6-sol, Capabilities: chat, streaming, tool_calling, vision → chat, streaming, tool_calling, vision, reasoning',
      'openai/gpt-5.4-mini, Status: Active → Deprecated',
      'openai/gpt-5.4-mini, Notes: - → Retires on 2026-12-31. Use `openai/gpt-5.6-terra` instead.',
      'anthropic/claude-sonnet-5, Input: $1.20 → $1.50',
      'anthropic/claude-sonnet-5, Output: $6.00 → $7.50',
      'anthropic/claude-sonnet-5, Cached input: $0.12 → $0.15',
      'anthropic/claude-sonnet-5, Cache write: $1.50 → $1.875',
      'anthropic/claude-opus-4.8, Context: 200k → 1.0M',
      'google/gemini-3-flash, Input: $0.1125 → $0.11',
      'google/gemini-3.5-flash, Status: Preview → Active',
      'deepseek-v4-pro, Input: $0.16 → $0.12',
      'deepseek-v4-pro, Output: $0.32 → $0.24',
      'deepseek-v4-pro, Cached input: $0.016 → $0.012',
      'mistral/mistral-large-3, Cached input: - → $0.05',
      'flux-2-pro, Capabilities: image_generation → image_generation, image_edit',
      'google/veo-3.1, Price: $0.20 / second → $0.16 / second',
      'openai/gpt-5-transcribe, Price: $0.003 / minute → $0.004 / minute',
    ],
  },
];

/** A sample must look like an ordinary landing: real catalogs lose up to 5 % in one, and 11 % or more only in great cuts. */
const largestBelievableLoss = 0.08;

describe.each(steps)('from $from to $to', ({ from, to, removed, renamed, added, cells }) => {
  const before = rowsOf(textOf(from, 'models'));
  const after = rowsOf(textOf(to, 'models'));

  it('exactly these models go and come', () => {
    const gone = [...before.keys()].filter((id) => !after.has(id));
    const come = [...after.keys()].filter((id) => !before.has(id));
    expect(new Set(gone)).toEqual(new Set([...removed, renamed[0]]));
    expect(new Set(come)).toEqual(new Set([...added, renamed[1]]));
  });

  it('one model is renamed, and its row says nothing else that is new', () => {
    const [oldId, newId] = renamed;
    expect(factsOf(after.get(newId))).toEqual(factsOf(before.get(oldId)));
  });

  it('no other model that comes could be taken for one that goes', () => {
    const twins = removed.filter((id) =>
      added.some((other) => numbersOf(after.get(other)) === numbersOf(before.get(id))),
    );
    expect(twins).toEqual([]);
  });

  it('the loss is small enough to be believed, and no provider is lost', () => {
    const gone = [...before.keys()].filter((id) => !after.has(id));
    expect(gone.length / before.size).toBeLessThanOrEqual(largestBelievableLoss);
    expect([...providersOf(before)].filter((provider) => !providersOf(after).has(provider))).toEqual([]);
  });

  it('exactly these facts change in the models that stay', () => {
    const changed = [...before].flatMap(([id, row]) => changedCells(id, row, after.get(id)));
    expect(changed).toEqual(cells);
  });
});

describe('the catalog of 2026-09-11', () => {
  const rows = rowsOf(textOf('2026-09-11', 'models'));

  it.each([
    { id: 'openai/gpt-5.5', input: '$0.50', output: '$2.25', context: '1.1M' },
    { id: 'openai/gpt-5.6-terra', input: '$0.25', output: '$1.50', context: '1.1M' },
    { id: 'google/gemini-3-flash', input: '$0.1125', output: '$0.675', context: '1.0M' },
    { id: 'anthropic/claude-haiku-4.5', input: '$0.30', output: '$3.00', context: '200k' },
    { id: 'grok-4.5', input: '$0.80', output: '$2.40', context: '500k' },
  ])('has the reported values of $id', ({ id, input, output, context }) => {
    const row = rows.get(id);
    expect([row?.get('Input'), row?.get('Output'), row?.get('Context')]).toEqual([input, output, context]);
    expect(row?.get('Capabilities')).toContain('vision');
  });
});

describe('the API', () => {
  const [june, september, october] = ['2026-06-10', '2026-09-11', '2026-10-07'].map((date): unknown =>
    JSON.parse(textOf(date, 'openapi')),
  );
  const chat = '#/components/schemas/ChatCompletionRequest/properties';
  const video = '#/components/schemas/VideoGenerationRequest';
  const videoState = '#/components/schemas/VideoGeneration/properties/status/enum';

  it('gains response_format on chat completions in September', () => {
    expect(Object.keys(objectAt(june, chat))).not.toContain('response_format');
    expect(Object.keys(objectAt(september, chat))).toContain('response_format');
  });

  it('moves its examples to models of the catalog in September', () => {
    const examples = [june, september, october].map((spec) => at(spec, `${chat}/model/examples/0`));
    expect(examples).toEqual(['gpt-4o', 'openai/gpt-5.5', 'openai/gpt-5.5']);
  });

  it('asks for the resolution of a video in October, which breaks callers', () => {
    expect(at(september, `${video}/required`)).toEqual(['model', 'prompt']);
    expect(at(september, `${video}/properties/resolution`)).toBeUndefined();
    expect(at(october, `${video}/required`)).toEqual(['model', 'prompt', 'resolution']);
  });

  it('takes an optional reasoning_effort in October', () => {
    expect(Object.keys(objectAt(september, chat))).not.toContain('reasoning_effort');
    expect(Object.keys(objectAt(october, chat))).toContain('reasoning_effort');
  });

  it('knows one more shape and one more end of a video in October', () => {
    expect(at(september, `${video}/properties/aspect_ratio/enum`)).toEqual(['16:9', '9:16', '1:1']);
    expect(at(october, `${video}/properties/aspect_ratio/enum`)).toEqual(['16:9', '9:16', '1:1', '4:3']);
    expect(at(september, videoState)).toEqual(['pending', 'processing', 'completed', 'failed']);
    expect(at(october, videoState)).toEqual(['pending', 'processing', 'completed', 'failed', 'cancelled']);
  });

  it('speaks Chinese and English in June and less Chinese ever after', () => {
    const chinese = [june, september, october].map((spec) => {
      const texts = JSON.stringify(spec).match(/"description":"[^"]*"/g) ?? [];
      return texts.filter((text) => /\p{Script=Han}/u.test(text)).length;
    });
    expect(chinese).toEqual([expect.toSatisfy((count: number) => count > 40), 3, 0]);
    expect(at(june, '#/paths/~1v1~1models/get/description')).toBe('The models that the key may call.');
  });
});

describe('the docs', () => {
  it('move their errors before the operations in September and keep every section', () => {
    const june = headingsOf('2026-06-10');
    const september = headingsOf('2026-09-11');
    expect([...september].sort()).toEqual([...june].sort());
    expect(june.indexOf('Errors')).toBe(12);
    expect(september.indexOf('Errors')).toBe(4);
    expect(headingsOf('2026-10-07')).toEqual(september);
  });

  it.each([
    { from: '2026-06-10', to: '2026-09-11', edited: ['Chat Completions'] },
    { from: '2026-09-11', to: '2026-10-07', edited: ['Chat Completions', 'Video Generations'] },
  ])('edit only $edited from $from to $to', ({ from, to, edited }) => {
    const before = sectionsOf(from);
    const after = sectionsOf(to);
    expect([...after.keys()].filter((heading) => after.get(heading) !== before.get(heading))).toEqual(edited);
  });
});

describe('the facts', () => {
  it.each([
    { from: '2026-06-10', to: '2026-09-11', edited: ['Model access', 'Fallback'] },
    { from: '2026-09-11', to: '2026-10-07', edited: ['Supported clients'] },
  ])('change $edited and their date from $from to $to', ({ from, to, edited }) => {
    const before = new Set(textOf(from, 'facts').split('\n'));
    const lines = textOf(to, 'facts').split('\n');
    const changed = lines.filter((line) => !before.has(line)).map((line) => line.split(': ')[0]);
    expect(changed).toEqual(['Last updated', ...edited.map((key) => `- ${key}`)]);
    expect(lines).toHaveLength(textOf(from, 'facts').split('\n').length);
  });
});

/** What a row says beside its id; the day of release is a column of the newest edition only. */
function factsOf(row: Row | undefined): unknown {
  return Object.fromEntries(
    [...(row ?? [])].filter(([column]) => column !== 'Model' && column !== 'Released'),
  );
}

function numbersOf(row: Row | undefined): string {
  return ['Context', 'Input', 'Output', 'Price'].map((column) => row?.get(column) ?? '').join(' ');
}

function providersOf(rows: ReadonlyMap<string, Row>): Set<string> {
  return new Set([...rows.values()].map((row) => row.get('Provider') ?? ''));
}

function changedCells(id: string, before: Row, after: Row | undefined): string[] {
  if (after === undefined) return [];
  return [...before]
    .filter(([column, cell]) => after.get(column) !== cell)
    .map(([column, cell]) => `${id}, ${column}: ${cell} → ${after.get(column)}`);
}

function sectionsOf(date: string): Map<string, string> {
  const sections = textOf(date, 'docs').trimEnd().split('\n\n\n\n## ').slice(1);
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), section]));
}

function headingsOf(date: string): string[] {
  return [...sectionsOf(date).keys()];
}
