import type { Settings } from './settings.ts';

/**
 * The server of an operation that the document answers elsewhere. A caller who has set another address than the documented one
 * has everything there.
 */
export function atServer(url: string, documented: string | null): (settings: Settings) => Settings {
  return (settings) => (settings.baseUrl === documented ? { ...settings, baseUrl: url } : settings);
}
