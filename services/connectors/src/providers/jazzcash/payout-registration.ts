import type { PayoutRegistration } from '@adaigi/connector-kit';
import { payIntoBank } from './payout-bank.ts';
import { parseJazzcashPayoutConfig } from './payout-config.ts';
import { inquirePayout } from './payout-inquire.ts';
import { payOut } from './payout.ts';
import { payoutGateway } from './payout-wire.ts';

const MINUTE_MS = 60_000;

/** JazzCash's disbursement gateway: payout to a wallet or, by inter-bank transfer, into a bank account; status query. */
export const jazzcashPayouts: PayoutRegistration = {
  parseConfig(section, destination) {
    const config = parseJazzcashPayoutConfig(section, destination);
    const { banks } = config;
    return {
      baseUrl: config.baseUrl,
      knowsReference: true,
      banks: [...(banks?.keys() ?? [])],
      timing: {
        // No official figure; as for payments, where ten minutes are JazzCash's own.
        windowMs: 10 * MINUTE_MS,
        inquiryScheduleMs: [1, 2, 5, 5, 10, 20, 30, 60, 60].map((minutes) => minutes * MINUTE_MS),
      },
      create: (deps) => {
        const gateway = payoutGateway(config, deps);
        return {
          payout: (order, signal) => (banks === null ? payOut(config, gateway, deps, order, signal) : payIntoBank({ ...config, banks }, gateway, deps, order, signal)),
          inquire: (order, signal) => inquirePayout(config, gateway, deps, order, signal),
        };
      },
    };
  },
};
