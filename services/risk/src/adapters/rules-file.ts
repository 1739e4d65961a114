import { readFileSync } from 'node:fs';
import { parseRuleSet } from '../core/rule-set.ts';
import type { RuleSet } from '../core/rule-set.ts';

/** The rules that come with the service. */
export const DEFAULT_RULES_FILE = new URL('../rules.json', import.meta.url);

/** Reads the rules once, at start. @throws RangeError naming what is wrong, SyntaxError, or a file error. */
export function readRules(file: string | URL): RuleSet {
  return parseRuleSet(JSON.parse(readFileSync(file, 'utf8')));
}
