import { constants } from 'node:os';

/** Ends when the person, or the machine, asks the run to stop. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** 130 or 143 once interrupted; `null` before. */
  exitCode(): number | null;
  /** Takes the handlers off again. */
  release(): void;
}

/**
 * Turns Ctrl-C and a polite kill into an abort signal, so that a run cleans up after itself before it ends. A second
 * signal ends the process at once.
 */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let code: number | null = null;
  const handlers = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const handler = () => {
      code = 128 + constants.signals[name];
      controller.abort(new Error(`interrupted by ${name}`));
    };
    process.once(name, handler);
    return () => process.off(name, handler);
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    release: () => {
      for (const off of handlers) off();
    },
  };
}

/** The interruption of this process; commands pass its signal on. */
export const interruption = listenForInterruption();
