/** An object as a form: files and words as they are, lists as a field repeated, `undefined` left out. */
export declare function toForm(body: unknown): FormData | undefined;
