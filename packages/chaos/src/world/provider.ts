import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderFault } from '../plan/provider-faults.ts';
import type { Strikes } from './strikes.ts';

/** The simulator's control API; calls are repeated while it is down, since it is killed like everything else. */
export interface ProviderControl {
  accounts(): Promise<readonly { id: string; provider: 'jazzcash' | 'easypaisa' }[]>;
  /** Accounts that pay out. */
  payoutAccounts(): Promise<readonly string[]>;
  setFaults(seed: number, faults: readonly ProviderFault[]): Promise<void>;
  /** Changes waits; the simulator keeps what is not named. */
  setSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  setOutage(account: string, mode: 'reset' | '503' | 'silence' | null): Promise<void>;
  setBehaviour(mobile: string, behaviour: string): Promise<void>;
  /** Lets somebody send money by hand into a receiving wallet; a repeat of one is the same one. */
  sendTransfer(transfer: { readonly wallet: string; readonly to: string; readonly from: string; readonly number: string; readonly amountMinor: bigint }): Promise<void>;
  /** Counts the planned faults that have hit since the last look, by the simulator's own metrics. */
  countFaults(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const AGAIN_MS = 200;
const ANSWER_WITHIN_MS = 3_000;

export function createProviderControl(control: string, metricsUrl: string, strikes: Strikes): ProviderControl {
  /** Faults per label set as last seen: a restart begins at 0 again, and what a kill took was never counted. */
  let seen = new Map<string, number>();

  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const endsAt = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const answer = await fetch(`${control}${path}`, {
          method,
          ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        });
        if (answer.ok) return await answer.json();
        const text = await answer.text();
        if (answer.status < 500 || Date.now() > endsAt) throw new TypeError(`the simulator refused ${path}: ${answer.status} ${text}`);
      } catch (error) {
        if (Date.now() > endsAt || (error instanceof TypeError && error.message.startsWith('the simulator'))) throw error;
      }
      await sleep(AGAIN_MS);
    }
  };

  return {
    async accounts() {
      const { accounts } = (await ask('GET', '/accounts')) as { accounts: { id: string; provider: 'jazzcash' | 'easypaisa' }[] };
      return accounts;
    },
    async payoutAccounts() {
      const { payoutAccounts } = (await ask('GET', '/accounts')) as { payoutAccounts: { id: string }[] };
      return payoutAccounts.map(({ id }) => id);
    },
    async setFaults(seed, faults) {
      await ask('PUT', '/faults', { seed, faults });
    },
    async setSettings(settings) {
      if (Object.keys(settings).length > 0) await ask('PUT', '/settings', settings);
    },
    async setOutage(account, mode) {
      await ask('PUT', `/outages/${account}`, mode === null ? { on: false } : { on: true, mode });
    },
    async setBehaviour(mobile, behaviour) {
      await ask('PUT', `/wallets/${mobile}`, { behaviour });
    },
    async sendTransfer({ amountMinor, ...transfer }) {
      await ask('POST', '/transfers', { ...transfer, amountMinor: Number(amountMinor) });
    },
    async countFaults() {
      const text = await fetch(metricsUrl, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then((answer) => answer.text(), () => '');
      const now = new Map<string, number>();
      for (const [, labels = '', count = '0'] of text.matchAll(/^adaigi_simulator_faults_total\{([^}]*)\} (\d+)/gm)) now.set(labels, Number(count));
      if (text === '') return;
      for (const [labels, count] of now) {
        const before = seen.get(labels) ?? 0;
        const fresh = count >= before ? count - before : count;
        for (let each = 0; each < fresh; each += 1) strikes.add('provider', label(labels, 'account'), `${label(labels, 'operation')} ${label(labels, 'fault')}`);
      }
      seen = now;
    },
  };
}

function label(labels: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
}
