import type { ErrorObject } from 'ajv/dist/2020.js';
import { joinPointer } from '../../base/json-pointer.ts';
import { largest } from '../../base/lists.ts';

/** Keywords that only say that none of their branches fits; the branches say why. */
const umbrellas: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'allOf', 'if', '$ref']);

/**
 * One sentence for the faults of a value, `/messages/0/role: must be one of "system", "user"`, about the place that is
 * deepest: of several alternatives it is the one that was meant, since more of it fits.
 */
export function describeFault(errors: readonly ErrorObject[]): string {
  const specific = errors.filter(({ keyword }) => !umbrellas.has(keyword));
  const faults = (specific.length > 0 ? specific : errors).map((error) => ({
    pointer: pointerOf(error),
    expected: expectationOf(error),
  }));
  const deepest = largest(faults.map(({ pointer }) => depthOf(pointer)));
  const pointer = faults.find((fault) => depthOf(fault.pointer) === deepest)?.pointer ?? '';
  const expected = new Set(
    faults.filter((fault) => fault.pointer === pointer).map((fault) => fault.expected),
  );
  return `${pointer === '' ? 'the body' : pointer}: ${[...expected].join(', or ')}`;
}

/** A member that is missing, or too much, is named by its own pointer. */
function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  if (keyword === 'required') return joinPointer(instancePath, String(params['missingProperty']));
  if (keyword === 'additionalProperties') {
    return joinPointer(instancePath, String(params['additionalProperty']));
  }
  return instancePath;
}

function depthOf(pointer: string): number {
  return pointer.split('/').length;
}

function expectationOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties') return 'is not a parameter';
  if (keyword === 'enum' && Array.isArray(params['allowedValues'])) {
    return `must be one of ${params['allowedValues'].map((value) => JSON.stringify(value)).join(', ')}`;
  }
  return message ?? `must pass ${keyword}`;
}
