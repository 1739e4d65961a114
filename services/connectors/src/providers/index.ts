// Every provider that a process can serve, a line each. A new one adds its line here and changes nothing else outside its folder.
export { easypaisa } from './easypaisa/registration.ts';
export { jazzcash } from './jazzcash/registration.ts';
