export { MIX_CRASH_POINTS } from './crash-points.ts';
export { planMixFaults, planPayoutFaults } from './faults.ts';
export { countMix } from './observed.ts';
export { unrestOfMix } from './quiet.ts';
export { startMix, type Mix } from './run.ts';
export { MIX_ENVIRONMENT, POSSIBLE_TTL_S, SCALED_DAYS, scaledPayoutChannel } from './scaled.ts';
