import type { Rule } from './rule.ts';
import { rulesIn } from './table.ts';

/** Parameters by themselves; what their schemas allow is told by the rules of schemas. */
export const parameterRules: readonly Rule[] = [
  ...rulesIn(
    'request parameter',
    `
    new-request-path-parameter                  bb  path-parameter added    added
    request-parameter-removed                   nb  path-parameter removed  removed
    new-required-request-parameter              bb  parameter added +required      added and required
    new-optional-request-parameter              ff  parameter added                added, optional
    request-parameter-removed-with-sunset       nb  parameter removed +deprecated +sunset  removed after its deprecation, which gave a date for its end
    request-parameter-removed-with-deprecation  ib  parameter removed +deprecated  removed after its deprecation
    request-parameter-removed                   nb  parameter removed              removed
    request-path-parameter-renamed  ib  parameter renamed  was called {from} before; the address itself is the same
    `,
  ),
  ...rulesIn(
    'request parameter',
    `
    request-parameter-style-changed    bi  style changed      written in style {to} instead of {from}
    request-parameter-explode-changed  bi  explode changed    written with explode {to} instead of {from}
    request-parameter-content-changed  bn  content changed    written as {to} instead of {from}
    request-parameter-allow-empty-value-added    ii  allow-empty-value added    may be empty
    request-parameter-allow-empty-value-removed  ni  allow-empty-value removed  may no longer be empty
    request-parameter-allow-reserved-added    ii  allow-reserved added    may hold reserved characters as they are
    request-parameter-allow-reserved-removed  ni  allow-reserved removed  may no longer hold reserved characters as they are
    request-parameter-became-required  bb  required added      became required
    request-parameter-became-optional  ii  required removed    became optional
    request-parameter-deprecated       ii  deprecated added    deprecated
    request-parameter-reactivated      ii  deprecated removed  no longer deprecated
    `,
  ),
  // What the server sends along when it calls a webhook or a callback.
  ...rulesIn(
    'response parameter',
    `
    callback-parameter-added    ii  path-parameter added    added
    callback-parameter-added    ii  parameter added         added
    callback-parameter-removed  bb  path-parameter removed  removed
    callback-required-parameter-removed  bb  parameter removed +required  removed, was always there
    callback-parameter-removed  bb  parameter removed       removed
    callback-parameter-renamed  ib  parameter renamed       was called {from} before; the address itself is the same
    callback-parameter-style-changed    bi  style changed      written in style {to} instead of {from}
    callback-parameter-explode-changed  bi  explode changed    written with explode {to} instead of {from}
    callback-parameter-content-changed  bn  content changed    written as {to} instead of {from}
    callback-parameter-allow-empty-value-added    ni  allow-empty-value added    may be empty
    callback-parameter-allow-empty-value-removed  ii  allow-empty-value removed  may no longer be empty
    callback-parameter-allow-reserved-added    ni  allow-reserved added    may hold reserved characters as they are
    callback-parameter-allow-reserved-removed  ii  allow-reserved removed  may no longer hold reserved characters as they are
    callback-parameter-became-required  ii  required added      will always be there
    callback-parameter-became-optional  bn  required removed    is no longer always there
    callback-parameter-deprecated       ii  deprecated added    deprecated
    callback-parameter-reactivated      ii  deprecated removed  no longer deprecated
    `,
  ),
];

