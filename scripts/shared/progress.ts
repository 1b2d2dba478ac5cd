/** Says on a terminal what is being done at this moment, in one line that goes away; elsewhere it says nothing. */
export interface Progress {
  show(step: string): void;
  clear(): void;
}

const clearLine = '\r\u001b[2K';

/** A progress line on stderr, silent with `--quiet` or when stderr is not a terminal. */
export function progressLine(quiet: boolean): Progress {
  const stream = process.stderr;
  if (quiet || !stream.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (step) => void stream.write(`${clearLine}${step}…`),
    clear: () => void stream.write(clearLine),
  };
}
