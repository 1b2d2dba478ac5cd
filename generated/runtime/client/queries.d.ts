/** How the document writes a query parameter: as JSON, `name[key]=`, each member by itself, or a list with what is between. */
export type QueryStyle = 'json' | 'deep' | 'form' | ',' | '%20' | '|';
/** Writes a query in which some parameters are not simply a name with a value, or with several. */
export declare function queryWriter(styles: Readonly<Record<string, QueryStyle>>): (query: object) => string;
/** Cookies as a browser sends them. */
export declare function cookieText(cookies: object): string;
