import type { Money } from '@adaigi/domain';
import type { Mode } from '../core/delivery.ts';
import type { DeliveryStore, RatesStore, Sender, TestFactsVault } from '../ports.ts';

/** A test withdrawal: nothing is paid, but its merchant hears what it would hear. */
export interface TestWithdrawal {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly withdrawalId: string;
  readonly walletType: string;
  readonly amount: Money;
  readonly label: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

export interface SendTestPostbackPorts {
  readonly deliveries: DeliveryStore;
  readonly rates: RatesStore;
  readonly vault: TestFactsVault;
  readonly sender: Pick<Sender, 'wake'>;
  /** Depends on these only: a repeat meets itself. */
  deliveryId(merchantId: string, mode: Mode, withdrawalId: string): string;
  now(): Date;
}

/** Records the postback that a paid withdrawal would get, once per withdrawal id. What it says of a person is sealed. */
export function createSendTestPostback(ports: SendTestPostbackPorts): (withdrawal: TestWithdrawal) => Promise<void> {
  return async (withdrawal) => {
    const { merchantId, mode, withdrawalId } = withdrawal;
    const id = ports.deliveryId(merchantId, mode, withdrawalId);
    const at = ports.now();
    const [sealed, ratesDay] = await Promise.all([ports.vault.seal(id, withdrawal), ports.rates.dayFor(at)]);
    const delivery = { id, merchantId, mode, eventId: id, eventType: 'payout.succeeded', paymentId: id, occurredAt: at, content: { dialect: 'paykassma', story: 'test', ratesDay, sealed } } as const;
    await ports.deliveries.record([{ delivery, held: false }]);
    ports.sender.wake();
  };
}
