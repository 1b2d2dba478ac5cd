/**
 * Refuses path values that would change which address is called: empty ones, `.` and `..` as a whole segment (also
 * behind percent-encoding, since a proxy may decode once more), and control characters.
 */
export declare function checkPathValue(name: string, value: unknown): void;
