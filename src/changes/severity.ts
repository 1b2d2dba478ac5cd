import * as z from 'zod';

/** How much a change matters: a consumer can fail, a person wants to know, or it is said for completeness. */
export const severities = ['breaking', 'notable', 'info'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** The semver step that a change asks of the generated package, lowest first. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const;
export const bumpSchema = z.enum(bumps);
export type Bump = z.infer<typeof bumpSchema>;

/**
 * The parts of an edition, what people use first comes first; `documents` is for contradictions between documents, `package`
 * for what is generated from them.
 */
export const areas = ['catalog', 'api', 'package', 'docs', 'facts', 'documents'] as const;
export type Area = (typeof areas)[number];
