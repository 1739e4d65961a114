import type { Wake } from '../src/ports.ts';
import type { CreatePaymentPorts } from '../src/usecases/create-payment.ts';
import type { ExecutePorts } from '../src/usecases/execute-payment.ts';

/** Everything the use cases of payments ask for. */
export type ReplicaPorts = ExecutePorts & CreatePaymentPorts & { readonly wake: Wake };
