import { setTimeout as sleep } from 'node:timers/promises';
import { grpcServices, moneyToProto, outcomeToProto, type GrpcHandlers } from '@adaigi/contracts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { money, type Outcome } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { PAYS, type Behaviour } from '../fakes/fake-provider.ts';

/** What the connector does with one charge: a behaviour, and how its call ends. */
export interface ChargePlan extends Behaviour {
  /** Never: the caller's deadline or its death ends the call. Error: the call fails after the request has left. */
  readonly call?: 'answers' | 'never' | 'error';
  readonly delayMs?: number;
}

export interface FakePeers {
  /** host:port of merchants, risk, routing and connectors, which is one server. */
  readonly address: string;
  /** Requests that left for the provider, by reference, and the payments they were for. */
  readonly sends: { readonly reference: string; readonly paymentId: string; readonly channel: string }[];
  readonly debits: string[];
  readonly refundSends: string[];
  /** Calls by name and payment; inquiries by reference. */
  readonly calls: { readonly name: string; readonly about: string }[];
  /** By payment reference (description), so that tests share one service; default is to pay at once. */
  readonly plans: Map<string, ChargePlan[]>;
  readonly refundPlans: Behaviour[];
  inquiryAnswer: Outcome | null;
  stop(): Promise<void>;
}

export const CHARGE_TIMEOUT_MS = 3_000;
const NEXT_LOOK_MS = '100';

/** Risk, routing and connectors over real gRPC, with a ledger of what the provider did. */
export async function startFakePeers(): Promise<FakePeers> {
  const runtime = testRuntime('fake-peers');
  const truth = new Map<string, { debited: boolean; answer: Outcome }>();
  const peers: Omit<FakePeers, 'address' | 'stop'> = {
    sends: [],
    debits: [],
    refundSends: [],
    calls: [],
    plans: new Map(),
    refundPlans: [],
    inquiryAnswer: null,
  };
  const note = (name: string, about: string): void => void peers.calls.push({ name, about });
  const answer = (outcome: Outcome) => {
    const isOpen = outcome.kind === 'unknown' || outcome.kind === 'pending';
    return { outcome: outcomeToProto(outcome), nextInquiryAfterMs: isOpen ? NEXT_LOOK_MS : '0' };
  };
  const channel = (id: string) => ({
    id,
    provider: 'jazzcash',
    wallet: 'jazzcash',
    mode: 'MODE_TEST' as const,
    minAmount: moneyToProto(money(100n, 'PKR')),
    maxAmount: moneyToProto(money(10_000_000n, 'PKR')),
    refunds: true,
    chargeTimeoutMs: CHARGE_TIMEOUT_MS,
    inquireTimeoutMs: 2_000,
    longestPromptMs: CHARGE_TIMEOUT_MS,
    maxConcurrent: 100,
    disabled: false,
  });

  const connectors: GrpcHandlers<ConnectorsServiceDefinition> = {
    describeChannels: async () => ({ channels: [channel('jazzcash-main'), channel('jazzcash-alt')] }),
    async charge(request) {
      note('charge', request.paymentId);
      if (truth.has(request.reference)) throw new AdaigiError('internal', 'a second charge with one reference');
      const plan: ChargePlan = peers.plans.get(request.description)?.shift() ?? PAYS;
      truth.set(request.reference, { debited: plan.debits, answer: plan.answer });
      peers.sends.push({ reference: request.reference, paymentId: request.paymentId, channel: request.channel });
      if (plan.debits) peers.debits.push(request.paymentId);
      await plan.meanwhile?.(request.reference);
      if (plan.call === 'never') await new Promise(() => {});
      if (plan.call === 'error') throw new AdaigiError('unavailable', 'the connector fell over');
      if (plan.delayMs !== undefined) await sleep(plan.delayMs);
      return answer(plan.answer);
    },
    async inquire(request) {
      note('inquire', request.reference);
      const known = truth.get(request.reference);
      const outcome = peers.inquiryAnswer ?? (known?.debited === true ? PAYS.answer : { kind: 'not_sent' as const, reason: 'never_received' as const });
      return { ...answer(outcome), scheduleExhausted: false };
    },
    async refund(request) {
      const plan = peers.refundPlans.shift() ?? PAYS;
      if (plan.answer.kind !== 'not_sent') peers.refundSends.push(request.reference);
      truth.set(request.reference, { debited: plan.debits, answer: plan.answer });
      return answer(plan.answer);
    },
    parseCallback: async () => Promise.reject(new AdaigiError('internal', 'payments parses no callbacks')),
  };
  const risk: GrpcHandlers<RiskServiceDefinition> = {
    async assess(request) {
      note('assess', request.paymentId);
      return { decision: 'DECISION_ALLOW', hits: [], rulesVersion: '1' };
    },
    async assessPayout(request) {
      note('assessPayout', request.payoutId);
      return { decision: 'DECISION_ALLOW', hits: [], rulesVersion: '1' };
    },
  };
  const routing: GrpcHandlers<RoutingServiceDefinition> = {
    async decide(request) {
      note('decide', request.paymentId);
      const channels = ['jazzcash-main', 'jazzcash-alt'].filter((id) => !request.excludedChannels.includes(id));
      return {
        decisionId: `${request.paymentId}-${request.attemptNumber}`,
        candidates: channels.map((id) => ({ channel: id, wallet: 'jazzcash', score: 0.9, choiceProbability: 1, reasons: [] })),
        removals: [],
        approach: 'fixed',
        summary: 'by order',
      };
    },
    explain: async () => ({ decisions: [] }),
    describeHealth: async () => ({ channels: [], knowledgeAgeMs: '0' }),
  };

  const refuse = async (): Promise<never> => Promise.reject(new AdaigiError('internal', 'payments makes no operators'));
  const operators: GrpcHandlers<OperatorsServiceDefinition> = {
    createOperator: refuse,
    disableOperator: refuse,
    async verifyOperator({ handle, token }) {
      if (token !== `token of ${handle}`) throw new AdaigiError('unauthenticated', 'The operator is not authenticated.');
      return { operator: { handle, disabled: false, createdAt: '' } };
    },
  };

  const services = [serve(grpcServices.operatorCredentials, operators), serve(grpcServices.connectors, connectors), serve(grpcServices.risk, risk), serve(grpcServices.routing, routing)];
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services, reflection: false, stopDeadlineMs: 100 });
  return Object.assign(peers, { address: `127.0.0.1:${port}`, stop: () => runtime.stop() });
}
