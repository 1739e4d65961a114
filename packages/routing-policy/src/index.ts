export { parseMerchantPolicy, parsePlatformPolicy } from './parse.ts';
export { DAYS, merchantPolicy, platformPolicy } from './schema.ts';
export type { MerchantPolicy, PlatformPolicy } from './schema.ts';
