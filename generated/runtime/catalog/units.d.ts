/**
 * What prices buy: one row a unit, which reading, completing, comparing, pricing and words all ask. A new unit is a new
 * row here.
 */
/** A unit of the table. */
export interface Unit {
    readonly plural: string;
    /** Its words in English and Chinese, as a pattern; longest first. */
    readonly words: string;
    /** The items that are sold by it: a price that is only called a price is for the first. By default the unit itself. */
    readonly pays?: readonly string[];
    /** How many of another unit it is: a minute is 60 seconds. By default one of itself. */
    readonly is?: readonly [count: number, unit: string];
}
/** In the order in which their words are tried. */
export declare const units: Readonly<Record<string, Unit>>;
/** How several of a unit are written; a unit that a page has and the table has not takes an `s`. */
export declare function pluralOf(unit: string): string;
/** What a unit is measured in, and how many of those it is: `minute` → 60 `second`. */
export declare function measureOf(unit: string): readonly [count: number, unit: string];
/** The items that are sold by a unit, the first one before all. */
export declare function soldBy(unit: string): readonly string[];
/** The unit that a word names, in any case; a word that the table does not have names itself. */
export declare function unitNamed(word: string): string;
/** True if an item can be sold by a unit: one that no unit of the table is for can be by any. */
export declare function isSoldBy(item: string, unit: string): boolean;
/** What words and letters behind a number multiply it by. `Ki` and `Mi` are the binary ones. */
export declare const multiples: Readonly<Record<string, number>>;
