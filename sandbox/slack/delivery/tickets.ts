import { randomBytes } from 'node:crypto';

const lifetimeMs = 30_000;

/** Tickets of Socket Mode URLs: each opens one socket, soon. */
export function createTickets(): { issue(): string; redeem(ticket: string): boolean } {
  const issued = new Map<string, number>();
  return {
    issue() {
      const ticket = randomBytes(16).toString('hex');
      issued.set(ticket, performance.now() + lifetimeMs);
      return ticket;
    },
    redeem(ticket) {
      const expiresAt = issued.get(ticket) ?? 0;
      issued.delete(ticket);
      return expiresAt > performance.now();
    },
  };
}
