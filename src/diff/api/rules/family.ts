import type { Place, Trait, Verb } from '../walk/difference.ts';
import { type Levels, type Preset, type Rule, rowsOf } from './rule.ts';

/** What ids begin with where a schema is used. */
const prefixes = {
  request: {
    body: 'request-body',
    property: 'request-property',
    parameter: 'request-parameter',
    'parameter-property': 'request-parameter-property',
    header: 'callback-response-header',
  },
  response: {
    body: 'response-body',
    property: 'response-property',
    parameter: 'callback-parameter',
    'parameter-property': 'callback-parameter-property',
    header: 'response-header',
  },
} as const;

type SchemaPlace = keyof (typeof prefixes)['request'];

interface Member {
  readonly aspect: string;
  readonly verb: Verb;
  /** What the id ends with: `max-length-increased`. */
  readonly suffix: string;
  /** Levels of a change in what callers send, and in what they are sent. */
  readonly request: Levels;
  readonly response: Levels;
  readonly words: string;
  readonly traits?: readonly Trait[];
  readonly preset?: Preset;
  /** Ids that do not follow the pattern, by the id that would. */
  readonly names?: Readonly<Record<string, string>>;
  /** Levels that do not follow the pattern, by the id that would. */
  readonly levels?: Readonly<Record<string, Levels>>;
}

/** One rule for each place in which a schema can be used, in either direction. */
export function family(member: Member): Rule[] {
  const { aspect, verb, suffix, words } = member;
  return (['request', 'response'] as const).flatMap((direction) =>
    // The keys are those of a constant just above.
    (Object.keys(prefixes[direction]) as SchemaPlace[]).map((place): Rule => {
      const id = `${prefixes[direction][place]}-${suffix}`;
      return {
        id: member.names?.[id] ?? id,
        aspect,
        verb,
        direction,
        places: [place satisfies Place],
        rows: rowsOf(member.levels?.[id] ?? member[direction]),
        words,
        ...(member.traits && { traits: member.traits }),
        ...(member.preset && { preset: member.preset }),
      };
    }),
  );
}

interface Single {
  readonly id: string;
  readonly aspect: string;
  readonly verb: Verb;
  readonly levels: Levels;
  readonly words: string;
  readonly direction?: Rule['direction'];
  readonly places?: Rule['places'];
  readonly traits?: readonly Trait[];
  readonly preset?: Preset;
}

/** One rule by itself; without a direction or a place it does not ask for one. */
export function single({ levels, direction = 'any', places = 'any', ...rest }: Single): Rule {
  return { ...rest, direction, places, rows: rowsOf(levels) };
}
