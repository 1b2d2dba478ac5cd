import { LocalFailure } from '../base/failure.ts';
import { defaultGateway, profiles } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { Manifest } from './manifest.ts';

/**
 * The gateway whose edition a folder holds: the configured one, else the one that the manifest names.
 *
 * @throws LocalFailure if the manifest names one that only a configuration knew.
 */
function gatewayOfStored({ gateway: slug }: Pick<Manifest, 'gateway'>, configured?: Gateway): Gateway {
  if (configured !== undefined) return configured;
  if (slug === undefined) return defaultGateway;
  const known = profiles.find((profile) => profile.slug === slug);
  if (known !== undefined) return known;
  throw new LocalFailure(`This is an edition of the gateway "${slug}", and nothing says what that is.`, {
    advice: 'Run it with the configuration that has its profile under `gateway`, or name that with --config.',
  });
}

/** How a manifest names a gateway; the default one goes without saying. */
export function slugToRecord(gateway: Gateway | undefined): { readonly gateway?: string } {
  return gateway === undefined || gateway.slug === defaultGateway.slug ? {} : { gateway: gateway.slug };
}

/** The gateway of a stored edition as readers take it, who need not be told of the default one. */
export function gatewayToRead(
  { manifest }: { readonly manifest: Pick<Manifest, 'gateway'> },
  configured: Gateway | undefined,
): { readonly gateway?: Gateway } {
  const gateway = gatewayOfStored(manifest, configured);
  return gateway === defaultGateway ? {} : { gateway };
}
