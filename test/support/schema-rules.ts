import { describe, expect, it } from 'vitest';
import { toldOf } from './api.ts';

/** A change of a schema, and what is told of it in each direction: there and back, without the name of the place. */
export interface SchemaCase {
  readonly name: string;
  readonly base: unknown;
  readonly next: unknown;
  readonly request: readonly [there: string, back: string];
  readonly response: readonly [there: string, back: string];
  /** Places where other words are used, by the place. */
  readonly except?: Readonly<Record<string, readonly [there: string, back: string]>>;
  readonly only?: readonly string[];
}

const everywhere = [
  'request-property',
  'request-body',
  'request-parameter',
  'response-property',
  'response-body',
  'response-header',
];

/** One test for each change in each place, with its reverse. Several things told are written with ` + ` between. */
export function describeSchemaRules(title: string, cases: readonly SchemaCase[]): void {
  describe(title, () => {
    for (const { name, base, next, except, only, ...sides } of cases) {
      it.each(only ?? everywhere)(`${name}, in a %s`, (place) => {
        const side = place.startsWith('request') ? sides.request : sides.response;
        const [there, back] = except?.[place] ?? side.map((words) => inPlace(place, words));
        expect(toldOf(place, base, next)).toEqual({ there: listOf(there), back: listOf(back) });
      });
    }
  });
}

function inPlace(place: string, words: string): string {
  return listOf(words)
    .map((one) => one.replace(' ', ` ${place}-`))
    .join(' + ');
}

function listOf(words = ''): string[] {
  return words === '' ? [] : words.split(' + ').sort();
}
