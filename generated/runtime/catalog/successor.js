/**
 * Follows published successors and renames from an id to the last one that answers: a → b → c gives c. `null` where none
 * of them does, and for a circle, since whoever is sent round in one has no model to move to.
 *
 * @param next what an id names as its successor; `null` where it names none.
 */
export function lastAnswering(id, next, answers) {
    const visited = new Set([id]);
    let last = null;
    for (let current = next(id); current !== null; current = next(current)) {
        if (visited.has(current))
            return null;
        visited.add(current);
        if (answers(current))
            last = current;
    }
    return last;
}
