/** One variable that cannot be used. Never its value. */
export interface ConfigProblem {
  /** Name of the environment variable. */
  readonly variable: string;
  /** Completes the sentence "<variable> ...". */
  readonly rule: string;
}

/** Everything that is wrong with the environment, in one go. A process that throws this must not start. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(`The configuration is not valid:\n${problems.map(({ variable, rule }) => `  ${variable} ${rule}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
    // It is read by people at start-up, and where it was thrown helps nobody.
    this.stack = `${this.name}: ${this.message}`;
  }
}
