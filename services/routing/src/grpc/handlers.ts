import { channelHealthCodec, modeCodec, moneyFromProto, type GrpcHandlers } from '@adaigi/contracts';
import type { DecideRequest__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/DecideRequest.ts';
import type { DecideResponse } from '@adaigi/contracts/gen/adaigi/routing/v1/DecideResponse.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { RouteDecision, RouteRequest } from '../ports.ts';
import { decide, type DecidePorts } from '../usecases/decide.ts';
import { explain } from '../usecases/explain.ts';

/** The routing service over gRPC. */
export function routingHandlers(ports: DecidePorts): GrpcHandlers<RoutingServiceDefinition> {
  return {
    async decide(request) {
      return toProto(decide(ports, fromProto(request)));
    },
    async describeHealth() {
      const now = ports.clock.now();
      const channels = ports.catalogue.channels().map(({ id, wallet, mode }) => {
        const health = channelHealthCodec.toProto(ports.knowledge.isDown(id) ? 'down' : 'up');
        return { channel: id, wallet, mode: modeCodec.toProto(mode), health, score: ports.knowledge.score(id, now).mean };
      });
      return { channels };
    },
    async explain(request) {
      const decisions = await explain(ports.log, required('paymentId', request.paymentId));
      return {
        decisions: decisions.map(({ request: { attemptNumber }, decidedAt, decision }) => ({
          attemptNumber,
          decidedAt: decidedAt.toISOString(),
          decision: toProto(decision),
        })),
      };
    },
  };
}

function fromProto(request: DecideRequest__Output): RouteRequest {
  return {
    paymentId: required('paymentId', request.paymentId),
    attemptNumber: request.attemptNumber,
    merchantId: required('merchantId', request.merchantId),
    mode: modeCodec.fromProto(request.mode, 'mode'),
    amount: moneyFromProto(request.amount),
    wallet: request.wallet === '' ? null : request.wallet,
    preferredWallet: request.preferredWallet === '' ? null : request.preferredWallet,
    excludedChannels: request.excludedChannels,
  };
}

function toProto(decision: RouteDecision): DecideResponse {
  return {
    decisionId: decision.decisionId,
    candidates: decision.candidates.map((candidate) => ({ ...candidate, reasons: [...candidate.reasons] })),
    removals: decision.removals.map((removal) => ({ ...removal })),
    approach: decision.approach,
    summary: decision.summary,
  };
}

function required(field: string, text: string): string {
  if (text === '') throw new AdaigiError('invalid_request', `${field} is required`, { fields: [{ field, rule: 'required', message: 'is required' }] });
  return text;
}
