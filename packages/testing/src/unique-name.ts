import { randomBytes } from 'node:crypto';

/** A name that no other test run uses: the base, shortened to 40 characters of `[a-z0-9-]`, and a random end. */
export function uniqueName(base: string): string {
  const plain = base.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 40);
  return `${plain}-${randomBytes(5).toString('hex')}`;
}
