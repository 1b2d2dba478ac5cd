import type { Settings } from '../../src/config/schema.ts';
import type { Preset } from '../../src/diff/preset.ts';
import type { Judgement } from '../../src/sync/job.ts';

/**
 * How the configuration wants editions to be judged; a preset that was asked for by a flag wins. Without a policy they
 * are judged by the default one.
 */
export async function judgementOf(settings: Settings, asked?: Preset): Promise<Judgement> {
  const { policy, limits = {}, ignores = [] } = settings;
  const preset = asked ?? settings.preset ?? 'wire';
  const judgement = { preset, limits: limits.judge ?? {}, ignores };
  if (policy === undefined && preset === 'wire') return judgement;
  const { wholePolicy } = await import('../../src/sync/policy.ts');
  return { ...judgement, policy: wholePolicy(preset, policy) };
}
