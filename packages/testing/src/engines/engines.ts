/** Where a pair of engines came from. */
export type EngineSource = 'environment' | 'docker' | 'local';

/** One real Kafka and one real MongoDB replica set, ready for use. */
export interface Engines {
  /** Bootstrap addresses, each `host:port`. */
  kafka: string[];
  /** Replica set URI without a database. */
  mongodb: string;
  source: EngineSource;
  /** Stops what was started for this pair; engines given by the environment are left alone. */
  stop(): Promise<void>;
}

/** How `startEngines` looks for engines. */
export interface EngineOptions {
  /** Folder that keeps data, logs and remembered ports of engines started for this caller (`.local` of a checkout). */
  dir: string;
  /** `process.env`, or a part of it: `ADAIGI_KAFKA`, `ADAIGI_MONGODB`, `ADAIGI_ENGINES`, `ADAIGI_*_PORT`, `MONGOD_BIN`, `JAVA_HOME`, `XDG_CACHE_HOME`. */
  env: Readonly<Record<string, string | undefined>>;
  /** Told once per long step, in words for a person. Default: nothing is said. */
  progress?: (line: string) => void;
  /** A second listener of a local broker for clients that come through a proxy, whose port they are told; other sources of engines do not know it. */
  kafkaProxy?: { port: number; advertisedPort: number };
  /** Docker Compose file with services `kafka` and `mongodb`; when absent, Docker means Testcontainers and data ends with `stop`. */
  composeFile?: string;
}
