import type { Registration } from '@adaigi/connector-kit';
import { parseCallback } from './callback.ts';
import { charge } from './charge.ts';
import { parseJazzcashConfig } from './config.ts';
import { inquire } from './inquire.ts';
import { jazzcashPayouts } from './payout-registration.ts';
import { refund } from './refund.ts';

const SECOND_MS = 1_000;

/** JazzCash: wallet payments v1.1 and v2.0, status inquiry, wallet refund, payment notification; payouts apart. */
export const jazzcash: Registration = {
  id: 'jazzcash',
  capabilities: { wallet: 'jazzcash', methods: ['wallet'], currency: 'PKR' },
  payouts: jazzcashPayouts,
  parseConfig(section) {
    const config = parseJazzcashConfig(section);
    const { mpin } = config;
    const refundable = mpin !== null && config.paths.refund !== '' ? { ...config, mpin } : null;
    return {
      baseUrl: config.baseUrl,
      refunds: refundable !== null,
      timing: {
        // The inquiry guide: not before ten minutes; earlier answers may be a look at a payment in flight.
        windowMs: 600 * SECOND_MS,
        // "Does not exist" holds once the transaction has expired.
        notFoundWindowMs: config.txnExpiryMs,
        longestPromptMs: 600 * SECOND_MS,
        inquiryScheduleMs: [60, 120, 300, 180, 120, 300, 600, 1_200, 1_800, 3_600].map((seconds) => seconds * SECOND_MS),
      },
      create: (deps) => ({
        charge: (order, signal) => charge(config, deps, order, signal),
        inquire: (order, signal) => inquire(config, deps, order, signal),
        ...(refundable === null ? {} : { refund: (order, signal) => refund(refundable, deps, order, signal) }),
        parseCallback: (callback) => parseCallback(config, callback),
      }),
    };
  },
};
