import { type QueryStyle } from './queries.js';
/** A value of a path: what stands before it (`.` or `;name=`), and `*` where each member stands by itself. */
type PathStyle = '' | '*' | '.' | '.*' | ';' | ';*';
/** A header: as JSON, or an object as `key=value` or as `key,value`. */
type HeaderStyle = 'json' | '=' | ',';
/** Parameters that are not simply a name with a value, by place and name. */
interface ParameterStyles {
    readonly query?: Readonly<Record<string, QueryStyle>>;
    readonly path?: Readonly<Record<string, PathStyle>>;
    readonly headers?: Readonly<Record<string, HeaderStyle>>;
    readonly cookies?: Readonly<Record<string, QueryStyle>>;
    /** What the path itself has of a query: `beta=true`. */
    readonly fixed?: string;
    /** What is accepted, where the same address has other answers too. */
    readonly accept?: string;
}
/** The parameters of a call, as they are given. */
interface Given {
    readonly headers?: object | undefined;
    readonly cookies?: object | undefined;
}
/** Writes the parameters of an operation as the document says; what it gives back goes to openapi-fetch. */
export declare function parameterWriter(styles: ParameterStyles): (given: Given) => object;
export {};
