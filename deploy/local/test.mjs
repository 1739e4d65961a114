import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/commands/test.ts', { install: true });
