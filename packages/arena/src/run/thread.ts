import { parentPort, workerData } from 'node:worker_threads';
import { parseScenario } from '../scenario/parse.ts';
import { World } from '../world/world.ts';
import { runJob, type Job } from './job.ts';

const worlds = (workerData as readonly unknown[]).map((json) => new World(parseScenario(json).scenario));

parentPort?.on('message', (job: Job) => parentPort?.postMessage(runJob(worlds[job.scenario] as World, job), []));
