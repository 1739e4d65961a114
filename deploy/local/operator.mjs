import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/operator.ts', { install: false });
