/**
 * The server of an operation that the document answers elsewhere. A caller who has set another address than the documented one
 * has everything there.
 */
export function atServer(url, documented) {
    return (settings) => (settings.baseUrl === documented ? { ...settings, baseUrl: url } : settings);
}
