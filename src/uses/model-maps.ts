import { type Piece, piecesInBrackets, piecesInYaml } from './map-pieces.ts';
import type { FileFormat } from './text-format.ts';

/** A text that is called a model. */
export interface ModelValue {
  readonly text: string;
  /** It could as well be what people call the model: only an id itself counts. */
  readonly isExact: boolean;
}

/** Behind a name with `model` in it, where no value stands. */
interface Behind {
  readonly start: number;
  /** Where the name begins. */
  readonly key: number;
  /** The name says that there are several: `models`, `model_aliases`. */
  readonly several: boolean;
  readonly format: FileFormat;
}

/** What a map of models says of them, beside which they are. */
const attributes =
  /^(?:type|mode|kind|category|provider|vendor|task|role|status|object|format|description|title|label|owned_by|family|tier|api|strategy|routing|engine|template|encoding|tokenizer|(?:reasoning_?)?effort|endpoint|url|base_?url|api_?base|api_?key|key|region|version|license|color|icon|group|dir|path|folder|file|device|dtype|precision|policy|order|sort)$/i;

/** Keys of one model, or of a choice of models, that hold an id. */
const ids =
  /^(?:id|slug|model|model_?(?:id|name)|value|default|primary|fallback|main|small|large|fast|smart|weak|strong|editor|cheap|best)$/i;

/**
 * The models of a map: `"models": { "o1": {…} }`, `MODEL_ALIASES = { fast: 'o1' }`, `models: [{ id: 'o1' }]`,
 * `model: { default: 'o1' }`, and the same as YAML.
 *
 * @param budget how many letters may still be looked at in this file.
 */
export function mapBehind(
  text: string,
  { start, key, several, format }: Behind,
  budget: { letters: number },
): [number, ModelValue][] {
  const isOpen = text[start] === '{' || text[start] === '[';
  if (budget.letters < 0 || (!isOpen && format !== 'yaml')) return [];
  const pieces = [...(isOpen ? piecesInBrackets(text, start) : piecesInYaml(text, start, key))];
  budget.letters -= (pieces.at(-1)?.key?.[0] ?? pieces.at(-1)?.value?.[0] ?? start) - start;
  return pieces.flatMap((piece) => entryOf(piece, several));
}

function entryOf({ shape, key, value, opens }: Piece, several: boolean): [number, ModelValue][] {
  if (value !== null) {
    const kind = key === null ? several && shape === '{[' && 'id' : holds(key[1], shape, several);
    return kind ? [[value[0], { text: value[1], isExact: kind === 'name' }]] : [];
  }
  const isModel = key !== null && opens && several && shape === '{';
  return isModel ? [[key[0], { text: key[1], isExact: true }]] : [];
}

/** What the value of a key is, by the brackets around it. */
function holds(key: string, shape: string, several: boolean): 'id' | 'name' | null {
  if (shape !== '{' && shape !== '[{') return null;
  if (/^name$/i.test(key)) return 'name';
  const isId = shape === '{' && several ? !attributes.test(key) : ids.test(key);
  return isId ? 'id' : null;
}
