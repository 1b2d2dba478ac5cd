/** Waits so many milliseconds, or until the signal fires: then it throws the signal's reason. */
export declare function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
