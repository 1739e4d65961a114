export { compileCheck, invalidRequest, type Check } from '@adaigi/schema';
