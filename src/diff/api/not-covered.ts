/** A group of differences that no rule tells, and why. */
export interface NotCovered {
  readonly group: string;
  readonly reason: string;
  /** What pointers end with at which an edit of this group is silent: `/description`, `/xml/…` for all below. */
  readonly places?: readonly string[];
}

/** What the comparison of APIs leaves out. oasdiff's ids are those of its commit 4553c69d. */
export const notCovered: readonly NotCovered[] = [
  {
    group:
      'titles, descriptions, summaries, comments, examples, external docs, terms, contact, license, names of servers, order',
    reason: 'prose is compared in the docs; no caller fails of it',
    places:
      '/title /description /summary /$comment /example /examples/… /example/… /examples /externalDocs/… /externalDocs /info/… /info /servers/#/name /scopes/*'.split(
        ' ',
      ),
  },
  {
    group: 'info (api-version-not-bumped, api-version-decreased, api-major-version-not-bumped)',
    reason:
      'the version that a document gives itself binds nobody; the verdict says which step the changes ask for',
    places: ['/info/version'],
  },
  {
    group: 'the list of all tags: texts, order, nesting (tags that operations have are told)',
    reason: 'no call and no name of a call changes by it',
    places: ['/tags/…', '/tags'],
  },
  {
    group: 'openapi, $self, jsonSchemaDialect, $schema, $id and $anchor of a schema that is not referred to',
    reason:
      'they say how the document is to be read; what it then says is compared, whatever version says it',
    places: ['/openapi', '/$self', '/jsonSchemaDialect', '/$schema', '/$id', '/$anchor'],
  },
  {
    group:
      'extensions (x-…), other than x-sunset, x-stability-level and x-extensible-enum of where they belong',
    reason: 'they mean what their vendor says; a rule for one of them is a rule of its own',
    places: ['/x-*'],
  },
  {
    group:
      'components nobody uses ($defs, schemas, responses, examples, links, security schemes; api-security-component-added, -removed)',
    reason: 'they reach no operation; what operations use is told where they use it',
    places: '/$defs/… /$defs /components/examples/… /components/examples /components/schemas/Unused/…'.split(
      ' ',
    ),
  },
  {
    group: 'links',
    reason: 'hints for tools, from an answer to a call that may follow; that call is compared by itself',
    places: ['/links/…', '/links'],
  },
  {
    group: 'xml',
    reason: 'the names of elements in bodies of XML, which no gateway that we read has',
    places: ['/xml/…', '/xml'],
  },
  {
    group: 'bearerFormat',
    reason: 'a hint for people on what a token looks like; callers hand it on as they got it',
    places: ['/bearerFormat'],
  },
  {
    group: 'readOnly and writeOnly in parameters',
    reason: 'a parameter is always sent and never received, so that neither takes anything from it',
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
    group:
      'parameters of a whole path (new-required-request-default-parameter-to-existing-path, new-optional-…)',
    reason: 'told as those of the operations under it, once: new-required-request-parameter',
  },
  {
    group: 'security of the whole document (api-global-security-…)',
    reason: 'told as that of the operations that have none of their own, once, with the subject #/security',
  },
  {
    group: 'members of header parameters (new-required-request-header-property, request-header-property-…)',
    reason: 'told as those of any parameter: new-required-request-parameter-property',
  },
  {
    group: 'read-only properties of requests (request-read-only-property-…), write-only ones of responses',
    reason: 'callers do not send them and are not sent them, so that nothing about them binds a caller',
  },
  {
    group: 'schemas in not, if, then, else, contains, propertyNames, patternProperties, dependentSchemas',
    reason: 'compared as wholes: told that they changed, not what in them',
  },
];
