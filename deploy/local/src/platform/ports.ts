import { portIsFree } from '@adaigi/testing';
import type { ServiceName } from './catalogue.ts';
import { GRPC_SERVICES, SERVICES } from './catalogue.ts';

/** Every port of 127.0.0.1 that a platform listens on. */
export interface PlatformPorts {
  edgeHttp: number;
  edgeGrpc: number;
  jazzcash: number;
  easypaisa: number;
  control: number;
  ops: Record<ServiceName, number>;
  grpc: Record<string, number>;
}

const LAST_PORT = 65_535;

/**
 * Free ports from `base` upwards, always in the same order, so that the same machine gets the same ports again. The edge's HTTP port is the first.
 *
 * @throws Error when there are not enough.
 */
export async function choosePorts(base: number): Promise<PlatformPorts> {
  let next = base;
  const take = async (): Promise<number> => {
    while (next <= LAST_PORT) {
      const port = next;
      next += 1;
      if (await portIsFree(port)) return port;
    }
    throw new Error(`there are not enough free ports from ${base} upwards`);
  };
  const edgeHttp = await take();
  const edgeGrpc = await take();
  const [jazzcash, easypaisa, control] = [await take(), await take(), await take()];
  const grpc: Record<string, number> = {};
  for (const name of GRPC_SERVICES) grpc[name] = await take();
  const ops: [ServiceName, number][] = [];
  for (const { name } of SERVICES) ops.push([name, await take()]);
  return { edgeHttp, edgeGrpc, jazzcash, easypaisa, control, grpc, ops: Object.fromEntries(ops) as Record<ServiceName, number> };
}
