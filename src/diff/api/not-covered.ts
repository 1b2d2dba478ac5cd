/** A group of differences that no rule tells, and why. */
export interface NotCovered {
  readonly group: string;
  readonly reason: string;
}

/** What the comparison of APIs leaves out. oasdiff's ids are those of its commit 4553c69d. */
export const notCovered: readonly NotCovered[] = [
  {
    group: 'info (api-version-not-bumped, api-version-decreased, api-major-version-not-bumped)',
    reason:
      'the version that a document gives itself binds nobody; the verdict says which step the changes ask for',
  },
  {
    group:
      'sunset dates that are too small (…-sunset-date-too-small, …-before-sunset, …-sunset-missing, …-sunset-parse)',
    reason: 'they compare with the day on which they are read; a diff of two documents has no clock',
  },
  {
    group:
      'stability of properties (…-property-stability-decreased, …-increased), api-invalid-stability-level',
    reason: 'x-stability-level is told for operations; no document that we read has it on properties',
  },
  {
    group: 'all-of (…-all-of-added, …-all-of-removed and annotation-only)',
    reason:
      'the parts of an allOf are read as one schema, so their properties and bounds are told by their own rules',
  },
  {
    group: 'wrapped-in-one-of',
    reason: 'a schema that becomes one of several is told by the alternatives that came (…-one-of-added)',
  },
  {
    group: 'components nobody uses (api-security-component-added, -removed, oauth scopes and addresses)',
    reason: 'they reach no operation; what operations use is told where they use it',
  },
  {
    group: 'read-only properties of requests (request-read-only-property-…)',
    reason: 'callers do not send them, so that nothing about them binds a caller',
  },
  {
    group: 'schemas in not, if, then, else, contains, propertyNames, patternProperties, dependentSchemas',
    reason: 'compared as wholes: told that they changed, not what in them',
  },
  {
    group: 'titles, descriptions, summaries, examples, external docs, order',
    reason: 'prose is compared in the docs; no caller fails of it',
  },
  {
    group: 'parameters of webhooks and callbacks; links; XML; encoding of multipart parts',
    reason: 'rare in gateways, and no caller of ours depends on them',
  },
];
