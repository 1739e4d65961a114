/** Where one broker listens and keeps its data. */
export interface KafkaPlace {
  port: number;
  controllerPort: number;
  dataDir: string;
  /** A second listener for clients behind a proxy: they are told the proxy's port. */
  proxied?: ProxiedListener | undefined;
}

/** Where the broker listens for a proxy, and the port that its clients are told. */
export interface ProxiedListener {
  port: number;
  advertisedPort: number;
}

/** server.properties of one broker that is its own controller (KRaft), reachable from this machine only. */
export function kafkaProperties(place: KafkaPlace): string {
  const { proxied } = place;
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${place.controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${place.port},CONTROLLER://127.0.0.1:${place.controllerPort}${proxied ? `,PROXIED://127.0.0.1:${proxied.port}` : ''}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${place.port}${proxied ? `,PROXIED://127.0.0.1:${proxied.advertisedPort}` : ''}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT',
    'log.dirs': place.dataDir,
    // One broker: what Kafka keeps for itself cannot have three copies, and needs few partitions.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // Groups of one or two members need no pause for stragglers.
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
