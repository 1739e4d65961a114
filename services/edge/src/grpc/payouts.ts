import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/PayoutsService.ts';
import type { GrpcHandlers } from '@adaigi/grpc';
import type { EdgePorts } from '../ports.ts';
import { createPayout } from '../usecases/create-payout.ts';
import { getPayout } from '../usecases/get-payout.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { listPayouts } from '../usecases/list-payouts.ts';
import { authenticateCall } from './authenticate.ts';
import { textOf } from './metadata.ts';
import { payoutMessage } from './present.ts';
import { createPayoutInput, inProtoNames, listInput, patienceOf } from './requests.ts';

/** The public payouts API over gRPC: the use cases of the HTTP API, another transport. */
export function payoutsHandlers(ports: EdgePorts): GrpcHandlers<PayoutsServiceDefinition> {
  return {
    async createPayout(request, context) {
      const caller = await authenticateCall(ports, context, 'CreatePayout');
      const { payout } = await inProtoNames(
        createPayout(ports, caller, {
          input: createPayoutInput(request),
          idempotencyKey: idempotencyKeyOf(textOf(context.metadata, 'idempotency-key')),
          ...patienceOf(request.waitS, context),
        }),
      );
      return { payout: payoutMessage(payout) };
    },
    async getPayout(request, context) {
      const caller = await authenticateCall(ports, context, 'GetPayout');
      const { payout } = await getPayout(ports, caller, { payoutId: request.payoutId, ...patienceOf(request.waitS, context) });
      return { payout: payoutMessage(payout) };
    },
    async listPayouts(request, context) {
      const caller = await authenticateCall(ports, context, 'ListPayouts');
      const { payouts, nextCursor } = await inProtoNames(listPayouts(ports, caller, listInput(request)));
      return { data: payouts.map(payoutMessage), nextCursor };
    },
  };
}
