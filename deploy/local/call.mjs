import { runOnPinnedNode } from './bootstrap.mjs';

await runOnPinnedNode('src/cli/call.ts', { install: false });
