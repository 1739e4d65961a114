export { guard } from './guard.ts';
export type { Guarded, GuardOptions } from './guard.ts';
export type { BreakerChange, BreakerReason, BreakerState } from './breaker.ts';
export { isCounted } from './counted.ts';
export type { CountingRules } from './counted.ts';
export { BREAKER_DEFAULTS } from './settings.ts';
export type { BreakerSettings } from './settings.ts';
export { HangWatch } from './hang-watch.ts';
export type { HangSettings } from './hang-watch.ts';
