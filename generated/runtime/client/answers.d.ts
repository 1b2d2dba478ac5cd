/** The answer as what its own type says, where the document promises more than one: JSON, lines of it, text, or bytes. */
export declare function readByType(response: Response): Promise<unknown>;
/** An answer in lines of JSON as the list of them. */
export declare function readLines(response: Response): Promise<unknown[]>;
