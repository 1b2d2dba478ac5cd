import type { Settings } from '../../src/config/schema.ts';
import type { Preset } from '../../src/diff/api/rules/rule.ts';
import type { Judgement } from '../../src/pipeline/compare.ts';
import { wholePolicy } from '../../src/pipeline/policy.ts';

/** How the configuration wants editions to be judged; a preset that was asked for by a flag wins. */
export function judgementOf(settings: Settings, asked?: Preset): Judgement {
  const { policy = {}, limits = {}, ignores = [] } = settings;
  const preset = asked ?? settings.preset ?? 'wire';
  return { preset, policy: wholePolicy(preset, policy), limits: limits.judge ?? {}, ignores };
}
