import type { Place, Problem } from '../base/problem.ts';
import type { Coverage } from '../catalog/coverage.ts';
import type { FactSource } from '../catalog/fact-source.ts';
import type { Model } from '../catalog/model.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { ApiReading } from '../openapi/document.ts';

/** The kinds of catalogs in JSON, in the order in which they are recognised: the particular ones first. */
export const jsonKinds = [
  ...(['portkey', 'litellm', 'genai-prices', 'models-dev', 'litellm-proxy', 'new-api'] as const),
  ...(['openrouter', 'vercel-gateway', 'together', 'google', 'ollama', 'models-json'] as const),
] as const;
export type JsonCatalogKind = (typeof jsonKinds)[number];

/** What a document can be read as: the values of `--as`. */
export const documentKinds = ['models-md', ...jsonKinds, 'openapi', 'docs-md', 'facts-md'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Where the documents came from. A sample edition is never the base of a live one. */
export type Origin = 'live' | 'sample';

/** The models of one edition in code-point order of their ids, with the places they were read from. */
export interface CatalogReading {
  readonly models: readonly Model[];
  /** Model id → the line that names it. */
  readonly places: ReadonlyMap<string, Place>;
  /** Model id → the lasting name that the gateway itself has for it, where it publishes one. */
  readonly canonical?: ReadonlyMap<string, string>;
  /** Fields of a catalog in JSON that a Model has no place for → how many models have them. */
  readonly ignoredFields?: ReadonlyMap<string, number>;
  /** Where the facts of the one model that was asked for stand. */
  readonly sources?: readonly FactSource[];
  /** What became of every cell, item and field of the document. */
  readonly coverage?: Coverage;
}

/** The docs as an outline: every heading with the Markdown between it and the next one. */
export interface DocsReading {
  readonly sections: readonly DocsSection[];
}

export interface DocsSection {
  /** Headings from the title down to this one: `['Acme AI API Documentation', 'Quick Start', '1. Get a key']`. */
  readonly path: readonly string[];
  /** 1 to 6. */
  readonly level: number;
  readonly line: number;
  /** The section's own Markdown without its heading and its subsections; LF, no blanks at either end. */
  readonly content: string;
  /** The same, taken apart. */
  readonly blocks: readonly DocsBlock[];
}

/**
 * A piece of a docs section, in the order of the text: prose, a code sample, or a table. What stands in a list or in a
 * quotation is taken out of it, so that another bullet is no other text. Rules and comments say nothing and are left out.
 */
export type DocsBlock = DocsText | DocsSample | DocsTable;

export interface DocsText {
  readonly kind: 'text';
  readonly line: number;
  /** Its Markdown on one line, so that text that is only wrapped otherwise is the same. */
  readonly text: string;
}

export interface DocsSample {
  readonly kind: 'sample';
  /** Of its first line of code, below the fence. */
  readonly line: number;
  /** As the fence names it, `bash`; `null` when it names none. */
  readonly language: string | null;
  readonly text: string;
}

/** The `language` of the sample that a page's front matter is read as. */
export const frontMatter = 'front matter';

export interface DocsTable {
  readonly kind: 'table';
  readonly line: number;
  /** The cells of its first row as Markdown. */
  readonly header: readonly string[];
  readonly rows: readonly DocsRow[];
}

export interface DocsRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A facts page. */
export interface FactsReading {
  /** `Integration` of `# Acme AI Integration Facts`. */
  readonly topic: string;
  /** The day the page says it was updated, `YYYY-MM-DD`. Never compared: another date alone is no change. */
  readonly updated: string | null;
  readonly facts: readonly Fact[];
  readonly links: readonly FactLink[];
}

export interface Fact {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

export interface FactLink {
  readonly label: string;
  readonly url: string;
  /** The Markdown twin's address, when the page names one. */
  readonly markdownUrl: string | null;
  readonly line: number;
}

/** What one moment's documents say. A part is `null` when its document was not among those compared (`diff a.md b.md`). */
export interface Edition {
  /** The UTC day on which these digests were first seen; `null` for documents outside any edition. */
  readonly date: string | null;
  readonly origin: Origin;
  /** Whose documents these are; by default the gateway that the tool was made for. */
  readonly gateway?: Gateway;
  /** Document name → digest of its bytes. */
  readonly digests: Readonly<Record<string, string>>;
  readonly catalog: CatalogReading | null;
  /** What the gateway's own API lists, when it was asked; its exact counts are already in `catalog` where they agree. */
  readonly live?: CatalogReading;
  readonly api: ApiReading | null;
  readonly docs: DocsReading | null;
  /** By document name: `facts`, and `facts-TOPIC` for each further page. */
  readonly facts: ReadonlyMap<string, FactsReading>;
  /** Warnings only: an edition with an error does not exist. */
  readonly problems: readonly Problem[];
}

/**
 * Counts the readers: raised whenever the same documents are read into other data. A package made by an older reader
 * is made again from the documents it holds, and what only the reader changed is never reported as upstream's doing.
 */
export const readerVersion = 3;
