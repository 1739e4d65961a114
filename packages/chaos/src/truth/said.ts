import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CanarySearch } from './canaries.ts';

/** The simulator stands for the providers, who know their customers; it is no part of what must keep quiet. */
const OUTSIDE = 'simulator';

const LINES_AT_ONCE = 500;

/** Searches the logs of all services for canaries. */
export async function searchLogs(logDir: string, search: CanarySearch): Promise<void> {
  for (const file of (await readdir(logDir)).filter((name) => name.endsWith('.log') && !name.startsWith(OUTSIDE))) {
    let lines: string[] = [];
    const flush = (): void => {
      search.look(`log ${file}`, lines.join('\n'));
      lines = [];
    };
    for await (const line of createInterface({ input: createReadStream(join(logDir, file)) })) {
      lines.push(line);
      if (lines.length >= LINES_AT_ONCE) flush();
    }
    flush();
  }
}

/** Searches what the services show as metrics now. */
export async function searchMetrics(metrics: Readonly<Record<string, string>>, search: CanarySearch): Promise<void> {
  for (const [service, url] of Object.entries(metrics)) {
    if (service === OUTSIDE) continue;
    const answer = await fetch(url);
    search.look(`metrics of ${service}`, await answer.text());
  }
}
