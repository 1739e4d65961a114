/** An engine cannot be had; the message says which one, why, and what to do about it. Meant to be shown to a person as it is. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

const ANY_WAY_OUT = 'Or give engines that already run by ADAIGI_KAFKA=host:port and ADAIGI_MONGODB=mongodb://host:port/?replicaSet=name, or start Docker.';

/** A tool that local engines need is not on this machine. */
export function missingTool(tool: string, need: string, howToGet: string): EngineError {
  return new EngineError(`${tool} is missing: ${need}.\n  Get it: ${howToGet}.\n  ${ANY_WAY_OUT}`);
}
