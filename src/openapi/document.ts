import type { JsonValue } from '../base/json.ts';
import type { Position } from '../base/json-positions.ts';

/** An OpenAPI 3.x document: plain JSON, checked to have the parts that we walk, with only local refs. */
export interface ApiReading {
  readonly spec: OpenApiDocument;
  /** The text it was read from (LF, no BOM); positions of pointers are found in it when they are needed. */
  readonly text: string;
  /** What the text is, where it is not JSON. */
  readonly syntax?: 'yaml';
  /** Where a pointer's value stands, for a document that was not published as JSON; then `text` is made from it. */
  readonly positions?: ReadonlyMap<string, Position>;
}

/** The parts of an OpenAPI document that every reader may rely on; everything else stays unread JSON. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly [key: string]: JsonValue };
  readonly paths: { readonly [path: string]: { readonly [key: string]: JsonValue } };
  readonly [key: string]: unknown;
}
