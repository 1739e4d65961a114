import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/commands/stop.ts', { install: true });
