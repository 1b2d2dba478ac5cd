/** Waits so many milliseconds, or until the signal fires: then it throws the signal's reason. */
export function sleep(milliseconds, signal) {
    return new Promise((done, fail) => {
        const onAbort = () => {
            clearTimeout(timer);
            fail(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            done();
        }, milliseconds);
        if (signal?.aborted)
            onAbort();
        else
            signal?.addEventListener('abort', onAbort, { once: true });
    });
}
