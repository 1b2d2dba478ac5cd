import type { Document, DocumentFormat, DocumentName, Validators } from '../base/document.ts';
import type { FetchLimits } from './limits.ts';

/** One question: give me this document, unless it is still the one I have. */
export interface DocumentRequest {
  readonly name: DocumentName;
  readonly address: string;
  readonly expects: DocumentFormat;
  /** Of the copy that we hold intact; `null` asks for the whole document. */
  readonly validators: Validators | null;
  /** Sent to the origin of `address` and to nobody else, whatever it redirects to. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One answer: the document, or that ours is still the published one. */
export type FetchResult =
  | { readonly status: 'fetched'; readonly document: Document }
  | { readonly status: 'not-modified'; readonly name: DocumentName; readonly validators: Validators };

/** How far a document is, for a progress line. */
export interface FetchProgress {
  readonly name: DocumentName;
  readonly state: 'asking' | 'waiting' | 'done' | 'failed';
  /** Counts from 1. */
  readonly attempt: number;
  /** What the last attempt met, and how long we wait, in words; `null` unless `waiting` or `failed`. */
  readonly note: string | null;
}

export interface FetchOptions {
  /** Who asks: `router-one-sync/1.2.3 (+https://…)`. */
  readonly userAgent: string;
  readonly limits?: Partial<FetchLimits>;
  /** Origins, beside each document's own, to which an answer may redirect: `https://cdn.example`. */
  readonly allowedRedirectOrigins?: readonly string[];
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read from; `process.env` unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Keys that are sent with a request: no document, address or message may hold them. */
  readonly secrets?: readonly string[];
  /** Ends everything at once; its reason is what is thrown. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
}
