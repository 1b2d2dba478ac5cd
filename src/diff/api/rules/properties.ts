import type { Rule } from './rule.ts';
import { familiesOf, rulesIn } from './table.ts';

/** Properties of what is sent and of what comes back. Who may set one (`readOnly`, `writeOnly`) no TypeScript type tells. */
export const propertyRules: readonly Rule[] = [
  ...rulesIn(
    'request property',
    `
    new-required-request-property-with-default  bb  property added +required +default  added, required, with a default
    new-required-request-property                  bb  property added +required           added and required
    new-optional-request-property                  ff  property added                     added, optional
    request-property-removed                       nb  property removed                   removed
    request-property-became-required-with-default  bb  required added +default  became required, with a default
    request-property-became-required               bb  required added                     became required
    request-property-became-optional               ii  required removed                   became optional
    request-required-property-became-read-only       ni  read-only added +required     became read-only
    request-required-property-became-not-read-only   bi  read-only removed +required   is no longer read-only
    request-optional-property-became-read-only       ni  read-only added               became read-only
    request-optional-property-became-not-read-only   ii  read-only removed             is no longer read-only
    request-required-property-became-write-only      ii  write-only added +required    became write-only
    request-required-property-became-not-write-only  ii  write-only removed +required  is no longer write-only
    request-optional-property-became-write-only      ii  write-only added              became write-only
    request-optional-property-became-not-write-only  ii  write-only removed            is no longer write-only
    request-property-deprecated-with-sunset  ii  deprecated added +sunset  deprecated, with the date of its end
    request-property-deprecated                      ii  deprecated added              deprecated
    request-property-reactivated                     ii  deprecated removed            no longer deprecated
    `,
  ),
  ...rulesIn(
    'response property',
    `
    response-required-write-only-property-added  ii  property added +required +write-only  added, write-only
    response-optional-write-only-property-added  ii  property added +write-only  added, write-only
    response-required-property-added  ff  property added +required  added, always there
    response-optional-property-added               ff  property added                          added
    response-required-write-only-property-removed  ib  property removed +required +write-only  removed, was write-only
    response-optional-write-only-property-removed  ib  property removed +write-only  removed, was write-only
    response-required-property-removed  bb  property removed +required  removed, was always there
    response-optional-property-removed             nb  property removed                        removed
    response-write-only-property-became-optional   ib  required removed +write-only            became optional
    response-property-became-optional  bb  required removed  is no longer always there
    response-write-only-property-became-required   ii  required added +write-only              became required
    response-property-became-required  ii  required added  will always be there
    response-required-property-became-read-only       ii  read-only added +required     became read-only
    response-required-property-became-not-read-only   ii  read-only removed +required   is no longer read-only
    response-optional-property-became-read-only       ii  read-only added               became read-only
    response-optional-property-became-not-read-only   ii  read-only removed             is no longer read-only
    response-required-property-became-write-only      bi  write-only added +required    became write-only
    response-required-property-became-not-write-only  ni  write-only removed +required  is no longer write-only
    response-optional-property-became-write-only      ni  write-only added              became write-only
    response-optional-property-became-not-write-only  ii  write-only removed  is no longer write-only
    response-property-deprecated-with-sunset  ii  deprecated added +sunset  deprecated, with the date of its end
    response-property-deprecated                      ii  deprecated added              deprecated
    response-property-reactivated                     ii  deprecated removed            no longer deprecated
    `,
  ),
  // Members of a parameter that is an object: oasdiff has no rule for them, the reasons are those of bodies.
  ...rulesIn(
    'request parameter-property',
    `
    new-required-request-parameter-property     bb  property added +required  added and required
    new-optional-request-parameter-property     ff  property added            added, optional
    request-parameter-property-removed          nb  property removed          removed
    request-parameter-property-became-required  bb  required added            became required
    request-parameter-property-became-optional  ii  required removed          became optional
    request-parameter-property-deprecated       ii  deprecated added          deprecated
    request-parameter-property-reactivated      ii  deprecated removed        no longer deprecated
    `,
  ),
  ...rulesIn(
    'response parameter-property',
    `
    callback-parameter-property-added            ii  property added              added
    callback-required-parameter-property-removed  bb  property removed +required  removed, was always there
    callback-parameter-property-removed          bb  property removed            removed
    callback-parameter-property-became-required  ii  required added              will always be there
    callback-parameter-property-became-optional  bn  required removed            is no longer always there
    callback-parameter-property-deprecated       ii  deprecated added            deprecated
    callback-parameter-property-reactivated      ii  deprecated removed          no longer deprecated
    `,
  ),
  ...familiesOf(`
    additional-properties narrowed  bb  in  members beside the named ones: {to} instead of {from}
    additional-properties widened   ii  nn  members beside the named ones: {to} instead of {from}
  `),
];
