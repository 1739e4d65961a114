import type { Observation } from '../observation.ts';
import { searchCanaries } from './canaries.ts';
import { readDatabase } from './database.ts';
import { readMoney, splitProvider } from './load-money.ts';
import { readProvider } from './provider.ts';
import { searchLogs, searchMetrics } from './said.ts';
import { readEvents } from './topics.ts';
import type { Truth } from './truth.ts';

/** Loads everything that is known from outside; the platform may still run, but must be quiet. */
export async function loadTruth(observation: Observation): Promise<Truth> {
  const { platform, secrets, mix } = observation;
  const search = searchCanaries(secrets);
  const everything = await readProvider(platform.control, platform.mongodb, platform.dbPrefix);
  const { provider, lines } = splitProvider(everything, mix?.payoutAccounts ?? []);
  const database = await readDatabase(platform.mongodb, platform.dbPrefix);
  const topics = await readEvents(platform.kafka, platform.topicPrefix, search);
  await searchLogs(platform.logDir, search);
  await searchMetrics(platform.metrics, search);
  const money = mix === null ? null : await readMoney(platform.mongodb, platform.dbPrefix, lines);
  return { observation, provider, money, ...database, ...topics, leaks: search.leaks, searched: search.searched };
}
