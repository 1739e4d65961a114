export type { ServiceName } from './platform/catalogue.ts';
export { SERVICES } from './platform/catalogue.ts';
export type { ChannelConfig } from './platform/channels.ts';
export type { Platform, PlatformOptions } from './platform/start-platform.ts';
export { startPlatform } from './platform/start-platform.ts';
export { createMerchant } from './merchants/create-merchant.ts';
export type { MerchantCredentials, RunFile } from './run-file.ts';
export { readRunFile } from './run-file.ts';
export { LOCAL_DIR, ROOT } from './paths.ts';
