/**
 * Lets a run go on to its own end and its own exit code when nobody reads what it prints any more, as in
 * `router-one-sync log | head`. What it does beside printing, such as a commit, is none of the reader's business.
 */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', throwUnlessClosed);
}

function throwUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
