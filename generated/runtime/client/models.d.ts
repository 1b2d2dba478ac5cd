import type { Model, RemovedModel } from './model.js';
export type { Model, Price, RemovedModel, TokenCount } from './model.js';
/** The tables of the generated package, without prototypes: every key is a model. */
export interface ModelTables {
    readonly models: Readonly<Record<string, Model>>;
    readonly removedModels: Readonly<Record<string, RemovedModel>>;
    /** Models that are still listed and no longer answer. */
    readonly retiredModels?: Readonly<Record<string, Model>>;
}
/** Something to know about an id before using it. */
export interface ModelWarning {
    readonly id: string;
    readonly problem: 'deprecated' | 'retired' | 'removed' | 'unknown';
    /** The id to use instead, when there is one to name. */
    readonly suggestion: string | null;
    readonly message: string;
}
/** The model of an id. Throws a `RangeError` that names the successor of a removed id or the nearest known one. */
export declare function lookUpModel(tables: ModelTables, id: string): Model;
/** What is to be known about each id: deprecated, removed, or not in the catalog. Nothing for good ids and `auto`. */
export declare function warnAbout(tables: ModelTables, ids: readonly string[], today?: string): ModelWarning[];
/** Why an id is not in the catalog, and what to use instead. */
export declare function describeMissing(tables: ModelTables, id: string): ModelWarning;
