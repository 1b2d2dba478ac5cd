/** A file within a form: a `Blob`, bytes, or a stream of them. */
export type FileInput = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
/** A body that is sent as it is. */
export type BinaryBody = FileInput;
/** A body as it goes out: what `fetch` is told of it, and its type where `fetch` does not know it. */
export interface EncodedBody {
    readonly type: string | undefined;
    readonly init: object;
}
/** Fields of a form by name: the media type of one that is a part, or how it is written among words. */
export type FieldStyles = Readonly<Record<string, string>>;
/** Writes a body in one of the media types that an operation takes. */
export type Encode = (given: unknown, types: readonly string[], fields?: FieldStyles) => Promise<EncodedBody>;
/** Takes the first media type that fits the value. */
export declare const encodeBody: Encode;
