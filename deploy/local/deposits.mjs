import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/deposits.ts', { install: false });
