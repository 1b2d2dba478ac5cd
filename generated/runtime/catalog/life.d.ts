/** The state of a model: `retired` models are listed and no longer answer; `deprecated` ones still do. */
export type Life = 'living' | 'deprecated' | 'retired';
/** What status and details of a model say together. */
export declare function lifeOf(model: {
    readonly status: string;
    readonly deprecation: object | null;
}): Life;
