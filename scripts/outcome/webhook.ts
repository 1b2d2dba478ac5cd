import type { Comparison } from '../../src/changes/comparison.ts';
import { sendWebhook } from '../../src/fetch/send-webhook.ts';
import { slackMessage } from '../../src/report/slack.ts';
import { interruption } from '../session/interrupt.ts';
import type { Session } from '../session/session.ts';
import { userAgentOf } from '../session/tool.ts';

/**
 * Tells a webhook of a comparison. A receiver that does not take it is a warning: by now the edition is taken or held,
 * and an exit code must say which.
 */
export async function tellWebhook(comparison: Comparison, address: string, session: Session): Promise<void> {
  const fault = await sendWebhook(address, slackMessage(comparison), {
    userAgent: userAgentOf(session.tool),
    signal: interruption.signal,
  });
  if (fault !== null) process.stderr.write(`warning: the webhook was not told: ${fault}\n`);
}
