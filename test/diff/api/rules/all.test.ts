import { describe, expect, it } from 'vitest';
import { apiRows, rules } from '../../../../src/diff/api/rules/all.ts';
import { presets } from '../../../../src/diff/preset.ts';

describe('the rules', () => {
  it.each(presets)('with one id have one row by the preset %s', (preset) => {
    const rows = apiRows(preset);
    const others = rules.filter(
      (rule) => (rule.preset ?? preset) === preset && rule.rows[preset] !== rows.get(rule.id),
    );
    const different = others.filter((rule) => rule.rows[preset].severity !== rows.get(rule.id)?.severity);
    expect(different.map((rule) => rule.id)).toEqual([]);
  });

  it('have ids of words and hyphens, and words of their own', () => {
    expect(rules.filter(({ id }) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
    expect(rules.filter(({ words }) => words.trim() === '')).toEqual([]);
  });

  it('can all be met: none stands behind one that fits whatever it fits', () => {
    const hidden = rules.filter((rule, index) =>
      rules
        .slice(0, index)
        .some(
          (earlier) =>
            earlier.aspect === rule.aspect &&
            earlier.verb === rule.verb &&
            (earlier.direction === 'any' || earlier.direction === rule.direction) &&
            (earlier.places === 'any' ||
              (rule.places !== 'any' && rule.places.every((place) => earlier.places.includes(place)))) &&
            (earlier.preset === undefined || earlier.preset === rule.preset) &&
            (earlier.traits ?? []).every((trait) => rule.traits?.includes(trait)),
        ),
    );
    expect(hidden.map((rule) => rule.id)).toEqual([]);
  });
});
