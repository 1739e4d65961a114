import { readFile } from 'node:fs/promises';
import { SERVICES } from '@adaigi/local';
import { readTopics } from '@adaigi/testing';
import type { Crew } from '../support/crew.ts';

/** Where personal data and secrets must not be. */
export interface Place {
  readonly name: string;
  readonly text: string;
}

/** Every service's log and metrics, and every record of every topic from offset 0. */
export async function publicPlaces({ platform }: Crew): Promise<Place[]> {
  const logs = SERVICES.map(async ({ name }) => ({ name: `log of ${name}`, text: await readFile(platform.logFile(name), 'utf8') }));
  const metrics = Object.entries(platform.run.services).map(async ([name, { metrics: url }]) => ({ name: `metrics of ${name}`, text: await (await fetch(url)).text() }));
  const records = (await readTopics(platform.run.kafka, platform.topicPrefix)).map(({ topic, partition, offset, ...record }) => ({
    name: `${topic} ${partition} ${offset}`,
    text: JSON.stringify(record),
  }));
  return [...(await Promise.all([...logs, ...metrics])), ...records];
}

/** Names the places that hold one of the canaries, with a look around it. A canary is a text or a form. */
export function found(places: readonly Place[], canaries: Readonly<Record<string, string | RegExp>>): string[] {
  return places.flatMap(({ name, text }) =>
    Object.entries(canaries).flatMap(([canary, value]) => {
      const at = typeof value === 'string' ? text.indexOf(value) : text.search(value);
      return at < 0 ? [] : [`${canary} in ${name}: ${text.slice(Math.max(0, at - 120), at + 60)}`];
    }),
  );
}

/** Lines of the logs that tell of a bug: an error with its stack, and what is no log line at all. */
export async function errorLines({ platform }: Crew): Promise<string[]> {
  const lines = await Promise.all(
    SERVICES.map(async ({ name }) => (await readFile(platform.logFile(name), 'utf8')).split('\n').filter((line) => line !== '').map((line) => `${name}: ${line}`)),
  );
  return lines.flat().filter((line) => {
    const level = /^[\w-]+: \{.*?"level":"(\w+)"/.exec(line)?.[1];
    return level === undefined || ((level === 'error' || level === 'fatal') && line.includes('"stack"'));
  });
}
