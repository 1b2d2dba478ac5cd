/** A file within a form: a `Blob`, bytes, or a stream of them. */
export type FileInput = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
/** A body that is sent as it is. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;
/** A body as it goes out: what `fetch` is told of it, and its type where `fetch` does not know it. */
export interface EncodedBody {
    readonly type: string | undefined;
    readonly init: object;
}
/** Writes a body in one of the media types that an operation takes: the first that fits the value. */
export declare function encodeBody(given: unknown, types: readonly string[]): Promise<EncodedBody>;
