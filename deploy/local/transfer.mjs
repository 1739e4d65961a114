import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/transfer.ts', { install: false });
