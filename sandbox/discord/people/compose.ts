import type { State } from '../state/state.ts';

const token = /(?<![\w<])@(?<handle>[a-z0-9._]+[a-z0-9])|(?<![\w<])#(?<channel>[a-z0-9_-]+)/g;

/** What Discord's client sends for a typed text: names of people and channels become mentions. */
export function compose({ users, channels }: State, typed: string): string {
  return typed.replaceAll(token, (whole, handle?: string, channel?: string) => {
    // Only somebody who is here becomes a mention; `@ramenhouse` on TikTok stays as typed.
    const user = handle === undefined ? undefined : users.find(handle);
    if (user) return `<@${user.id}>`;
    const found = channel === undefined ? undefined : channels.find(channel);
    return found?.kind === 'text' ? `<#${found.id}>` : whole;
  });
}
