import type { Registration } from '@adaigi/connector-kit';
import { easypaisa } from './easypaisa/registration.ts';
import { jazzcash } from './jazzcash/registration.ts';

/** Every provider that a process can serve. A new one adds its line here and nothing else outside its folder. */
export const registrations: readonly Registration[] = [easypaisa, jazzcash];
