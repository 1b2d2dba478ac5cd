import type { Bump, Severity } from '../../../changes/severity.ts';
import type { Preset } from '../../preset.ts';
import type { Difference, Direction, Place, Trait, Verb } from '../walk/difference.ts';

/** A row of the policy. */
export interface Row {
  readonly severity: Severity;
  readonly bump: Bump;
}

/** A rule: which differences it names, how bad they are, and how they are told. */
export interface Rule {
  /** oasdiff's id where the rule means the same. */
  readonly id: string;
  readonly aspect: string;
  readonly verb: Verb;
  readonly direction: Direction | 'any';
  readonly places: readonly Place[] | 'any';
  /** Traits that the difference must have. */
  readonly traits?: readonly Trait[];
  /** Only this preset tells the difference by this rule. */
  readonly preset?: Preset;
  readonly rows: Readonly<Record<Preset, Row>>;
  /** What is said of the thing; `{from}` and `{to}` stand for the values. */
  readonly words: string;
}

/**
 * How bad a change is by `wire` and by `codegen`: `b` breaking, `n` notable, `i` info, `f` info and a feature, `k` breaking for who
 * uses the name, which the generated package keeps.
 */
export type Levels = `${Level}${Level}`;
type Level = 'b' | 'n' | 'i' | 'f' | 'k';

const rowOfLevel: Readonly<Record<Level, Row>> = {
  b: { severity: 'breaking', bump: 'major' },
  n: { severity: 'notable', bump: 'minor' },
  i: { severity: 'info', bump: 'patch' },
  // What the generated client has more than before is a feature of it, not only a patch.
  f: { severity: 'info', bump: 'minor' },
  k: { severity: 'breaking', bump: 'minor' },
};

/** Two letters, for `wire` and for `codegen`; a plain error, a bug of ours, for any other text. */
export function rowsOf(levels: string): Rule['rows'] {
  const [wire, codegen] = [...levels].map((letter) => (isLevel(letter) ? rowOfLevel[letter] : undefined));
  if (wire === undefined || codegen === undefined) throw new Error(`no levels of a rule: ${levels}`);
  return { wire, codegen };
}

function isLevel(letter: string): letter is Level {
  return Object.hasOwn(rowOfLevel, letter);
}

/** True when a rule speaks of a difference. */
export function matches(rule: Rule, difference: Difference, preset: Preset): boolean {
  return (
    rule.aspect === difference.aspect &&
    rule.verb === difference.verb &&
    (rule.direction === 'any' || rule.direction === difference.direction) &&
    (rule.places === 'any' || rule.places.includes(difference.place)) &&
    (rule.preset ?? preset) === preset &&
    (rule.traits ?? []).every((trait) => difference.traits.includes(trait))
  );
}
