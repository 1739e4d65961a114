import type { Registration } from '@adaigi/connector-kit';
import { parseCallback } from './callback.ts';
import { charge } from './charge.ts';
import { parseEasypaisaConfig } from './config.ts';
import { inquire } from './inquire.ts';
import { easypaisaPayouts } from './payout-registration.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Easypaisa's Open API, v4 (plain) and v5 (RSA): wallet charge, cash token, inquiry. It has no refund: money goes back by hand. */
export const easypaisa: Registration = {
  id: 'easypaisa',
  capabilities: { wallet: 'easypaisa', methods: ['wallet', 'token'], currency: 'PKR' },
  payouts: easypaisaPayouts,
  parseConfig(section) {
    const config = parseEasypaisaConfig(section);
    return {
      baseUrl: config.baseUrl,
      refunds: false,
      timing: {
        // No official figure. Production clients keep NO_RESPONSE_FROM_EWP open for ten to fifteen minutes.
        windowMs: 15 * MINUTE_MS,
        notFoundWindowMs: 15 * MINUTE_MS,
        longestPromptMs: 15 * MINUTE_MS,
        // After 1, 3, 10, 15 and 18 minutes, then every hour until a token of a day has expired.
        inquiryScheduleMs: [1, 2, 7, 5, 3].map((minutes) => minutes * MINUTE_MS).concat(Array.from({ length: 25 }, () => HOUR_MS)),
      },
      create: (deps) => ({
        charge: (order, signal) => charge(config, deps, order, signal),
        inquire: (order, signal) => inquire(config, deps, order, signal),
        parseCallback: (callback) => parseCallback(config, callback),
      }),
    };
  },
};
