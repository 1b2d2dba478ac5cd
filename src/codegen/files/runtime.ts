/**
 * The compiled client runtime as it stands in the generated package: under `runtime/`, with the declarations' imports
 * ending in `.js` (the compiler rewrites them in code, not in declarations).
 */
export function runtimeFiles(compiled: ReadonlyMap<string, string>): [string, string][] {
  return [...compiled].map(([name, text]) => {
    if (!/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*(?:\.d\.ts|\.js)$/.test(name)) {
      throw new RangeError(`not a file of the client runtime: ${JSON.stringify(name)}`);
    }
    return [`runtime/${name}`, name.endsWith('.d.ts') ? withJsImports(text) : text];
  });
}

function withJsImports(declarations: string): string {
  return declarations.replace(/(from\s+|import\()(["'])(\.[^"']*)\.ts\2/g, '$1$2$3.js$2');
}
