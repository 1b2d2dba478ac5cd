import type { Rule } from '../rule.ts';
import { canonicalLink } from './canonical-link.ts';
import { categoryWithoutOperation } from './category-without-operation.ts';
import { keyFormat } from './key-format.ts';
import { pastItsEnd, successor } from './life-cycle.ts';
import { liveLimits } from './live-limits.ts';
import { liveModels } from './live-models.ts';
import { requiredField } from './required-field.ts';
import { server } from './server.ts';
import { statedFact } from './stated-fact.ts';
import { undocumentedOperation } from './undocumented-operation.ts';
import { undocumentedStatus } from './undocumented-status.ts';
import { unknownModelInDocs } from './unknown-model-in-docs.ts';
import { unknownModelInSpec } from './unknown-model-in-spec.ts';
import { unspecifiedOperation } from './unspecified-operation.ts';
import { unspecifiedStatus } from './unspecified-status.ts';

/** Every way in which documents are held against each other. */
export const rules: readonly Rule[] = [
  unknownModelInDocs,
  unknownModelInSpec,
  unspecifiedOperation,
  undocumentedOperation,
  server,
  keyFormat,
  unspecifiedStatus,
  undocumentedStatus,
  categoryWithoutOperation,
  canonicalLink,
  liveLimits,
  liveModels,
  statedFact,
  requiredField,
  pastItsEnd,
  successor,
];
