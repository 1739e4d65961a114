// Loaded into every service before its own code (`node --import`): a service whose owner is gone stops by itself, as on SIGTERM. Without it a killed
// test run would leave processes on the machine that nobody stops.
const LOOK_EVERY_MS = 1_000;
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, LOOK_EVERY_MS).unref();
