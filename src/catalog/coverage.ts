import * as z from 'zod';

/**
 * What became of the parts of a catalog document: the cells of its tables, the items of its lists, the fields of its
 * JSON. Each has one fate, and together they are the document.
 *
 * `read`, or said to be empty; `unread`: its text is kept; `passedOver`: named, and not ours; `notModels`: in a table or
 * list that is about something else, which is named.
 */
export const coverageCountsSchema = z.strictObject({
  parts: z.int().nonnegative(),
  read: z.int().nonnegative(),
  unread: z.int().nonnegative(),
  passedOver: z.int().nonnegative(),
  notModels: z.int().nonnegative(),
});
export type CoverageCounts = z.infer<typeof coverageCountsSchema>;

/** What was not read, by its name. */
export interface Gap {
  readonly fate: 'unread' | 'passedOver' | 'notModels';
  readonly what: 'table' | 'list' | 'column' | 'row' | 'cell' | 'item' | 'field';
  /** Foreign text: the header of a column, the text of a cell, the path of a field. */
  readonly name: string;
  readonly line: number | null;
  readonly parts: number;
  /** True where our own words, or the configuration, say that it is nothing of a model: no gap to a strict reading. */
  readonly known: boolean;
}

/** The coverage of one document. */
export interface Coverage extends CoverageCounts {
  readonly gaps: readonly Gap[];
}

/** Collects the fates of a document's parts. What nothing else is said of is read. */
export class Ledger {
  #parts = 0;
  /** The names of gaps that the configuration knows, and whether each was met. */
  readonly #known: Map<string, boolean>;
  readonly #gaps: Gap[] = [];
  readonly #left = new Set<string>();

  constructor(known: readonly string[] = []) {
    this.#known = new Map(known.map((name) => [folded(name), false]));
  }

  /** True for a gap that the configuration names. */
  isKnown(name: string): boolean {
    const key = folded(name);
    if (!this.#known.has(key)) return false;
    this.#known.set(key, true);
    return true;
  }

  /** The names of the configuration that fit no gap. */
  unmet(): string[] {
    return [...this.#known].flatMap(([name, met]) => (met ? [] : [name]));
  }

  /** So many parts are in the document. */
  count(parts: number): void {
    this.#parts += parts;
  }

  /** Some of the parts that were counted, or are to be, have another fate than to be read. */
  set(gap: Gap): void {
    if (gap.parts > 0) this.#gaps.push(this.isKnown(gap.name) ? { ...gap, known: true } : gap);
  }

  /** A cell is unread, whatever it was to be read as; a cell that several things were to be read from is one. */
  leave(at: { readonly line: number; readonly column?: number }, text: string): void {
    const key = `${at.line}:${at.column ?? 0}:${text}`;
    if (this.#left.has(key)) return;
    this.#left.add(key);
    this.set({ fate: 'unread', what: 'cell', name: text, line: at.line, parts: 1, known: false });
  }

  /** The gaps in the order of the document, and counts that add up to it. */
  coverage(): Coverage {
    const total = (fate: Gap['fate']): number =>
      this.#gaps.reduce((sum, gap) => sum + (gap.fate === fate ? gap.parts : 0), 0);
    const [unread, passedOver, notModels] = [total('unread'), total('passedOver'), total('notModels')];
    const read = this.#parts - unread - passedOver - notModels;
    const gaps = [...this.#gaps].sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
    return { parts: this.#parts, read, unread, passedOver, notModels, gaps };
  }
}

/** Another case or another number of blanks names the same gap. */
function folded(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
