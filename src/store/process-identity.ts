import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process this is, precisely enough to tell later whether it still runs. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Boot and process-id namespace (a container has its own); only in the same space do process ids compare. */
  readonly space: string;
  /** When the process began, in the kernel's ticks; `null` where the system does not tell. */
  readonly started: string | null;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), space: spaceOf(), started: startOf(process.pid) };
}

/** True, false, or `null` if it runs where we cannot look. */
export function isRunning(other: ProcessIdentity): boolean | null {
  if (other.host !== hostname() || other.space !== spaceOf()) return null;
  if (!answersSignals(other.pid)) return false;
  // The same number with another beginning is another process.
  return other.started === null || other.started === startOf(other.pid);
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function spaceOf(): string {
  return `${attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())}/${attempt(() =>
    readlinkSync('/proc/self/ns/pid'),
  )}`;
}

/** Field 22 of `/proc/PID/stat` (proc(5)); the name before it may hold blanks, so it is counted from the last `)`. */
function startOf(pid: number): string | null {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Systems without `/proc` have one space, and processes without a known beginning. */
function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
