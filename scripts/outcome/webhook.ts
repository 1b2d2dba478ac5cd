import type { Comparison } from '../../src/changes/comparison.ts';
import { sendWebhook } from '../../src/fetch/send-webhook.ts';
import { type ChatForm, chatFormOf, messageFor } from '../../src/report/chat/forms.ts';
import { interruption } from '../session/interrupt.ts';
import type { Session } from '../session/session.ts';
import { userAgentOf } from '../session/tool.ts';

/**
 * Tells a webhook of a comparison, in the form of its chat. A receiver that does not take it is a warning: by now the edition is taken or held,
 * and an exit code must say which.
 */
export async function tellWebhook(
  comparison: Comparison,
  { address, form }: { readonly address: string; readonly form: ChatForm | undefined },
  session: Session,
): Promise<void> {
  const message = messageFor(form ?? chatFormOf(address), comparison);
  const fault = await sendWebhook(address, message, {
    userAgent: userAgentOf(session.tool),
    signal: interruption.signal,
  });
  if (fault !== null) process.stderr.write(`warning: the webhook was not told: ${fault}\n`);
}
