import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';

const lifetimeMs = 30 * 60_000;
const maxUses = 5;

/** Where an interaction happened, which is all that its response URL can reach. */
export interface ResponseOrigin {
  from: 'command' | 'click' | 'shortcut';
  user: string;
  channel: string;
  /** The message that was clicked. */
  messageTs?: string;
  threadTs?: string;
  ephemeral?: boolean;
}

export interface ResponseUrls {
  issue(origin: ResponseOrigin): string;
  /** Counts one use; the reason when the URL is unknown, spent or too old. */
  use(path: string): ResponseOrigin | 'no_service' | 'used_url' | 'expired_url';
  reset(): void;
}

/** Five uses within 30 minutes, no token needed: who has the URL may post. */
export function createResponseUrls(settings: Settings): ResponseUrls {
  const issued = new Map<string, { origin: ResponseOrigin; expiresAt: number; uses: number }>();
  return {
    issue(origin) {
      const family = origin.from === 'command' ? 'commands' : 'actions';
      const path = `/response/${family}/${settings.team.id}/${randomBytes(12).toString('hex')}`;
      issued.set(path, { origin, expiresAt: settings.now().getTime() + lifetimeMs, uses: 0 });
      return `${settings.url}${path}`;
    },
    use(path) {
      const entry = issued.get(path);
      if (!entry) return 'no_service';
      if (entry.uses >= maxUses) return 'used_url';
      if (settings.now().getTime() > entry.expiresAt) return 'expired_url';
      entry.uses += 1;
      return entry.origin;
    },
    reset: () => issued.clear(),
  };
}
