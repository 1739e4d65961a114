import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/rates.ts', { install: false });
