import { grpcServices, topics } from '@adaigi/contracts';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, createOutboxRelay } from '@adaigi/kafka';
import { connectMongo, createFieldCipher, createOutboxStore, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { systemClock, type Runtime } from '@adaigi/runtime';
import { merchantModel } from './adapters/merchant-document.ts';
import { createMerchantStore } from './adapters/merchant-store.ts';
import { mint } from './adapters/mint.ts';
import { createOperatorStore, operatorModel } from './adapters/operator-store.ts';
import { operatorTokens } from './adapters/operator-tokens.ts';
import { publicKeys } from './adapters/public-keys.ts';
import { createVault } from './adapters/vault.ts';
import type { readConfig } from './config.ts';
import { merchantsHandlers } from './grpc/handlers.ts';
import { operatorsHandlers } from './grpc/operators.ts';

/** Puts the service together; what it opens stops with the runtime. Resolves with the port it answers on. */
export async function wire(runtime: Runtime, config: ReturnType<typeof readConfig>): Promise<{ port: number }> {
  const connection = await connectMongo(runtime, { ...config.mongo, service: 'merchants' });
  const model = merchantModel(connection);
  const operators = operatorModel(connection);
  await untilReachable(runtime, () => ensureIndexes(model, operators));
  const vault = await createVault(await createFieldCipher(connection, config.masterKey));

  const kafka = await createKafka(runtime, config.kafka);
  void kafka.ensureTopics([topics.merchants]).catch(() => runtime.log.warn('the topic is made when Kafka is back'));
  const relay = createOutboxRelay(runtime, { producer: await kafka.producer(), store: createOutboxStore(model) });

  const store = createMerchantStore(model, systemClock, (merchantId, outbox) => relay.relay(merchantId, outbox));
  const handlers = merchantsHandlers({ store, vault, mint, publicKeys, clock: systemClock, paykassmaDomain: config.paykassmaDomain });
  const people = operatorsHandlers({ operators: createOperatorStore(operators), tokens: operatorTokens, clock: systemClock });
  const services = [serve(grpcServices.merchants, handlers), serve(grpcServices.operatorCredentials, people)];
  return startGrpcServer(runtime, { host: config.service.host, port: config.grpc.port, services });
}
