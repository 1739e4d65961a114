import type { ClaimedDelivery } from '../core/delivery.ts';
import type { PostAnswer, Verdict } from '../core/verdict.ts';
import type { CallbackClient, DeliveryLog, MerchantsPort, PaymentsPort } from '../ports.ts';
import type { Prepared } from './prepare.ts';
import { prepareNative } from './prepare-native.ts';
import { preparePaykassma } from './prepare-paykassma.ts';
import type { PaykassmaPorts } from './prepare-paykassma.ts';
import { preparePaypro } from './prepare-paypro.ts';
import { settleTry } from './settle-try.ts';
import type { SettlePorts } from './settle-try.ts';

export interface DeliverPorts extends SettlePorts, PaykassmaPorts {
  readonly payments: PaymentsPort;
  readonly merchants: MerchantsPort;
  readonly client: CallbackClient;
  readonly log: DeliveryLog;
  traceparent(): string | undefined;
}

/** Makes one try of a claimed delivery and writes its result. */
export function createDeliver(ports: DeliverPorts): (delivery: ClaimedDelivery, signal: AbortSignal) => Promise<void> {
  const { deliveries, meter, client, log } = ports;
  return async (delivery, signal) => {
    const prepared = await prepare(ports, delivery);
    switch (prepared.kind) {
      case 'cancelled':
        if (await deliveries.cancel(delivery)) meter.settled(delivery.content.dialect, 'cancelled');
        return;
      case 'postponed':
        await deliveries.postpone(delivery, prepared.waitMs);
        return;
      case 'failed': {
        await settle(ports, delivery, { kind: 'failed', failure: prepared.failure, pauseMs: 0 }, 0, 0);
        return;
      }
      case 'ready':
        break;
      default:
        prepared satisfies never;
        return;
    }
    const { url, headers, body } = prepared;
    const urlPolicy = delivery.content.dialect === 'native' ? 'https' : 'http';
    const answer = await client.post({ merchantId: delivery.merchantId, url, urlPolicy, headers, body, signal });
    if (answer.kind === 'aborted') {
      await deliveries.postpone(delivery, 0);
      return;
    }
    const status = answer.kind === 'answered' ? answer.status : 0;
    const settlement = await settle(ports, delivery, verdictOf(answer, prepared), status, answer.latencyMs, prepared.waitsMs);
    const { id: deliveryId, merchantId, eventType } = delivery;
    log.info({ deliveryId, merchantId, eventType, outcome: settlement.kind, status, latencyMs: answer.latencyMs }, 'callback tried');
  };
}

function prepare(ports: DeliverPorts, delivery: ClaimedDelivery): Promise<Prepared> {
  const { content } = delivery;
  switch (content.dialect) {
    case 'native':
      return prepareNative(ports, delivery, content);
    case 'paypro':
      return preparePaypro(ports, delivery, content);
    case 'paykassma':
      return preparePaykassma(ports, delivery, content);
    default:
      return content satisfies never;
  }
}

function verdictOf(answer: Exclude<PostAnswer, { kind: 'aborted' }>, prepared: Extract<Prepared, { kind: 'ready' }>): Verdict {
  return answer.kind === 'answered' ? prepared.judge(answer) : { kind: 'failed', failure: answer.failure, pauseMs: 0 };
}

function settle(ports: DeliverPorts, delivery: ClaimedDelivery, verdict: Verdict, status: number, latencyMs: number, waitsMs?: readonly number[]) {
  const failure = verdict.kind === 'failed' ? verdict.failure : null;
  return settleTry(ports, delivery, verdict, { status, failure, latencyMs, traceparent: ports.traceparent() }, waitsMs);
}
