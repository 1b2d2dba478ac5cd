import { readSuccesses } from '../../codegen/api/answers.ts';
import { type ChatProtocol, protocolOfOperation } from '../../codegen/api/protocols.ts';
import { jsonOf } from '../../openapi/api.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';

const head = { id: 'chatcmpl-local', object: 'chat.completion.chunk', created: 0, model: 'local' };
const choice = (delta: object, reason: string | null) => ({
  ...head,
  choices: [{ index: 0, delta, finish_reason: reason }],
});
const text = 'Hello! How can I help?';
const usage = { input_tokens: 1, output_tokens: 1 };
const response = { id: 'resp_local', object: 'response', output: [] };

/** The events of each way to chat, for documents that have `stream` in the request and say nothing of what comes. */
const usual: Readonly<Record<ChatProtocol, readonly object[]>> = {
  'chat-completions': [choice({ role: 'assistant', content: text }, null), choice({}, 'stop')],
  messages: [
    {
      type: 'message_start',
      message: { id: 'msg_local', type: 'message', role: 'assistant', content: [], model: 'local', usage },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage },
    { type: 'message_stop' },
  ],
  responses: [
    { type: 'response.created', response: { ...response, status: 'in_progress' } },
    {
      type: 'response.output_text.delta',
      item_id: 'msg_local',
      output_index: 0,
      content_index: 0,
      delta: text,
    },
    { type: 'response.completed', response: { ...response, status: 'completed' } },
  ],
};

/** What an operation streams of which the document does not say that it does; `null` for one that does not chat. */
export function usualEvents(spec: OpenApiDocument, { value }: Operation): readonly object[] | null {
  const document = jsonOf(spec);
  const protocol = protocolOfOperation(document, value, readSuccesses(document, value));
  return protocol === null ? null : usual[protocol];
}
