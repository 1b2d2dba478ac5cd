import { groupBy } from '../../../base/group-by.ts';
import { describePlaces } from '../../../base/problem.ts';
import { type KeySample, keyFormats, keysInDocs, keysInSpec } from '../claims/key-samples.ts';
import type { Rule } from '../rule.ts';

/** Scanners for leaked keys and input checks are written from what the documents show. */
export const keyFormat: Rule = {
  id: 'key-format',
  description:
    'A key shown in the docs, the spec or another facts page that has not the form that the facts give.',
  many: 'keys',
  check: ({ edition, placeInSpec, claims }) => {
    const { api, facts } = edition;
    const [format, ...others] = keyFormats(facts);
    if (format === undefined) return [];
    const samples: KeySample[] = [
      ...keysInDocs(edition, claims),
      ...(api === null ? [] : keysInSpec(api.spec, placeInSpec)),
      ...others,
    ].filter(({ prefix }) => !prefix.startsWith(format.prefix));
    return [...groupBy(samples, ({ text }) => text)].map(([text, own]) => {
      const places = own.map(({ place }) => place);
      const says = `shown as a key in ${describePlaces(places)}, but keys have the form ${format.text} in ${describePlaces([format.place])}`;
      return { subject: text, from: text, to: format.text, says, at: places[0] ?? null };
    });
  },
};
