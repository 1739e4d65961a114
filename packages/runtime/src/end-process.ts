/** Long enough for Node's compiler threads to come to rest. */
const CUT_OFF_AFTER_MS = 250;

/**
 * Ends the process with a code as soon as nothing keeps it going, and after a moment whatever does. Not with `process.exit` at once: Node then waits for its
 * compiler threads, and one of them that waits for a garbage collection waits for ever (nodejs/node#54918). Five of forty starts hung so that were refused
 * their configuration and wrote compiled code to a new cache. A process that ends by itself tells those threads first, and one at rest has none at work.
 */
export function endProcess(code: number, cutOffAfterMs = CUT_OFF_AFTER_MS): void {
  process.exitCode = code;
  setTimeout(() => process.exit(code), cutOffAfterMs).unref();
}
