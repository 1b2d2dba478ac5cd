/**
 * What a model id may look like: path segments that begin with a letter, a digit, `@` or `~`, and go on with the
 * characters that published ids use. It keeps out quotes, blanks, control and bidi characters, `__proto__`, `%2e`,
 * and the segments `.` and `..`, so an id is harmless in a URL path, in an object key and in generated code.
 */
const modelIdPattern = /^[A-Za-z0-9@~][A-Za-z0-9._:@+~=*-]*(?:\/[A-Za-z0-9@~*][A-Za-z0-9._:@+~=*-]*)*$/;

/** Longer than any id seen (LiteLLM's longest has 94 characters), short enough for a report's line. */
const maximumIdLength = 200;

/** Names that an object inherits; an id of that name would read as present in any table. */
const inheritedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** True if the text can be a model's id. */
export function isModelId(text: string): boolean {
  return text.length <= maximumIdLength && modelIdPattern.test(text) && !inheritedNames.has(text);
}

/**
 * True for a text that a document may publish as an id, even if it is none that a path, a type or a shell can hold: with
 * blanks, brackets or other letters. It is kept and named, and left out of what is generated. Control and bidi characters,
 * blanks at its ends and the segments `.` and `..` make it none.
 */
export function isKeptId(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= maximumIdLength &&
    text.trim() === text &&
    !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}<>"'`\\]/u.test(text) &&
    !text.split('/').some((segment) => segment === '' || segment === '.' || segment === '..') &&
    !inheritedNames.has(text)
  );
}
