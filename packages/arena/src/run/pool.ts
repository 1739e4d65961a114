import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './job.ts';

export interface PoolOptions {
  readonly threads: number;
  readonly onResult?: (done: number, of: number) => void;
}

/** Runs jobs on worker threads; the result does not depend on how many there are. In the order of the jobs. */
export async function runJobs(scenarios: readonly unknown[], jobs: readonly Job[], { threads, onResult }: PoolOptions): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  let next = 0;
  let done = 0;
  const workers: Worker[] = [];
  const serve = async (worker: Worker): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      results[index] = await new Promise<JobResult>((resolve, reject) => {
        worker.removeAllListeners();
        worker.once('message', resolve).once('error', reject);
        worker.postMessage(jobs[index], []);
      });
      done += 1;
      onResult?.(done, jobs.length);
    }
  };
  try {
    await Promise.all(
      Array.from({ length: Math.min(threads, jobs.length) }, () => {
        const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: scenarios });
        workers.push(worker);
        return serve(worker);
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
