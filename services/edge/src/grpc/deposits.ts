import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/DepositsService.ts';
import type { GrpcHandlers } from '@adaigi/grpc';
import type { Caller, EdgePorts } from '../ports.ts';
import { parseAssignWallet } from '../schemas/deposit.ts';
import { createDeposit } from '../usecases/create-deposit.ts';
import { getDeposit } from '../usecases/get-deposit.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { listDeposits } from '../usecases/list-deposits.ts';
import { authenticateCall } from './authenticate.ts';
import { textOf } from './metadata.ts';
import { depositMessage, walletTypeMessage } from './present.ts';
import { assignWalletInput, createDepositInput, inProtoNames, listInput, patienceOf } from './requests.ts';

/** Deposits by hand over the public gRPC API: the use cases of the HTTP API, another transport. */
export function depositsHandlers(ports: EdgePorts): GrpcHandlers<DepositsServiceDefinition> {
  return {
    async listDepositWalletTypes(_request, context) {
      const caller = await authenticateCall(ports, context, 'ListDepositWalletTypes');
      return { data: (await ports.deposits.walletTypes(caller)).map(walletTypeMessage) };
    },
    async assignDepositWallet(request, context) {
      const caller = await authenticateCall(ports, context, 'AssignDepositWallet');
      return inProtoNames(assign(ports, caller, assignWalletInput(request)));
    },
    async createDeposit(request, context) {
      const caller = await authenticateCall(ports, context, 'CreateDeposit');
      const { deposit } = await inProtoNames(
        createDeposit(ports, caller, {
          input: createDepositInput(request),
          idempotencyKey: idempotencyKeyOf(textOf(context.metadata, 'idempotency-key')),
          ...patienceOf(request.waitS, context),
        }),
      );
      return { deposit: depositMessage(deposit) };
    },
    async getDeposit(request, context) {
      const caller = await authenticateCall(ports, context, 'GetDeposit');
      const { deposit } = await getDeposit(ports, caller, { depositId: request.depositId, ...patienceOf(request.waitS, context) });
      return { deposit: depositMessage(deposit) };
    },
    async listDeposits(request, context) {
      const caller = await authenticateCall(ports, context, 'ListDeposits');
      const { deposits, nextCursor } = await inProtoNames(listDeposits(ports, caller, listInput(request)));
      return { data: deposits.map(depositMessage), nextCursor };
    },
  };
}

async function assign({ deposits }: Pick<EdgePorts, 'deposits'>, caller: Caller, input: unknown) {
  const { walletType, currency, user } = parseAssignWallet(input);
  const { number, title, expiresAt } = await deposits.assign(caller, { walletType, currency, label: user });
  return { walletType, number, title, expiresAt };
}
