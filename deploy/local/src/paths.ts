import { join, resolve } from 'node:path';

/** The checkout. */
export const ROOT = join(import.meta.dirname, '../../..');

/** What a checkout keeps for itself: data, logs, remembered ports, run.json. Not in git. `ADAIGI_LOCAL_DIR` names another folder: a platform of its own. */
export const LOCAL_DIR = resolve(process.env['ADAIGI_LOCAL_DIR'] ?? join(ROOT, '.local'));

/** Engines in Docker for people. */
export const COMPOSE_FILE = join(ROOT, 'docker-compose.yml');
