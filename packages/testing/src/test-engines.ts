/** Addresses of the engines that the tests of this run share. */
export interface TestEngines {
  kafka: string[];
  /** Replica set URI without a database. */
  mongodb: string;
}

/**
 * The engines that `npm test` started (or was given) and passes on in the environment.
 *
 * @throws Error when there are none: a test against a real engine never falls back to a stand-in, and is never skipped for it.
 */
export function testEngines(env: Readonly<Record<string, string | undefined>> = process.env): TestEngines {
  const kafka = env['ADAIGI_KAFKA'];
  const mongodb = env['ADAIGI_MONGODB'];
  if (!kafka || !mongodb) {
    throw new Error('This test needs real engines: run it by `npm test` (or `npm test -- --only <workspace folder>`), or set ADAIGI_KAFKA and ADAIGI_MONGODB.');
  }
  return { kafka: kafka.split(',').map((address) => address.trim()), mongodb };
}
