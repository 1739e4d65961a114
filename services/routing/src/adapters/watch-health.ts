import type { Runtime } from '@adaigi/runtime';
import type { HealthWatch } from '../core/health-watch.ts';
import { describeHealth, type HealthPorts } from '../usecases/describe-health.ts';

const EVERY_MS = 1_000;

/** Looks at every channel once a second, so that a change is known when it happens, and not when somebody asks. */
export function watchHealth(runtime: Runtime, ports: HealthPorts & { readonly watch: HealthWatch }, beforeLook: (now: number) => void): void {
  const look = (): void => {
    const now = ports.clock.now().getTime();
    beforeLook(now);
    for (const { facts, health, ranked } of describeHealth(ports, null)) {
      const before = ports.watch.look(facts.id, health, now);
      if (before !== null) runtime.log.info({ channel: facts.id, before, health, score: Number(ranked.probability.toFixed(3)) }, 'channel health changed');
    }
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  runtime.onStop('health watch', async () => clearInterval(timer));
}
