// Loaded into every service before its own code (`node --import`): a service whose owner is gone stops by itself, as on SIGTERM. Without it a killed
// test run would leave processes on the machine that nobody stops.
import { isMainThread } from 'node:worker_threads';

const LOOK_EVERY_MS = 1_000;
const parent = process.ppid;

/** Threads load it, too; one look is enough. */
if (isMainThread) setInterval(endWithoutParent, LOOK_EVERY_MS).unref();

function endWithoutParent(): void {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}
