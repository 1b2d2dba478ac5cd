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

/**
 * What a document is read for. A generator follows every `$ref`, to the network and to the disk too, and trusts the
 * shape of what it meets. A comparison follows local references only and steps over what it does not know, so that for
 * it everything but the version and the paths is a warning: published documents have all kinds of small faults.
 */
export type OpenApiUse = 'generate' | 'compare';
