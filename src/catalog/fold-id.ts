import { ownStemOf, partsOf } from './id-parts.ts';

/** A vendor's name without what people vary: `Z.AI`, `z-ai` and `z ai` are one. */
export function foldedName(name: string): string {
  return name.toLowerCase().replace(/[\s._:@-]+/g, '');
}

/**
 * An id without what people vary: the vendor before it, dots and dashes, the case, a date or `latest` behind the name.
 * Two ids that fold to one text are most likely one model.
 */
export function foldedId(id: string): string {
  return spelt(id).replace(/-(?:20\d{6}|20\d\d-\d\d(?:-\d\d)?|latest)$/, '');
}

/** In one case, with one sign between words: equal for two spellings of one text, its vendor included. */
export function inOneSpelling(text: string): string {
  return text.toLowerCase().replace(/[\s._:@-]+/g, '-');
}

/** Without the vendor, and without what a tool adds for itself: `claude-opus-4.8[1m]`. */
function spelt(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1).trim();
  return inOneSpelling(name.replace(/(?<=.)\[[^[\]]*\]$/, ''));
}

/** Affixes, a vendor before a dot and the order of words too: `claude-4.8-opus-preview` and `claude-opus-4.8`. */
function named(id: string): string {
  return ownStemOf(partsOf(id.slice(id.lastIndexOf('/') + 1)));
}

/** Letters and figures alone: `gpt4o` and `gpt-4o`. */
function letters(id: string): string {
  return foldedId(id).replaceAll('-', '');
}

type Fold = (id: string) => string;

/** How what somebody wrote may be compared with what there is, the most alike first. */
const bySpelling: readonly (readonly [written: Fold, known: Fold])[] = [
  [spelt, spelt],
  [foldedId, spelt],
  [foldedId, foldedId],
];
const byName = [...bySpelling, [named, named], [letters, letters]] as const;

/** The known id that a text stands for; `null` where none does, or two do equally. */
export type Meaning = (written: string) => string | null;

/**
 * Prepares the question which id is meant by what a person wrote: the one place that knows what people vary. Where
 * several vendors have a model of the name, the vendor that was written decides.
 *
 * @param strict only the vendor, the case, dots and dashes, and a date may differ; not affixes or the order of words.
 */
export function meaningOf(ids: Iterable<string>, strict = false): Meaning {
  const all = [...ids];
  const tables = (strict ? bySpelling : byName).map(([written, known]) => {
    let byFold: ReadonlyMap<string, readonly string[]> | null = null;
    return (text: string): readonly string[] => {
      byFold ??= tableOf(all, known);
      return byFold.get(written(text)) ?? [];
    };
  });
  const meant = (text: string): string | null => {
    for (const candidates of tables) {
      const found = candidates(text);
      if (found.length > 0) return onlyOne(found) ?? onlyOne(ofVendor(found, text));
    }
    return null;
  };
  return (text) => meant(text) ?? (vendorBeforeColon.test(text) ? meant(text.replace(':', '/')) : null);
}

/** Some libraries write `openai:gpt-5.5`; what is read as a name and its tag (`gpt-oss:20b`) comes first. */
const vendorBeforeColon = /^[a-z][\w.-]*:(?=[^/:]+$)/i;

function tableOf(ids: readonly string[], fold: Fold): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const id of ids) {
    const own = table.get(fold(id));
    if (own === undefined) table.set(fold(id), [id]);
    else own.push(id);
  }
  return table;
}

function ofVendor(ids: readonly string[], text: string): readonly string[] {
  const vendor = vendorOf(text);
  return ids.filter((id) => vendorOf(id) === vendor);
}

function vendorOf(id: string): string {
  return foldedName(id.slice(0, Math.max(id.lastIndexOf('/'), 0)));
}

function onlyOne(ids: readonly string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null;
}
