import { randomBytes } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A reference for a question to a provider: a letter and 19 more of A-Z 2-7, 95 random bits. */
export function newReference(): string {
  return `Q${Array.from(randomBytes(19), (byte) => LETTERS[byte & 31]).join('')}`;
}
