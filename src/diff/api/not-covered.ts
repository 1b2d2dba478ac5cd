/** A group of differences that no rule tells, and why. */
export interface NotCovered {
  readonly group: string;
  readonly reason: string;
  /** What pointers end with at which an edit of this group is silent: `/description`, `/xml/…` for all below. */
  readonly places?: readonly string[];
  /** Rules of oasdiff, at its commit 4553c69d, that have no counterpart here; `*` is any text. */
  readonly rules?: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

/** What the comparison of APIs leaves out. */
export const notCovered: readonly NotCovered[] = [
  {
    group:
      'titles, descriptions, summaries, comments, examples, external docs, terms, contact, license, names of servers, order',
    reason: 'prose is compared in the docs; no caller fails of it',
    places: words(
      '/title /description /summary /$comment /example /examples/… /example/… /examples /externalDocs/… /externalDocs /info/… /info /servers/#/name /scopes/*',
    ),
    rules: ['api-security-component-oauth-scope-changed'],
  },
  {
    group: 'the version in info',
    reason:
      'the version that a document gives itself binds nobody; the verdict says which step the changes ask for',
    places: ['/info/version'],
    rules: words('api-version-not-bumped api-version-decreased api-major-version-not-bumped'),
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
    group: 'components nobody uses ($defs, schemas, responses, examples, links, security schemes)',
    reason: 'they reach no operation; what operations use is told where they use it',
    places: words('/$defs/… /$defs /components/examples/… /components/examples /components/schemas/Unused/…'),
    rules: words('api-security-component-added api-security-component-removed'),
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
    group: 'ends that come too soon',
    reason:
      'they compare a date with the day on which it is read, and a diff of two documents has no clock; that a date was given is told of what is removed (api-removed-with-sunset), and of a date that came, moved or went',
    rules: words('*-sunset-date-too-small *-sunset-date-changed-too-small *-removed-before-sunset'),
  },
  {
    group: 'ends that are missing or no dates, and stabilities that are none',
    reason:
      'a fault of one document and no difference between two; what is written there is told as it is written',
    rules: words('*-sunset-missing *-sunset-parse *-sunset-invalid api-invalid-stability-level'),
  },
  {
    group: 'parts of an allOf that come and go',
    reason: 'the parts are read as one schema, so their properties and bounds are told by their own rules',
    rules: ['*-all-of-*'],
  },
  {
    group: 'a schema that becomes one of several',
    reason: 'told by the alternatives that came (…-one-of-added)',
    rules: ['*-wrapped-in-one-of'],
  },
  {
    group: 'parameters of a whole path',
    reason: 'told as those of the operations under it, once: new-required-request-parameter',
    rules: ['new-*-request-default-parameter-to-existing-path'],
  },
  {
    group: 'security of the whole document',
    reason: 'told as that of the operations that have none of their own, once, with the subject #/security',
    rules: ['api-global-security-*'],
  },
  {
    group: 'members of header parameters',
    reason: 'told as those of any parameter: new-required-request-parameter-property',
    rules: words('new-required-request-header-property request-header-property-*'),
  },
  {
    group: 'what is in read-only properties of requests and in write-only ones of responses',
    reason: 'callers do not send them and are not sent them, so that nothing about them binds a caller',
    rules: words('request-read-only-property-* response-write-only-property-enum-value-added'),
  },
  {
    group: 'what is within not, if, then, else, contains, propertyNames, dependentSchemas, contentSchema',
    reason:
      'compared as wholes, with what they refer to: told that they ask for more, less or something else',
  },
];
