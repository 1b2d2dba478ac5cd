import type { Settings } from './settings.js';
/**
 * The server of an operation that the document answers elsewhere. A caller who has set another address than the documented one
 * has everything there.
 */
export declare function atServer(url: string, documented: string | null): (settings: Settings) => Settings;
