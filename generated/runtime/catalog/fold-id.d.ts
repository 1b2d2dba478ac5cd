/** A vendor's name without what people vary: `Z.AI`, `z-ai` and `z ai` are one. */
export declare function foldedName(name: string): string;
/**
 * An id without what people vary: the vendor before it, dots and dashes, the case, a date or `latest` behind the name.
 * Two ids that fold to one text are most likely one model.
 */
export declare function foldedId(id: string): string;
/** In one case, with one sign between words: equal for two spellings of one text, its vendor included. */
export declare function inOneSpelling(text: string): string;
/** The known id that a text stands for; `null` where none does, or two do equally. */
export type Meaning = (written: string) => string | null;
/**
 * Prepares the question which id is meant by what a person wrote: the one place that knows what people vary. Where
 * several vendors have a model of the name, the vendor that was written decides.
 *
 * @param strict only the vendor, the case, dots and dashes, and a date may differ; not affixes or the order of words.
 */
export declare function meaningOf(ids: Iterable<string>, strict?: boolean): Meaning;
