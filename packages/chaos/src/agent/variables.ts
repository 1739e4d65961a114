/** Folder through which a run and the agents in its services talk: `skew/`, `armed/`, `struck/`. */
export const AGENT_DIR_VARIABLE = 'ADAIGI_CHAOS_DIR';

/** Name of the process in that folder: the service's, with a suffix for a second replica. */
export const AGENT_NAME_VARIABLE = 'ADAIGI_CHAOS_NAME';
