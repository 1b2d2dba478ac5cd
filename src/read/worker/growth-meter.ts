/** How often the memory of this process is looked at: a thread takes some hundred megabytes in a second. */
const intervalMs = 50;

const bytesInMb = 1024 * 1024;

/**
 * Calls back once this process has grown by so many megabytes. All its threads count, since Node 20 tells none apart.
 *
 * @returns what ends the watching.
 */
export function afterGrowth(limitMb: number, act: () => void): () => void {
  const before = process.memoryUsage.rss();
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before < limitMb * bytesInMb) return;
    clearInterval(timer);
    act();
  }, intervalMs);
  return () => clearInterval(timer);
}
