import { UsageFailure } from '../base/failure.ts';
import { liteLlm } from './litellm.ts';
import { openAiCompatible } from './openai-compatible.ts';
import { openRouter } from './openrouter.ts';
import { routerOne } from './router-one.ts';
import type { Gateway } from './schema.ts';
import { vercel } from './vercel.ts';

/** The profiles that come with the tool. A new one is a file, and a row here. */
export const profiles: readonly Gateway[] = [routerOne, openRouter, vercel, liteLlm, openAiCompatible];

/** The names under which a profile is asked for. */
export const profileNames: readonly string[] = profiles.map(({ slug }) => slug);

/** The gateway where nothing names another. */
export const defaultGateway: Gateway = routerOne;

/** The profile of a name, or the one that was given whole; the default for nothing. */
export function gatewayOf<Given extends Gateway>(given: string | Given | undefined): Gateway | Given {
  if (given === undefined) return defaultGateway;
  if (typeof given !== 'string') return given;
  const found = profiles.find(({ slug }) => slug === given);
  if (found !== undefined) return found;
  throw new UsageFailure(`There is no gateway "${given}".`, {
    advice: `Name one of ${profileNames.join(', ')}, or give a profile in the configuration (docs/gateways.md).`,
  });
}
