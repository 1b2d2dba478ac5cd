/** A service on Node: checks its configuration at start-up, streams an answer, prices it, and survives an empty balance. */
import { BillingError, createRouterOne, RouterOneError } from 'router-one-client';
import { checkModels, estimateCost, getModel, isModelId, type ModelId } from 'router-one-client/models';
import { modelIdSchema } from 'router-one-client/models/zod';

const configured = ['openai/gpt-5.5', 'openai/gpt-5,5', 'auto'];
const warnings = checkModels(configured).map(({ problem, suggestion }) => `${problem}: ${suggestion}`);

const router = createRouterOne({ maxRetries: 0, headers: { 'x-service': 'nodenext' } });
const model: ModelId = modelIdSchema.parse(configured[0]);

let text = '';
for await (const chunk of router.chat.streamChatCompletion({
  model,
  messages: [{ role: 'user', content: 'Hello' }],
})) {
  text += chunk.choices[0]?.delta.content ?? '';
}

const cost = estimateCost(model, { inputTokens: 1_000_000 });

async function balance(): Promise<string> {
  try {
    return String((await router.account.getBalance()).total_balance);
  } catch (error) {
    if (error instanceof BillingError) return `top up (${error.code})`;
    if (error instanceof RouterOneError) return `failed with ${error.status}`;
    throw error;
  }
}

console.log(
  JSON.stringify({
    warnings,
    text,
    priced: cost.unpriced.length === 0 && getModel(model).prices.length > 0,
    balance: await balance(),
    known: [isModelId(model), isModelId('auto')],
  }),
);
