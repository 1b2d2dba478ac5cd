import { isPlainObject } from '../base/json.ts';
import { joinPointer } from '../base/json-pointer.ts';
import type { OpenApiDocument } from './document.ts';
import { doubtful, type Fault, type Faults } from './fault.ts';

/** The names that OpenAPI allows for components (specification 3.1, "Components Object"). */
const componentName = /^[A-Za-z0-9._-]+$/;

/** Tells component names that the specification does not allow. They are printed as literals all the same. */
export function checkNames(spec: OpenApiDocument): Faults {
  const { components } = spec;
  if (!isPlainObject(components)) return [];
  return Object.entries(components).flatMap(([sort, members]) =>
    isPlainObject(members) && !sort.startsWith('x-')
      ? checkMembers(joinPointer('/components', sort), members)
      : [],
  );
}

function checkMembers(pointer: string, members: Record<string, unknown>): Fault[] {
  return Object.keys(members)
    .filter((name) => !componentName.test(name))
    .map((name) => doubtful(joinPointer(pointer, name), name, 'a name of letters, digits, ".", "_" and "-"'));
}
