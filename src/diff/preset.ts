/**
 * Two questions that may be asked of a change: can a caller that is already deployed fail (`wire`), and would a
 * TypeScript caller of the generated client stop compiling (`codegen`)?
 */
export const presets = ['wire', 'codegen'] as const;
export type Preset = (typeof presets)[number];
