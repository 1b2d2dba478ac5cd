/** A vendor's name without what people vary: `Z.AI`, `z-ai` and `z ai` are one. */
export function foldedName(name) {
    return name.toLowerCase().replace(/[\s._:@-]+/g, '');
}
/**
 * An id without what people vary: the vendor before it, dots and dashes, the case, a date or `latest` behind the name.
 * Two ids that fold to one text are most likely one model.
 */
export function foldedId(id) {
    return id
        .slice(id.lastIndexOf('/') + 1)
        .toLowerCase()
        .replace(/[\s._:@-]+/g, '-')
        .replace(/-(?:20\d{6}|20\d\d-\d\d(?:-\d\d)?|latest)$/, '');
}
