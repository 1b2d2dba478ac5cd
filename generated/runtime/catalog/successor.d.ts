/**
 * Follows published successors and renames from an id to the last one that answers: a → b → c gives c. `null` where none
 * of them does, and for a circle, since whoever is sent round in one has no model to move to.
 *
 * @param next what an id names as its successor; `null` where it names none.
 */
export declare function lastAnswering(id: string, next: (id: string) => string | null, answers: (id: string) => boolean): string | null;
