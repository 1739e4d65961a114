import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { folderOf } from './catalogue.ts';
import type { ServiceName } from './catalogue.ts';

/** Where compiled code is kept between starts. */
export const COMPILE_CACHE = join(ROOT, '.local/compile-cache');

export const PINNED_NODE = join(ROOT, 'node_modules/node/bin/node');

// Memory per process is what limits a small machine.
const SMALL_MEMORY = ['--optimize-for-size', '--max-old-space-size=96', '--max-semi-space-size=2', '--v8-pool-size=1'];
/** Routing stands in the way of every payment: quicker code for 8 MB at rest, and room for a log that waits for its stores. */
const QUICK_MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4', '--v8-pool-size=1'];
// kafkajs' negative timer is known and harmless.
const NODE_ARGS = ['--disable-warning=TimeoutNegativeWarning', '--import', new URL('end-with-parent.ts', import.meta.url).href];

/** Compiled code is kept between starts (less memory, a third of a second less), and glibc keeps two arenas instead of one for each thread. */
export const NODE_ENVIRONMENT = { NODE_COMPILE_CACHE: COMPILE_CACHE, MALLOC_ARENA_MAX: '2' };

/** What node is told for a process of a service. @param fast - see `PlatformOptions.fast` */
export function nodeArgs(name: ServiceName, fast = false): string[] {
  return [...(fast ? [] : name === 'routing' ? QUICK_MEMORY : SMALL_MEMORY), ...NODE_ARGS, mainOf(name)];
}

export function mainOf(name: ServiceName): string {
  return join(ROOT, 'services', folderOf(name), 'src/main.ts');
}
