/** A CommonJS program, which Node has load ES modules with `require` since 20.19. */
import { createRouterOne, NotFoundError } from 'router-one-client';
import { getModel } from 'router-one-client/models';

async function main(): Promise<void> {
  const router = createRouterOne({ maxRetries: 0 });
  const { data } = await router.GET('/v1/models');
  const missing = await router.videos.getVideoGeneration('missing').catch((error: unknown) => error);
  const { modelIdSchema } = await import('router-one-client/models/zod');
  console.log(
    JSON.stringify({
      first: data?.data[0]?.id,
      provider: getModel('openai/gpt-5.5').provider,
      missing: missing instanceof NotFoundError && missing.code,
      refused: modelIdSchema.safeParse('openai/gpt-5,5').error?.issues[0]?.message,
    }),
  );
}

void main();
