import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/commands/reset.ts', { install: true });
