import type { Connector } from '@adaigi/connector-kit';
import type { HangWatch } from '@adaigi/resilience';
import type { OldCharge } from '../ports.ts';

/** A connector whose charges are watched for hanging, and whose paid ones are offered to be probed with. */
export function observedConnector(connector: Connector, watch: HangWatch, paid: (charge: OldCharge) => void): Connector {
  return {
    async charge(order, signal) {
      const ended = watch.began(performance.now());
      let isAnswered = false;
      try {
        const outcome = await connector.charge(order, signal);
        isAnswered = outcome.kind !== 'not_sent' && !(outcome.kind === 'unknown' && outcome.reason === 'provider_timeout');
        if (outcome.kind === 'succeeded') paid({ reference: order.reference, amount: order.amount, method: order.method });
        return outcome;
      } finally {
        ended(isAnswered, performance.now());
      }
    },
    async inquire(order, signal) {
      const outcome = await connector.inquire(order, signal);
      if (outcome.kind === 'succeeded' && order.operation === 'charge') paid({ reference: order.reference, amount: order.amount, method: order.method });
      return outcome;
    },
    ...(connector.refund === undefined ? {} : { refund: connector.refund.bind(connector) }),
    parseCallback: (callback) => connector.parseCallback(callback),
  };
}
