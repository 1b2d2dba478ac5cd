import type { TokenCount } from '../../../catalog/model.ts';
import { readTokenCount } from './token-count.ts';

/** The two limits of a model. */
export interface LimitPair {
  readonly context: TokenCount;
  readonly maxOutput: TokenCount;
}

const outputWords = String.raw`(?:max(?:imum)?\.? ?)?(?:output|out|completion)(?: tokens?)?|(?:最大)?输出`;
const labelled = new RegExp(
  String.raw`^(?:context:?\s*)?([^/,;|\n()]+?)\s*[/,;|\n(]\s*(?:(?:${outputWords})[:：]?\s*)?([\d.,]+\s*[kmKM万]?)\s*(?:tokens?\s*)?(?:${outputWords})?\)?$`,
  'i',
);

/** `1.05M / 128K out`, `200K (64K output)`: the second number is named as the output's. `null` for any other text. */
export function readNamedLimits(text: string, scale: number): LimitPair | null {
  return new RegExp(outputWords, 'i').test(text) ? readLimits(text, scale) : null;
}

/** `400K / 128K` under a header that names both limits, the context first. */
export function readLimits(text: string, scale: number): LimitPair | null {
  const [, first = '', second = ''] = labelled.exec(text.trim()) ?? [];
  const [context, maxOutput] = [readTokenCount(first, scale), readTokenCount(second, scale)];
  if (context === null || maxOutput === null) return null;
  const shown = text.replace(/\n/g, ' ');
  return { context: { ...context, text: shown }, maxOutput: { ...maxOutput, text: shown } };
}
