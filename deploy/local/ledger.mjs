import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/ledger.ts', { install: false });
