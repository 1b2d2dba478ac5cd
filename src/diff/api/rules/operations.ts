import type { Rule } from './rule.ts';
import { familiesOf, rulesIn } from './table.ts';

/** Operations, webhooks and callbacks: whether they are there, what they are called, and what becomes of them. */
export const operationRules: readonly Rule[] = [
  ...rulesIn(
    'anywhere',
    `
    endpoint-added                        ff  operation added                          endpoint added
    api-removed-with-sunset  nb  operation removed +deprecated +sunset +same-path  endpoint removed after its deprecation, which gave {from.sunset} as the date of its end
    api-path-removed-with-sunset  nb  operation removed +deprecated +sunset  endpoint removed with its path after its deprecation, which gave {from.sunset} as the date of its end
    api-removed-with-deprecation  ib  operation removed +deprecated +same-path  endpoint removed after its deprecation
    api-path-removed-with-deprecation  ib  operation removed +deprecated  endpoint removed with its path after its deprecation
    api-removed-without-deprecation  bb  operation removed +same-path  endpoint removed without a deprecation first
    api-path-removed-without-deprecation  bb  operation removed  endpoint removed with its path without a deprecation first
    endpoint-renamed          bb  operation renamed     endpoint renamed to {to.operation} ({to.evidence})
    webhook-added             ii  webhook added         webhook added
    webhook-removed           bb  webhook removed       webhook removed
    callback-added            nn  callback added        callback {to} added
    callback-removed          bb  callback removed      callback {from} removed
    api-operation-id-added    ii  operation-id added    operationId {to} added
    api-operation-id-removed  ik  operation-id removed  operationId {from} removed
    api-operation-id-removed  ik  operation-id changed  operationId {from} replaced by {to}
    api-tag-added             in  tag added             tag {to} added
    api-tag-removed           in  tag removed           tag {from} removed
    api-tag-changed           in  tag changed           tag {from} replaced by {to}
    api-schema-removed        ik  schema removed        schema {from} removed from the components
    api-schema-removed        ik  schemas removed       schemas {from} removed from the components
    `,
  ),
  ...rulesIn(
    'any operation',
    `
    endpoint-deprecated-with-sunset  ii  deprecated added +sunset  endpoint deprecated, with the date of its end
    endpoint-deprecated              ii  deprecated added          endpoint deprecated
    endpoint-reactivated             ii  deprecated removed        endpoint no longer deprecated
    sunset-deleted  bi  sunset removed  date of its end {from} deleted while it stays deprecated
    api-sunset-date-changed          ni  sunset changed  date of its end moved from {from} to {to}
    api-sunset-date-added            ni  sunset added    date of its end {to} given
    api-stability-decreased   bi  stability decreased   stability lowered from {from} to {to}
    api-stability-given       ni  stability set         stability said to be {to}, was not said
    api-stability-increased   ii  stability increased   stability raised from {from} to {to}
    `,
  ),
  ...familiesOf(`
    sunset removed = sunset-deleted       bi  bi  date of its end {from} deleted while deprecated
    sunset changed = sunset-date-changed  ni  ni  date of its end moved from {from} to {to}
    sunset added = sunset-date-added      ni  ni  date of its end {to} given
    stability decreased                   bi  bi  stability lowered from {from} to {to}
    stability set = stability-given       ni  ni  stability said to be {to}, was not said
    stability increased                   ii  ii  stability raised from {from} to {to}
  `),
];

/**
 * What callers must show, and the addresses that answer them. oasdiff gives all changes of security the level INFO; a
 * caller that has to show other credentials fails, so the rules that say so for certain are stricter here.
 */
export const securityRules: readonly Rule[] = rulesIn(
  'anywhere',
  `
  api-security-added              bi  security added +required   security {to} added where none was needed
  api-security-relaxed            ii  security generalized       security {to} is enough, was {from}
  api-security-tightened          bi  security specialized       security {to} needed, was {from}
  api-security-alternative-added  ii  security added             security {to} now taken
  api-security-replaced  bi  security removed +last  security {from} no longer taken, and nothing else of before is
  api-security-no-longer-needed   ni  security unset             security {from} no longer needed
  api-security-removed            bi  security removed           security {from} no longer taken
  api-security-scope-added        bi  security-scope added       scope {to.scope} of {to.scheme} needed
  api-security-scope-removed      ii  security-scope removed     scope {from.scope} of {from.scheme} no longer needed
  api-security-became-optional    ni  security-optional added    security became optional
  api-security-became-required    bi  security-optional removed  security became required
  api-security-component-type-changed  bi  security-scheme-type changed  security scheme of type {to} instead of {from}
  api-security-component-scheme-changed  bi  security-scheme-http changed  HTTP authentication scheme {to} instead of {from}
  api-security-component-key-changed  bi  security-scheme-key changed  key expected in {to} instead of {from}
  api-security-component-key-changed  bi  security-scheme-key-name changed  key expected under the name {to} instead of {from}
  api-security-component-flow-changed    ni  security-scheme-flow changed  credentials can be had by the flow {to}, no longer by {from}
  api-security-component-flow-added      ii  security-scheme-flow added    credentials can be had by the flow {to}
  api-security-component-flow-removed    ni  security-scheme-flow removed  credentials can no longer be had by the flow {from}
  api-security-component-oauth-url-changed        ni  security-scheme-url changed        address of the authorization is {to}, was {from}
  api-security-component-oauth-token-url-changed  ni  security-scheme-token-url changed  address of the tokens is {to}, was {from}
  api-security-component-oauth-scope-added    ii  security-scheme-scope added    scope {to.scope} can be asked for by {to.flows}
  api-security-component-oauth-scope-removed  ni  security-scheme-scope removed  scope {from.scope} can no longer be asked for by {from.flows}
  api-security-component-flows-changed   ni  security-scheme-flows changed  address that describes how to get credentials is {to}, was {from}
  api-security-component-deprecated      ni  security-scheme-deprecated added    security scheme {to} deprecated
  api-security-component-reactivated     ii  security-scheme-deprecated removed  security scheme {from} no longer deprecated
  api-security-component-described       ii  security-scheme added    security scheme {to} described, was only named
  api-security-component-not-described   ni  security-scheme removed  security scheme {from} no longer described, though it is still named
  api-server-replaced  bi  server removed +last  server {from} removed, and no server of before is left
  api-server-replaced  bi  server changed +last  server {from} replaced by {to}
  api-server-changed   ni  server changed        server {from} replaced by {to}
  api-server-path-changed  ib  server-path changed  the same address is written with the server {to} instead of {from}, and the rest in the path
  api-server-variable-value-removed  bi  server narrowed  address {from} gone with a value of its variable
  api-server-default-changed  ni  server-default changed  address by default {to}, was {from}
  api-server-removed   ni  server removed        server {from} removed
  api-server-added     ii  server added          server {to} added
  `,
);
