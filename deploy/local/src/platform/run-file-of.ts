import type { RunFile } from '../run-file.ts';
import type { ServiceName } from './catalogue.ts';
import type { PlatformSettings } from './environment.ts';

/** A run.json to be filled with process ids, and the addresses of each service. */
export interface RunFileDraft {
  file: RunFile;
  /** Addresses of a service, without its process id. */
  of(name: ServiceName): Omit<RunFile['services'][string], 'pid'>;
}

/** Describes a platform by its settings; `services` fills as they start. */
export function runFileOf(settings: Pick<PlatformSettings, 'kafka' | 'mongodb' | 'ports'>): RunFileDraft {
  const { ports } = settings;
  return {
    file: {
      edge: { http: `http://127.0.0.1:${ports.edgeHttp}`, grpc: `127.0.0.1:${ports.edgeGrpc}` },
      kafka: [...settings.kafka],
      mongodb: settings.mongodb,
      services: {},
      simulator: {
        control: `http://127.0.0.1:${ports.control}`,
        jazzcash: `http://127.0.0.1:${ports.jazzcash}`,
        easypaisa: `http://127.0.0.1:${ports.easypaisa}`,
      },
      merchants: [],
    },
    of: (name) => {
      const ops = `http://127.0.0.1:${ports.ops[name]}`;
      const grpcPort = name === 'edge' ? ports.edgeGrpc : ports.grpc[name];
      return { health: `${ops}/healthz`, metrics: `${ops}/metrics`, ...(grpcPort !== undefined && { grpc: `127.0.0.1:${grpcPort}` }) };
    },
  };
}
