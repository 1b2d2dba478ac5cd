/** A file within a form: a `Blob`, bytes, or a stream of them. */
export type FileInput = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
/** A body that is sent as it is. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;
/** A body as it goes out, with its type where `fetch` does not know it. */
export interface EncodedBody {
    readonly body: unknown;
    readonly type: string | null;
}
/** Writes a body in one of the media types that an operation takes: the first that fits the value. */
export declare function encodeBody(body: unknown, types: readonly string[]): Promise<EncodedBody>;
