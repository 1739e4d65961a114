export { SOURCE_PATCHES_VARIABLE, type SourcePatch } from './patches.ts';

/** What `node --import` preloads in a process whose sources are patched. */
export const REGISTER_PATCHES = new URL('register.ts', import.meta.url).href;
