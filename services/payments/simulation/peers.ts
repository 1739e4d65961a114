import type { Payment } from '@adaigi/domain';
import type { ProviderAnswer, RiskVerdict, RouteDecision } from '../src/ports.ts';
import { CHANNELS, type SimChannel } from './channels.ts';
import type { Connectors } from './connectors.ts';
import type { Context } from './context.ts';
import { call } from './network.ts';
import type { SimProcess } from './process.ts';

/** The other services as a replica reaches them. */
export interface Peers {
  assess(caller: SimProcess, payment: Payment): Promise<RiskVerdict>;
  decide(caller: SimProcess, payment: Payment, attemptNumber: number, excluded: readonly string[]): Promise<RouteDecision>;
  connectors(caller: SimProcess, channel: SimChannel, operation: string, deadlineMs: number, handle: (at: SimProcess) => Promise<ProviderAnswer>): Promise<ProviderAnswer>;
  readonly answering: Connectors;
}

export function createPeers(context: Context, answering: Connectors, processes: ReadonlyMap<string, SimProcess>): Peers {
  const { random, plan } = context;
  const faults = { lostRequest: plan.lostRequest, lostAnswer: plan.lostAnswer, twice: plan.twice };
  const delayMs = (): number => (context.fault(plan.slow) ? random.int(5, 2_500) : random.int(1, 10));
  const ask = <T>(caller: SimProcess, name: string, handle: () => Promise<T>): Promise<T> =>
    call(context, { caller, server: null, name, deadlineMs: 3_000, ...faults, delayMs, handle });
  return {
    answering,
    assess: (caller, payment) => ask(caller, 'risk', async () => verdictOn(payment)),
    decide: (caller, payment, attemptNumber, excluded) => ask(caller, 'routing', async () => routeOf(context, payment, attemptNumber, excluded)),
    connectors(caller, channel, operation, deadlineMs, handle) {
      const server = processes.get(channel.connectors);
      if (server === undefined) throw new RangeError(`no such process: ${channel.connectors}`);
      return call(context, { caller, server, name: `${channel.connectors} ${operation}`, deadlineMs, ...faults, delayMs, handle: () => handle(server) });
    },
  };
}

/** Always the same verdict on the same payment. */
function verdictOn({ id }: Payment): RiskVerdict {
  const last = id.at(-1);
  if (last === '0') return { kind: 'reject', rules: ['a rule'] };
  return last === '1' && id.at(-2) === '1' ? { kind: 'review' } : { kind: 'allow' };
}

function routeOf({ random, healed, plan }: Context, payment: Payment, attemptNumber: number, excluded: readonly string[]): RouteDecision {
  const fitting = CHANNELS.filter(({ wallet }) => payment.wallet === null || wallet === payment.wallet);
  const open = fitting.filter(({ id }) => !excluded.includes(id));
  const isDown = !healed && plan.providerDownEveryMs > 0 && random.chance(0.2);
  const first = open.length > 1 && random.chance(0.5) ? open.toReversed() : open;
  return {
    decisionId: `${payment.id}-${attemptNumber}`,
    candidates: isDown ? [] : first.map(({ id, wallet }) => ({ channel: id, wallet, choiceProbability: 1 })),
    summary: 'simulated',
    removals: isDown ? [{ channel: 'jazzcash-main', constraint: 'channel_down' }] : fitting.filter(({ id }) => excluded.includes(id)).map(({ id }) => ({ channel: id, constraint: 'tried_already' })),
    holdMs: 0,
  };
}
