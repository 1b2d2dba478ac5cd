/** A model id taken apart, so that two spellings of one name can be told from two names. */
export interface IdParts {
    /** Everything before the last slash: the vendor, or the host and the vendor. */
    readonly prefix: string | null;
    /** Everything after it, without snapshot, affixes and variant. */
    readonly name: string;
    readonly snapshot: Snapshot | null;
    /** What people put around a name without meaning another model: `us.`, `-preview`, `-v1:0`, `:cloud`; in order. */
    readonly affixes: string;
    /** `:free`, `:thinking`: another way to call the model, which is another model. */
    readonly variant: string;
    /** The name's lower-case words, sizes (`8b`) and numbers in order; `gpt-4.1` and `GPT-4-1` have the same. */
    readonly tokens: readonly string[];
    /** The tokens without a vendor before a dot, as a cloud writes it: `amazon.nova-lite`. */
    readonly own: readonly string[];
}
/** A frozen version's mark. */
interface Snapshot {
    /** As written, with its separator: `-2026-05-01`, `@20260501`, `-latest`. */
    readonly text: string;
    /** `2026-05-01` for a full date, `05-01` for a short one, `latest`. */
    readonly date: string;
    /** Four digits can be a size just as well. */
    readonly isShort: boolean;
}
/** Takes an id apart, one that was escaped for an address too. Any text will do; what is not understood is part of the name. */
export declare function partsOf(written: string): IdParts;
/** True for a token that only counts: a version's part. */
export declare function isNumber(token: string): boolean;
/** Equal for all ids that can be renames of each other by their names: the words in any order, the numbers in theirs. */
export declare function stemOf({ tokens }: Pick<IdParts, 'tokens'>): string;
/** The stem without a vendor before a dot: equal for `amazon.nova-lite` and `nova-lite`. */
export declare function ownStemOf({ own, variant }: Pick<IdParts, 'own' | 'variant'>): string;
/** Equal for names with the same letters and figures, whatever stands between them: `glm-4.5` and `glm-45`. */
export declare function lettersOf({ prefix, name, variant }: IdParts): string;
/**
 * Equal for ids whose words are the same whichever of them stand before the last slash: `acme-x` and `acme/x`, and
 * `acme/acme-x`, which says one twice.
 */
export declare function wholeStemOf({ prefix, tokens, variant }: IdParts): string;
export {};
