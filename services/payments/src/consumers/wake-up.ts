import { topics } from '@adaigi/contracts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { ProviderCallbackEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/ProviderCallbackEvent.ts';
import { outcomeFromProto } from '@adaigi/contracts';
import type { ConsumeOptions, ReceivedEvent } from '@adaigi/kafka';
import type { Wake } from '../ports.ts';
import { recordCallback, type RecordCallbackPorts } from '../usecases/record-callback.ts';

type Heard = PaymentEvent__Output | ProviderCallbackEvent__Output;

/**
 * The service's one consumer. A new payment is a wake-up only: its handler awaits no call. A provider's callback is folded in before it is
 * acknowledged, so that a crash brings it again.
 */
export function executionConsumer(ports: RecordCallbackPorts, wake: Wake): ConsumeOptions<Heard> {
  return {
    group: 'payments-execution',
    topics: [topics.payments, topics.providerCallbacks],
    async handle(event) {
      if (isCallback(event)) {
        const { channel, reference, outcome } = event.payload;
        await recordCallback(ports, { channel, reference, outcome: outcomeFromProto(outcome) });
      } else if (event.type === 'payment.created') {
        wake(event.key);
      }
      return 'ack';
    },
  };
}

function isCallback(event: ReceivedEvent<Heard>): event is ReceivedEvent<ProviderCallbackEvent__Output> {
  return event.topic.name === topics.providerCallbacks.name;
}
