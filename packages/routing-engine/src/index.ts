export { createEngine } from './engine.ts';
export { DEFAULTS, type EngineSettings } from './settings.ts';
export * from './types.ts';
