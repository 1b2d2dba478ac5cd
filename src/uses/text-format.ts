/** What a file is, as far as words without quotes are read otherwise in it. */
export type FileFormat = 'yaml' | 'settings' | 'toml' | 'code';

const endings: readonly (readonly [FileFormat, RegExp])[] = [
  ['yaml', /\.ya?ml$/i],
  ['toml', /\.toml$/i],
  ['settings', /(?:^|\/)(?:\.env[^/]*|(?:GNU)?makefile)$|\.(?:env|ini|cfg|conf|properties|mk)$/i],
];

/** By the end of a path. */
export function formatOf(path: string): FileFormat {
  return endings.find(([, ending]) => ending.test(path))?.[0] ?? 'code';
}
