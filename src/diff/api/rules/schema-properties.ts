import { family, single } from './family.ts';
import type { Rule } from './rule.ts';

const request = { direction: 'request', places: ['property'] } as const;
const response = { direction: 'response', places: ['property'] } as const;

/** Properties of what is sent and of what comes back. */
export const propertyRules: readonly Rule[] = [
  single({
    ...request,
    id: 'new-required-request-property-with-default',
    aspect: 'property',
    verb: 'added',
    traits: ['required', 'default'],
    levels: 'bb',
    words: 'added, required, with a default',
  }),
  single({
    ...request,
    id: 'new-required-request-property',
    aspect: 'property',
    verb: 'added',
    traits: ['required'],
    levels: 'bb',
    words: 'added and required',
  }),
  single({
    ...request,
    id: 'new-optional-request-property',
    aspect: 'property',
    verb: 'added',
    levels: 'ff',
    words: 'added, optional',
  }),
  single({
    ...request,
    id: 'request-property-removed',
    aspect: 'property',
    verb: 'removed',
    levels: 'nb',
    words: 'removed',
  }),
  single({
    ...request,
    id: 'request-property-became-required-with-default',
    aspect: 'required',
    verb: 'added',
    traits: ['default'],
    levels: 'bb',
    words: 'became required, with a default',
  }),
  single({
    ...request,
    id: 'request-property-became-required',
    aspect: 'required',
    verb: 'added',
    levels: 'bb',
    words: 'became required',
  }),
  single({
    ...request,
    id: 'request-property-became-optional',
    aspect: 'required',
    verb: 'removed',
    levels: 'ii',
    words: 'became optional',
  }),

  single({
    ...response,
    id: 'response-required-write-only-property-added',
    aspect: 'property',
    verb: 'added',
    traits: ['required', 'write-only'],
    levels: 'ii',
    words: 'added, write-only',
  }),
  single({
    ...response,
    id: 'response-optional-write-only-property-added',
    aspect: 'property',
    verb: 'added',
    traits: ['write-only'],
    levels: 'ii',
    words: 'added, write-only',
  }),
  single({
    ...response,
    id: 'response-required-property-added',
    aspect: 'property',
    verb: 'added',
    traits: ['required'],
    levels: 'ff',
    words: 'added, always there',
  }),
  single({
    ...response,
    id: 'response-optional-property-added',
    aspect: 'property',
    verb: 'added',
    levels: 'ff',
    words: 'added',
  }),
  single({
    ...response,
    id: 'response-required-write-only-property-removed',
    aspect: 'property',
    verb: 'removed',
    traits: ['required', 'write-only'],
    levels: 'ib',
    words: 'removed, was write-only',
  }),
  single({
    ...response,
    id: 'response-optional-write-only-property-removed',
    aspect: 'property',
    verb: 'removed',
    traits: ['write-only'],
    levels: 'ib',
    words: 'removed, was write-only',
  }),
  single({
    ...response,
    id: 'response-required-property-removed',
    aspect: 'property',
    verb: 'removed',
    traits: ['required'],
    levels: 'bb',
    words: 'removed, was always there',
  }),
  single({
    ...response,
    id: 'response-optional-property-removed',
    aspect: 'property',
    verb: 'removed',
    levels: 'nb',
    words: 'removed',
  }),
  single({
    ...response,
    id: 'response-write-only-property-became-optional',
    aspect: 'required',
    verb: 'removed',
    traits: ['write-only'],
    levels: 'ib',
    words: 'became optional',
  }),
  single({
    ...response,
    id: 'response-property-became-optional',
    aspect: 'required',
    verb: 'removed',
    levels: 'bb',
    words: 'is no longer always there',
  }),
  single({
    ...response,
    id: 'response-write-only-property-became-required',
    aspect: 'required',
    verb: 'added',
    traits: ['write-only'],
    levels: 'ii',
    words: 'became required',
  }),
  single({
    ...response,
    id: 'response-property-became-required',
    aspect: 'required',
    verb: 'added',
    levels: 'ii',
    words: 'will always be there',
  }),

  ...(['read-only', 'write-only'] as const).flatMap(mutabilityRules),
  ...lifecycleRules(),
  ...parameterPropertyRules(),
  ...family({
    aspect: 'additional-properties',
    verb: 'narrowed',
    suffix: 'additional-properties-narrowed',
    request: 'bb',
    response: 'in',
    words: 'members beside the named ones: {to} instead of {from}',
  }),
  ...family({
    aspect: 'additional-properties',
    verb: 'widened',
    suffix: 'additional-properties-widened',
    request: 'ii',
    response: 'nn',
    words: 'members beside the named ones: {to} instead of {from}',
  }),
];

/** Who may set a property. TypeScript types do not tell. */
function mutabilityRules(aspect: 'read-only' | 'write-only'): Rule[] {
  return [request, response].flatMap((place) =>
    (['required', 'optional'] as const).flatMap((need) => {
      const traits = need === 'required' ? { traits: ['required'] as const } : {};
      const id = `${place.direction}-${need}-property-became`;
      const lost = `${id}-not-${aspect}` === 'response-required-property-became-not-write-only' ? 'ni' : 'ii';
      return [
        single({
          ...place,
          ...traits,
          id: `${id}-${aspect}`,
          aspect,
          verb: 'added',
          levels: 'ii',
          words: `became ${aspect}`,
        }),
        single({
          ...place,
          ...traits,
          id: `${id}-not-${aspect}`,
          aspect,
          verb: 'removed',
          levels: lost,
          words: `is no longer ${aspect}`,
        }),
      ];
    }),
  );
}

function lifecycleRules(): Rule[] {
  return [request, response].flatMap((place) => {
    const id = `${place.direction}-property`;
    return [
      single({
        ...place,
        id: `${id}-deprecated-with-sunset`,
        aspect: 'deprecated',
        verb: 'added',
        traits: ['sunset'],
        levels: 'ii',
        words: 'deprecated, with the date of its end',
      }),
      single({
        ...place,
        id: `${id}-deprecated`,
        aspect: 'deprecated',
        verb: 'added',
        levels: 'ii',
        words: 'deprecated',
      }),
      single({
        ...place,
        id: `${id}-reactivated`,
        aspect: 'deprecated',
        verb: 'removed',
        levels: 'ii',
        words: 'no longer deprecated',
      }),
    ];
  });
}

/** Members of a parameter that is an object: oasdiff has no rule for them, the reasons are those of bodies. */
function parameterPropertyRules(): Rule[] {
  const place = { places: ['parameter-property'] } as const;
  return [
    single({
      ...place,
      id: 'new-required-request-parameter-property',
      aspect: 'property',
      verb: 'added',
      traits: ['required'],
      levels: 'bb',
      words: 'added and required',
    }),
    single({
      ...place,
      id: 'new-optional-request-parameter-property',
      aspect: 'property',
      verb: 'added',
      levels: 'ff',
      words: 'added, optional',
    }),
    single({
      ...place,
      id: 'request-parameter-property-removed',
      aspect: 'property',
      verb: 'removed',
      levels: 'nb',
      words: 'removed',
    }),
    single({
      ...place,
      id: 'request-parameter-property-became-required',
      aspect: 'required',
      verb: 'added',
      levels: 'bb',
      words: 'became required',
    }),
    single({
      ...place,
      id: 'request-parameter-property-became-optional',
      aspect: 'required',
      verb: 'removed',
      levels: 'ii',
      words: 'became optional',
    }),
  ];
}
