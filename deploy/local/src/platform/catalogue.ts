/** One process of the platform. */
export interface ServiceEntry {
  readonly name: string;
  /** Folder below services/; the connectors run several times from one. */
  readonly folder: string;
  /** Whether it serves gRPC to other services. */
  readonly grpc: boolean;
}

/** Every process of the platform. */
export const SERVICES = [
  { name: 'simulator', folder: 'simulator', grpc: false },
  { name: 'merchants', folder: 'merchants', grpc: true },
  { name: 'risk', folder: 'risk', grpc: true },
  { name: 'routing', folder: 'routing', grpc: true },
  { name: 'connectors-jazzcash', folder: 'connectors', grpc: true },
  { name: 'connectors-easypaisa', folder: 'connectors', grpc: true },
  { name: 'payments', folder: 'payments', grpc: true },
  { name: 'ledger', folder: 'ledger', grpc: true },
  { name: 'notifier', folder: 'notifier', grpc: true },
  { name: 'edge', folder: 'edge', grpc: false },
] as const satisfies readonly ServiceEntry[];

/** Name of a process, for example `connectors-jazzcash`. */
export type ServiceName = (typeof SERVICES)[number]['name'];

/** The processes that serve gRPC inside. */
export const GRPC_SERVICES = SERVICES.filter(({ grpc }) => grpc).map(({ name }) => name);

/** The folder of a process below services/. */
export function folderOf(name: ServiceName): string {
  return SERVICES.find((service) => service.name === name)?.folder ?? name;
}
