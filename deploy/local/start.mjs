import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/commands/start.ts', { install: true });
