export { compileCheck, invalidRequest } from './check.ts';
export type { Check, ExtraRule } from './check.ts';
