import { describe, expectTypeOf, it } from 'vitest';
import type {
  ChatCompletionChunk,
  MessageStreamEvent,
  ResponseStreamEvent,
} from '../../src/client/stream-events.ts';

/** The member of a union of events that a comparison of `type` leaves. */
type Narrowed<Event extends { type: string }, Type extends string> = Event extends { type: infer Types }
  ? Type extends Types
    ? Event
    : never
  : never;

describe('the types of events where the API does not describe them', () => {
  it('tell by `type` what an event carries', () => {
    expectTypeOf<
      Narrowed<ResponseStreamEvent, 'response.output_text.delta'>['delta']
    >().toEqualTypeOf<string>();
    expectTypeOf<
      Narrowed<ResponseStreamEvent, 'response.completed'>['response']['id']
    >().toEqualTypeOf<string>();
    expectTypeOf<Narrowed<MessageStreamEvent, 'content_block_delta'>['index']>().toEqualTypeOf<number>();
    expectTypeOf<ChatCompletionChunk['choices'][number]['delta']['content']>().toEqualTypeOf<
      string | null | undefined
    >();
  });
});
