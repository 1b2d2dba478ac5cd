import type { Comparison } from '../../src/changes/comparison.ts';
import { type FailOn, reaches } from '../../src/judge/fail-on.ts';
import { interruption } from './interrupt.ts';
import type { Session } from './session.ts';
import { userAgentOf } from './tool.ts';

/**
 * Tells a webhook of a comparison that reaches the level, or that is held. A receiver that does not take it is a
 * warning: by now the edition is taken or held, and an exit code must say which.
 */
export async function tellWebhook(
  comparison: Comparison,
  address: string,
  { webhookLevel }: { readonly webhookLevel: FailOn },
  session: Session,
): Promise<void> {
  if (comparison.verdict === 'accepted' && !reaches(comparison, webhookLevel)) return;
  const { slackMessage } = await import('../../src/report/slack.ts');
  const { sendWebhook } = await import('../../src/fetch/send-webhook.ts');
  const fault = await sendWebhook(address, slackMessage(comparison), {
    userAgent: userAgentOf(session.tool),
    signal: interruption.signal,
  });
  if (fault !== null) process.stderr.write(`warning: the webhook was not told: ${fault}\n`);
}
