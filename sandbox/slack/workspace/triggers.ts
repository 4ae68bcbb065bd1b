import { randomBytes } from 'node:crypto';

const lifetimeMs = 3000;

export interface Trigger {
  user: string;
  /** The view the person acted in, for views.push. */
  viewId?: string;
}

type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Uses the trigger up, or names Slack's reason why it cannot be used. */
  exchange(triggerId: string): Trigger | TriggerRefusal;
  reset(): void;
}

/** A trigger_id lives 3 s by the workspace's clock and is good for one view. */
export function createTriggers(now: () => Date): Triggers {
  const issued = new Map<string, { trigger: Trigger; expiresAt: number; used: boolean }>();
  let count = 0;
  return {
    issue(trigger) {
      count += 1;
      const id = `${now().getTime()}.${1000 + count}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { trigger, expiresAt: now().getTime() + lifetimeMs, used: false });
      return id;
    },
    exchange(triggerId) {
      const entry = issued.get(triggerId);
      if (!entry) return 'invalid_trigger_id';
      if (entry.used) return 'exchanged_trigger_id';
      if (now().getTime() > entry.expiresAt) return 'expired_trigger_id';
      entry.used = true;
      return entry.trigger;
    },
    reset: () => issued.clear(),
  };
}
