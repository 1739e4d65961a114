import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/merchant.ts', { install: false });
