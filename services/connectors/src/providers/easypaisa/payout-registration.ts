import type { PayoutRegistration } from '@adaigi/connector-kit';
import { payIntoBank } from './payout-bank.ts';
import { parseEasypaisaPayoutConfig } from './payout-config.ts';
import { inquirePayout } from './payout-inquire.ts';
import { payOut } from './payout.ts';

const MINUTE_MS = 60_000;

/** The payout gateway of Easypaisa's bank: transfer to a wallet or, by inter-bank transfer, into a bank account; status by the bank's number. */
export const easypaisaPayouts: PayoutRegistration = {
  parseConfig(section, destination) {
    const config = parseEasypaisaPayoutConfig(section, destination);
    const { banks } = config;
    return {
      baseUrl: config.baseUrl,
      knowsReference: false,
      banks: [...(banks?.keys() ?? [])],
      timing: {
        // No official figure; as for payments.
        windowMs: 15 * MINUTE_MS,
        inquiryScheduleMs: [1, 2, 7, 10, 20, 30, 60].map((minutes) => minutes * MINUTE_MS),
      },
      create: (deps) => ({
        payout: (order, signal) => (banks === null ? payOut(config, deps, order, signal) : payIntoBank({ ...config, banks }, deps, order, signal)),
        inquire: (order, signal) => inquirePayout(config, deps, order, signal),
      }),
    };
  },
};
