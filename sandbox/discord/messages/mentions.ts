import { everyComponent } from '../components/tree.ts';
import type { Component, Message } from '../state/records.ts';
import type { State } from '../state/state.ts';
import type { AllowedMentions } from './body.ts';

/** Everything in a message that a person reads as text. */
export function spokenText(content: string, components: readonly Component[]): string {
  const displays = everyComponent(components).filter(({ type }) => type === 10);
  return [content, ...displays.map((component) => String(component.content))].join('\n');
}

/** The people whom a text names, in order of their naming. */
export function mentionedIn(state: State, text: string): string[] {
  const ids = [...text.matchAll(/<@!?(\d{15,20})>/g)].map((found) => found[1] ?? '');
  return [...new Set(ids)].filter((id) => state.users.find(id)?.id === id);
}

interface Mentioning {
  text: string;
  allowed: AllowedMentions | null | undefined;
  /** The message that is replied to. */
  replied: Message | undefined;
}

/** Whom a message really pings: named in it, and not held back by `allowed_mentions`. */
export function pinged(state: State, { text, allowed, replied }: Mentioning): string[] {
  const named = mentionedIn(state, text);
  const isHeldBack = (id: string): boolean => {
    if (!allowed || allowed.parse?.includes('users')) return false;
    return !(allowed.users ?? []).includes(id);
  };
  const answered = replied && (allowed ? allowed.replied_user === true : true);
  const ids = [...(answered ? [replied.authorId] : []), ...named.filter((id) => !isHeldBack(id))];
  return [...new Set(ids)];
}
