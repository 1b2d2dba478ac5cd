/** How the document writes a query parameter: as JSON, `name[key]=`, each member by itself, or a list with what is between. */
export type QueryStyle = 'json' | 'deep' | 'form' | ',' | '%20' | '|';
/** The pairs of a parameter, encoded. Nothing comes of `undefined` and `null`. */
export declare function pairsOf(name: string, value: unknown, style: QueryStyle): [name: string, value: string][];
/** A single value, encoded: a date as JSON has it, what is composed as JSON. */
export declare function wordOf(value: unknown): string;
/** A single value as text. */
export declare function textOf(value: unknown): string;
