import { channelHealthCodec, modeCodec, moneyFromProto, moneyToProto, type GrpcHandlers } from '@adaigi/contracts';
import type { ChannelState } from '@adaigi/contracts/gen/adaigi/routing/v1/ChannelState.ts';
import type { DecideRequest__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/DecideRequest.ts';
import type { DecideResponse } from '@adaigi/contracts/gen/adaigi/routing/v1/DecideResponse.ts';
import type { LoggedDecision as LoggedDecisionMessage } from '@adaigi/contracts/gen/adaigi/routing/v1/LoggedDecision.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { DecisionLog, LoggedDecision, RouteDecision, RouteRequest } from '../ports.ts';
import { decide, type DecidePorts } from '../usecases/decide.ts';
import { describeHealth, type ChannelHealthView, type HealthPorts } from '../usecases/describe-health.ts';
import { explain } from '../usecases/explain.ts';

export type RoutingPorts = DecidePorts & HealthPorts & { readonly log: Pick<DecisionLog, 'record' | 'find'>; knowledgeAgeMs(): number };

/** The routing service over gRPC. */
export function routingHandlers(ports: RoutingPorts): GrpcHandlers<RoutingServiceDefinition> {
  return {
    async decide(request) {
      return decisionToProto(decide(ports, requestFromProto(request)));
    },
    async explain(request) {
      const decisions = await explain(ports.log, required('paymentId', request.paymentId));
      return { decisions: decisions.map(loggedToProto) };
    },
    async describeHealth({ mode }) {
      return { channels: describeHealth(ports, modeCodec.optional(mode)).map(stateToProto), knowledgeAgeMs: String(Math.round(ports.knowledgeAgeMs())) };
    },
  };
}

function requestFromProto(request: DecideRequest__Output): RouteRequest {
  return {
    paymentId: required('paymentId', request.paymentId),
    attemptNumber: request.attemptNumber,
    attemptsLeft: request.attemptsLeft,
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    amount: moneyFromProto(request.amount),
    method: methodOf(request.method),
    wallet: request.wallet === '' ? null : request.wallet,
    preferredWallet: request.preferredWallet === '' ? null : request.preferredWallet,
    repeatPayer: request.repeatPayer,
    excludedChannels: request.excludedChannels,
  };
}

function methodOf(method: string): RouteRequest['method'] {
  if (method === '' || method === 'wallet') return 'wallet';
  if (method === 'token') return 'token';
  throw new AdaigiError('invalid_request', 'method is unknown', { fields: [{ field: 'method', rule: 'enum', message: 'must be one of wallet, token' }] });
}

function decisionToProto(decision: RouteDecision): DecideResponse {
  return {
    decisionId: decision.decisionId,
    candidates: decision.candidates.map((candidate) => ({ ...candidate, health: channelHealthCodec.toProto(candidate.health), reasons: [...candidate.reasons] })),
    removals: decision.removals.map((removal) => ({ ...removal })),
    approach: decision.approach,
    summary: decision.summary,
    draw: decision.draw,
    holdMs: decision.holdMs,
    policies: [...decision.policies],
  };
}

function loggedToProto({ request, features, decision, decidedAt }: LoggedDecision): LoggedDecisionMessage {
  const { attemptNumber, merchantId } = request;
  const asked = { attemptNumber, merchantId, mode: modeCodec.toProto(request.mode), amount: moneyToProto(request.amount), wallet: request.wallet ?? '', features: [...features] };
  return { ...asked, decidedAt: decidedAt.toISOString(), decision: decisionToProto(decision) };
}

function stateToProto({ facts, ranked, health, since, maintenanceUntil }: ChannelHealthView): ChannelState {
  return {
    channel: facts.id,
    wallet: facts.wallet,
    mode: modeCodec.toProto(facts.mode),
    health: channelHealthCodec.toProto(health),
    since: since === null ? '' : new Date(since).toISOString(),
    score: ranked.probability,
    low: ranked.low,
    high: ranked.high,
    reasons: [...(maintenanceUntil === null ? [] : ['in announced maintenance']), ...ranked.reasons.map(({ text }) => text)],
    maintenanceUntil: maintenanceUntil === null ? '' : new Date(maintenanceUntil).toISOString(),
  };
}

function required(field: string, text: string): string {
  if (text === '') throw new AdaigiError('invalid_request', `${field} is required`, { fields: [{ field, rule: 'required', message: 'is required' }] });
  return text;
}
