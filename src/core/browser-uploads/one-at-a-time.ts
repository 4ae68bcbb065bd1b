/** One request at a time on each upload: in this process by a queue, between processes by a lease. */
import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_MS, type Lease, type Leases } from '../database/index.ts';

/** A line that has been silent for so long makes way for a new one of the same browser, in milliseconds. */
export const MAKE_WAY_MS = 2_000;
/** A request waits so long for the one before it, in milliseconds. */
export const TURN_WAIT_MS = 6_000;
/** Whether the one before it has ended is looked at so often, in milliseconds, and asked of the database a fifth as often. */
const TURN_LOOK_MS = 50;

const RENEW_MS = LEASE_MS / 3;

/** The connection that brings the bytes, as far as others may end it. */
export interface Line {
  /** For how long nothing has come although it was waited for, in milliseconds. */
  silentMs(): number;
  /** Ends the connection; what came is kept. */
  cut(): void;
}

/** The right to be the only request that works on an upload. */
export interface Turn {
  /** False once another process may have taken over: stop at once. */
  holds(): boolean | Promise<boolean>;
  release(): Promise<void>;
}

export interface Turns {
  /** Null while another request is at work on it and does not end. */
  take(id: string, line?: Line): Promise<Turn | null>;
}

interface Held {
  readonly line: Line | undefined;
  readonly released: Promise<void>;
}

export function createTurns(leases: Pick<Leases, 'take'>): Turns {
  const held = new Map<string, Held>();
  const enter = (id: string, line: Line | undefined): (() => void) => {
    let leave = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      leave = () => {
        held.delete(id);
        resolve();
      };
    });
    held.set(id, { line, released });
    return leave;
  };
  return {
    take: async (id, line) => {
      const until = performance.now() + TURN_WAIT_MS;
      while (performance.now() < until) {
        const before = held.get(id);
        if (before) {
          if ((before.line?.silentMs() ?? 0) >= MAKE_WAY_MS) before.line?.cut();
          await Promise.race([before.released, pause(TURN_LOOK_MS)]);
          continue;
        }
        const leave = enter(id, line);
        try {
          const lease = await leases.take(`upload:${id}`);
          if (lease) return turnOf(lease, leave);
          leave();
        } catch (error) {
          leave();
          throw error;
        }
        await pause(TURN_LOOK_MS * 5);
      }
      return null;
    },
  };
}

function turnOf(lease: Lease, leave: () => void): Turn {
  let renewedAt = performance.now();
  return {
    holds: () => {
      if (performance.now() - renewedAt < RENEW_MS) return true;
      const at = performance.now();
      return lease.renew().then((isMine) => {
        if (isMine) renewedAt = at;
        return isMine;
      });
    },
    release: async () => {
      try {
        await lease.release();
      } finally {
        leave();
      }
    },
  };
}
