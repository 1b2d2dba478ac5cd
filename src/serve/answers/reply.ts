import type { Page } from '../samples/site.ts';

/** What the router says to one request. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly headers: ReplyHeaders;
      readonly value: unknown;
    }
  /** Any other content, of this media type. */
  | {
      readonly kind: 'content';
      readonly status: number;
      readonly type: string;
      readonly content: string | Uint8Array;
    }
  /** Server-sent events: the data of each, in order. */
  | { readonly kind: 'events'; readonly status: number; readonly events: readonly ServerEvent[] }
  | { readonly kind: 'page'; readonly page: Page };

export type ReplyHeaders = Readonly<Record<string, string>>;

/** One server-sent event. */
export interface ServerEvent {
  /** `null` for the events of chat completions, which have no names. */
  readonly name: string | null;
  readonly data: string;
}
