export { blocks, connectorPeers, peer } from './blocks.ts';
export { ConfigError } from './config-error.ts';
export type { ConfigProblem } from './config-error.ts';
export { field } from './field.ts';
export { load } from './load.ts';
export type { Environment, Loaded, Shape } from './load.ts';
export type { Field } from './read.ts';
export { Secret } from './secret.ts';