/** Request bodies, responses and their headers by themselves; schemas have rules of their own. */
export const bodyRules: readonly Rule[] = [
  ...rulesIn(
    'request body',
    `
    request-body-added-required                bb  body added +required         added and required
    request-body-added-optional                ff  body added                   added, optional
    request-body-removed                       bb  body removed                 removed
    request-body-became-required               bb  required added               became required
    request-body-became-optional               ii  required removed             became optional
    request-body-media-type-added              ff  media-type added             is taken as well
    request-body-media-type-removed            bb  media-type removed           is no longer taken
    request-body-media-type-name-changed       ib  media-type-name changed      taken as {to}, was {from}
    request-body-media-type-name-generalized   nb  media-type-name generalized  taken as {to}, was {from}
    request-body-media-type-name-specialized   bb  media-type-name specialized  taken as {to} only, was {from}
    request-body-media-range-widened           ib  media-type-name widened      taken as {to}, was {from}
    request-body-media-range-narrowed          bb  media-type-name narrowed     taken as {to} only, was {from}
    request-body-media-type-schema-added  bb  media-type-schema added  described by a schema, was anything
    request-body-media-type-schema-removed  ii  media-type-schema removed  no longer described by a schema
    request-body-item-schema-added  nn  item-schema added  items of the stream described by a schema
    request-body-item-schema-removed  in  item-schema removed  items of the stream no longer described
    request-body-encoding-added     nn  encoding added     part {to.part} must be written as {to.as}
    request-body-encoding-removed   ii  encoding removed   part {from.part} need no longer be written as {from.as}
    request-body-encoding-changed   bi  encoding changed   part {to.part} written as {to.as} instead of {from.as}
    request-body-encoding-widened   ii  encoding widened   part {to.part} may be {to.as}, was {from.as}
    request-body-encoding-narrowed  bi  encoding narrowed  part {to.part} may be {to.as} only, was {from.as}
    request-body-deprecated   ii  deprecated added    deprecated
    request-body-reactivated  ii  deprecated removed  no longer deprecated
    `,
  ),
  ...rulesIn(
    'response body',
    `
    response-media-type-added                  in  media-type added             comes as well
    response-media-type-removed                bb  media-type removed           no longer comes
    response-media-type-name-changed           ib  media-type-name changed      comes as {to}, was {from}
    response-media-type-name-generalized       bb  media-type-name generalized  comes as {to}, was {from}
    response-media-type-name-specialized       ib  media-type-name specialized  comes as {to}, was {from}
    response-media-range-widened               bb  media-type-name widened      comes as {to}, was {from}
    response-media-range-narrowed              ib  media-type-name narrowed     comes as {to}, was {from}
    response-body-media-type-schema-added  ii  media-type-schema added  described by a schema, was anything
    response-body-media-type-schema-removed  nb  media-type-schema removed  no longer described by a schema
    response-body-item-schema-added  ii  item-schema added  items of the stream described by a schema
    response-body-item-schema-removed  nn  item-schema removed  items of the stream no longer described
    response-body-encoding-added     ii  encoding added     part {to.part} comes as {to.as}
    response-body-encoding-removed   ni  encoding removed   part {from.part} is no longer said to come as {from.as}
    response-body-encoding-changed   bi  encoding changed   part {to.part} comes as {to.as} instead of {from.as}
    response-body-encoding-widened   bi  encoding widened   part {to.part} may come as {to.as}, was {from.as}
    response-body-encoding-narrowed  ii  encoding narrowed  part {to.part} comes as {to.as} only, was {from.as}
    response-body-deprecated   ii  deprecated added    deprecated
    response-body-reactivated  ii  deprecated removed  no longer deprecated
    `,
  ),
  ...rulesIn(
    'anywhere',
    `
    response-success-status-added        in  status added +success     success status {to} added
    response-success-status-removed      bb  status removed +success   success status {from} removed
    response-non-success-status-added    ii  status added              status {to} added
    response-non-success-status-removed  in  status removed            status {from} removed
    response-header-added                ii  header added              added
    required-response-header-removed     bb  header removed +required  removed, was always there
    optional-response-header-removed     nb  header removed            removed
    `,
  ),
  ...rulesIn(
    'any header',
    `
    response-header-style-changed    bi  style changed    written in style {to} instead of {from}
    response-header-explode-changed  bi  explode changed  written with explode {to} instead of {from}
    response-header-content-changed  bn  content changed  written as {to} instead of {from}
    response-header-became-optional  bb  required removed    became optional
    response-header-became-required  ii  required added      will always be there
    response-header-deprecated       ii  deprecated added    deprecated
    response-header-reactivated      ii  deprecated removed  no longer deprecated
    `,
  ),
  // What the server sends to a callback or a webhook.
  ...rulesIn(
    'response body',
    `
    callback-request-body-added            nn  body added        added
    callback-request-body-removed          bn  body removed      removed
    callback-request-body-became-required  ii  required added    will always be there
    callback-request-body-became-optional  bn  required removed  is no longer always there
    `,
  ),
];
