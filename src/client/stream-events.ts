/** A request's body for a whole answer: one that does not ask for a stream. */
export type NotStreamed<Body> = Body & { stream?: false | undefined };

/** One event of a chat completion's stream, as far as every gateway agrees. */
export interface ChatCompletionChunk {
  id: string;
  object: string;
  created: number;
  model: string;
  choices: {
    index: number;
    delta: { role?: string; content?: string | null; tool_calls?: ToolCallPart[]; [extra: string]: unknown };
    finish_reason?: string | null;
  }[];
  /** In the last chunk, when `stream_options.include_usage` asks for it. */
  usage?: {
    prompt_tokens: number;
    completion_tokens: number;
    total_tokens: number;
    [extra: string]: unknown;
  } | null;
}

/** A piece of a tool call; the pieces with the same index belong together. */
export interface ToolCallPart {
  index: number;
  id?: string;
  type?: string;
  function?: { name?: string; arguments?: string };
}

/** One event of an Anthropic message's stream. */
export type MessageStreamEvent =
  | {
      type: 'message_start';
      message: { id: string; model: string; usage?: MessageUsage; [extra: string]: unknown };
    }
  | { type: 'content_block_start'; index: number; content_block: { type: string; [extra: string]: unknown } }
  | { type: 'content_block_delta'; index: number; delta: ContentBlockDelta }
  | { type: 'content_block_stop'; index: number }
  | {
      type: 'message_delta';
      delta: { stop_reason?: string | null; [extra: string]: unknown };
      usage?: MessageUsage;
    }
  | { type: 'message_stop' }
  | { type: 'ping' };

/** What a piece of a message adds. */
export type ContentBlockDelta =
  | { type: 'text_delta'; text: string }
  | { type: 'input_json_delta'; partial_json: string }
  | { type: 'thinking_delta'; thinking: string }
  | { type: 'signature_delta'; signature: string };

/** The tokens a message has used so far. */
export interface MessageUsage {
  input_tokens?: number;
  output_tokens?: number;
  [extra: string]: unknown;
}

/**
 * One event of a response's stream, by its `type`. The list is closed so that a comparison of `type` tells what else an
 * event carries; a gateway may send newer ones, which come through all the same.
 */
export type ResponseStreamEvent =
  | { type: 'response.output_text.delta' | 'response.refusal.delta'; delta: string; [extra: string]: unknown }
  | { type: 'response.function_call_arguments.delta'; delta: string; [extra: string]: unknown }
  | { type: 'response.output_text.done'; text: string; [extra: string]: unknown }
  | { type: 'response.function_call_arguments.done'; arguments: string; [extra: string]: unknown }
  | {
      type: 'response.output_item.added' | 'response.output_item.done';
      item: { type: string; [extra: string]: unknown };
      [extra: string]: unknown;
    }
  | {
      type: 'response.content_part.added' | 'response.content_part.done';
      part: { type: string; [extra: string]: unknown };
      [extra: string]: unknown;
    }
  | {
      type:
        | 'response.created'
        | 'response.queued'
        | 'response.in_progress'
        | 'response.completed'
        | 'response.failed'
        | 'response.incomplete';
      response: { id: string; status?: string; [extra: string]: unknown };
      [extra: string]: unknown;
    };
