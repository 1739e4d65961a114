import type { Registration } from '@adaigi/connector-kit';
import { parseCallback } from './callback.ts';
import { charge } from './charge.ts';
import { parseTemplateConfig } from './config.ts';
import { inquire } from './inquire.ts';
import { refund } from './refund.ts';

const MINUTE_MS = 60_000;

/** Template: what the provider offers, and where that is documented. */
export const template: Registration = {
  id: 'template',
  capabilities: { wallet: 'template', methods: ['wallet'], currency: 'PKR' },
  parseConfig(section) {
    const config = parseTemplateConfig(section);
    return {
      baseUrl: config.baseUrl,
      refunds: true,
      timing: {
        windowMs: 10 * MINUTE_MS,
        notFoundWindowMs: 30 * MINUTE_MS,
        longestPromptMs: 10 * MINUTE_MS,
        inquiryScheduleMs: [1, 2, 5, 5, 10, 20, 30].map((minutes) => minutes * MINUTE_MS),
      },
      create: (deps) => ({
        charge: (order, signal) => charge(config, deps, order, signal),
        inquire: (order, signal) => inquire(config, deps, order, signal),
        refund: (order, signal) => refund(config, deps, order, signal),
        parseCallback: (callback) => parseCallback(config, callback),
      }),
    };
  },
};
