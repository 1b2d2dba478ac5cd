/** A name under which a call could be made before, and still can until the next major release. */
export interface Alias {
  readonly name: string;
  readonly group: string;
  readonly stream: string | null;
  /** The last release when it became one, which has the name without a word; `null` before the first release. */
  readonly since: string | null;
}

/** What a call of the API is called in the package, and what that was made from. */
export interface NamedCall {
  readonly name: string;
  readonly group: string;
  /** The function that streams. */
  readonly stream: string | null;
  /** The operationId and the first tag that the names were made from. */
  readonly id: string | null;
  readonly tag: string | null;
  /** How its body is given: by itself, or, where the call existed before it took one, among the options. */
  readonly body: 'argument' | 'option' | null;
  readonly aliases: readonly Alias[];
}

/** A name of a component that the document no longer has, and the one that stands for it. */
export interface ComponentAlias {
  /** `schemas`, `responses` … */
  readonly sort: string;
  readonly name: string;
  readonly is: string;
  readonly since: string | null;
}

/** The public names of a package, as its manifest remembers them. */
export interface RememberedNames {
  /** By call: `POST /v1/messages`. */
  readonly calls: Readonly<Record<string, NamedCall>>;
  readonly components: readonly ComponentAlias[];
  /** Names that the generator made for schemas: what is sent of a schema that comes back as well, or the other way round. */
  readonly twins: Readonly<Record<string, string>>;
  /** Schemas that are open under their own name: they were only sent when they were named. */
  readonly opened: readonly string[];
}

/** A package that has no names yet. */
export const noNames: RememberedNames = { calls: {}, components: [], twins: {}, opened: [] };

/** Without the old names that a release has already had as deprecated: they go with the next major one. */
export function withoutOldNames(names: RememberedNames, lastRelease: string | null): RememberedNames {
  const isFresh = ({ since }: { readonly since: string | null }) => since === lastRelease;
  const calls = Object.entries(names.calls).map(([key, call]): [string, NamedCall] => [
    key,
    { ...call, aliases: call.aliases.filter(isFresh) },
  ]);
  return { ...names, calls: Object.fromEntries(calls), components: names.components.filter(isFresh) };
}
