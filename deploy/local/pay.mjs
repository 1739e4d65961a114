import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/pay.ts', { install: false });
