export type { ChannelView, Choice, Outcome, Policy, PolicyFactory, Question } from './policy.ts';
