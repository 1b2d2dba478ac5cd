/** A fault in an OpenAPI document, named by its pointer; its line is looked up only when there is one to tell. */
export interface Fault {
  readonly pointer: string;
  readonly seen: string;
  readonly expected: string;
  readonly severity: 'error' | 'warning';
}

export type Faults = readonly Fault[];

/** A fault that makes the document invalid. */
export function fatal(pointer: string, seen: string, expected: string): Fault {
  return { pointer, seen, expected, severity: 'error' };
}

/** A fault that is told and leaves the document valid. */
export function doubtful(pointer: string, seen: string, expected: string): Fault {
  return { pointer, seen, expected, severity: 'warning' };
}
