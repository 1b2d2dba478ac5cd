/** A vendor's name without what people vary: `Z.AI`, `z-ai` and `z ai` are one. */
export declare function foldedName(name: string): string;
/**
 * An id without what people vary: the vendor before it, dots and dashes, the case, a date or `latest` behind the name.
 * Two ids that fold to one text are most likely one model.
 */
export declare function foldedId(id: string): string;
