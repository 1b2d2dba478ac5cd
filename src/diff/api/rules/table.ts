import { type Preset, presets } from '../../preset.ts';
import {
  type Direction,
  type Place,
  places,
  type Trait,
  traits,
  type Verb,
  verbs,
} from '../walk/difference.ts';
import { type Levels, type Rule, rowsOf } from './rule.ts';

/** Where a difference stands: in what callers send or are sent, and at which place of an operation. */
type Where = 'anywhere' | `${Exclude<Direction, 'none'> | 'any'} ${Place}`;

/** What ids begin with where a schema is used. */
const prefixes: Readonly<Record<'request' | 'response', ReadonlyArray<readonly [Place, string]>>> = {
  request: [
    ['body', 'request-body'],
    ['property', 'request-property'],
    ['parameter', 'request-parameter'],
    ['parameter-property', 'request-parameter-property'],
    ['header', 'callback-response-header'],
  ],
  response: [
    ['body', 'response-body'],
    ['property', 'response-property'],
    ['parameter', 'callback-parameter'],
    ['parameter-property', 'callback-parameter-property'],
    ['header', 'response-header'],
  ],
};

/** What a family has otherwise than its pattern says, by the id of the pattern. */
export interface Exceptions {
  readonly ids?: Readonly<Record<string, string>>;
  readonly levels?: Readonly<Record<string, Levels>>;
}

/** Rules as a table, one a line: `id  levels  aspect verb +trait …  words`, columns apart by two blanks or more. */
export function rulesIn(where: Where, table: string): Rule[] {
  const [direction, place] = where === 'anywhere' ? ['any', null] : where.split(' ');
  return rowsIn(table).map(([id = '', levels = '', when = '', words = '']): Rule => {
    const { aspect, verb, traits: asked } = parseWhen(when);
    return {
      id,
      words,
      aspect,
      verb,
      direction: oneOf(directions, direction),
      places: place == null ? 'any' : [oneOf(places, place)],
      rows: rowsOf(levels),
      ...(asked.length > 0 && { traits: asked }),
    };
  });
}

/**
 * Rules of schemas as a table: `aspect verb @preset = suffix  levels of requests  levels of responses  words`. Each line
 * is a rule for every place in which a schema can be used, in either direction; its id is the place's prefix and the
 * suffix, which is aspect and verb unless it is given. `--` is a direction in which it cannot be.
 */
export function familiesOf(table: string, exceptions: Exceptions = {}): Rule[] {
  return rowsIn(table).flatMap(([what = '', request = '', response = '', words = '']) => {
    const [when = '', given] = what.split(' = ');
    const { aspect, verb, preset } = parseWhen(when);
    const levels = { request, response };
    const ways = (['request', 'response'] as const).filter((direction) => levels[direction] !== '--');
    return ways.flatMap((direction) =>
      prefixes[direction].map(([place, prefix]): Rule => {
        const id = `${prefix}-${given ?? `${aspect}-${verb}`}`;
        return {
          id: exceptions.ids?.[id] ?? id,
          aspect,
          verb,
          direction,
          places: [place],
          rows: rowsOf(exceptions.levels?.[id] ?? levels[direction]),
          words,
          ...(preset && { preset }),
        };
      }),
    );
  });
}

function rowsIn(table: string): string[][] {
  const lines = table.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.split(/ {2,}/));
}

interface When {
  readonly aspect: string;
  readonly verb: Verb;
  readonly traits: readonly Trait[];
  readonly preset: Preset | undefined;
}

function parseWhen(text: string): When {
  const [aspect = '', verb = '', ...rest] = text.split(' ');
  const preset = rest.find((word) => word.startsWith('@'))?.slice(1);
  return {
    aspect,
    verb: oneOf(verbs, verb),
    traits: rest.filter((word) => word.startsWith('+')).map((word) => oneOf(traits, word.slice(1))),
    preset: preset === undefined ? undefined : oneOf(presets, preset),
  };
}

const directions = ['request', 'response', 'none', 'any'] as const;
/** A word of a table; a plain error, a bug of ours, for one that is misspelt. */
function oneOf<Word extends string>(words: readonly Word[], text: string | undefined): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`a table of rules says ${text}, expected ${words.join(', ')}`);
  return found;
}
