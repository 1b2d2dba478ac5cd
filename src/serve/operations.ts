import type { OpenApiDocument } from '../openapi/document.ts';
import { listOperations, type Operation } from '../openapi/operations.ts';
import { type RequestChecks, readRequestChecks } from './checks/request-checks.ts';
import { createValidator } from './checks/validator.ts';
import { type Role, readRoles } from './roles.ts';
import { type Responses, readResponses } from './spec/responses.ts';

/** Everything that the spec says of one operation, read once. */
export interface ServedOperation {
  readonly operation: Operation;
  readonly responses: Responses;
  readonly checks: RequestChecks;
  readonly role: Role;
  /** False for an operation that anybody may call. */
  readonly needsKey: boolean;
}

/** The operations of a spec by id (`POST /v1/messages`). */
export function readServedOperations(spec: OpenApiDocument): ReadonlyMap<string, ServedOperation> {
  const operations = listOperations(spec);
  const validator = createValidator(spec);
  const roleOf = readRoles(spec, operations);
  return new Map(
    operations.map((operation) => [
      operation.id,
      {
        operation,
        responses: readResponses(spec, operation),
        checks: readRequestChecks(spec, operation, validator),
        role: roleOf(operation),
        needsKey: needsKey(spec, operation),
      },
    ]),
  );
}

/** An empty list of requirements, or an empty one among them, is the spec's way to say that no key is needed. */
function needsKey(spec: OpenApiDocument, { value }: Operation): boolean {
  const requirements: unknown = value['security'] ?? spec['security'];
  if (!Array.isArray(requirements)) return false;
  return (
    requirements.length > 0 && requirements.every((requirement) => Object.keys(requirement ?? {}).length > 0)
  );
}
