// Puts the program's clock ahead by the milliseconds that stand in the file of CLOCK_AHEAD, which may change while it runs.
// Timers keep the real pace: what has become due is found by whoever looks for it.
import { readFileSync } from 'node:fs';

const RealDate = Date;
const LOOK_MS = 100;

function read() {
  try {
    return Number(readFileSync(process.env.CLOCK_AHEAD, 'utf8')) || 0;
  } catch {
    return 0; // Nobody has moved it yet.
  }
}

let aheadMs = read();
setInterval(() => {
  aheadMs = read();
}, LOOK_MS).unref();

const now = () => RealDate.now() + aheadMs;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
