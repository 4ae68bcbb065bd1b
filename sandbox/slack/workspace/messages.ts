import type { Message, Reaction } from './records.ts';

export interface Messages {
  /** Everything in a channel, replies included, oldest first. */
  list(channel: string): Message[];
  find(channel: string, ts: string): Message | undefined;
  replies(channel: string, parentTs: string): Message[];
  add(message: Message): Message;
  remove(message: Message): void;
  reset(): void;
}

export function createMessages(): Messages {
  const byChannel = new Map<string, Message[]>();
  const list = (channel: string): Message[] => byChannel.get(channel) ?? [];
  return {
    list,
    find: (channel, ts) => list(channel).findLast((message) => message.ts === ts),
    replies: (channel, parentTs) =>
      list(channel).filter((message) => message.threadTs === parentTs && message.ts !== parentTs),
    add(message) {
      const channel = byChannel.get(message.channel);
      if (channel) channel.push(message);
      else byChannel.set(message.channel, [message]);
      return message;
    },
    remove(message) {
      const rest = list(message.channel).filter((other) => other.ts !== message.ts);
      byChannel.set(message.channel, rest);
    },
    reset: () => byChannel.clear(),
  };
}

/** False when that person had reacted so already. */
export function addReaction(message: Message, name: string, user: string): boolean {
  const reaction = message.reactions.find((other) => other.name === name);
  if (reaction?.users.includes(user)) return false;
  if (reaction) reaction.users.push(user);
  else message.reactions.push({ name, users: [user] });
  return true;
}

/** False when there was no such reaction of that person. */
export function removeReaction(message: Message, name: string, user: string): boolean {
  const reaction = message.reactions.find((other) => other.name === name);
  if (!reaction?.users.includes(user)) return false;
  reaction.users = reaction.users.filter((other) => other !== user);
  message.reactions = message.reactions.filter((other: Reaction) => other.users.length > 0);
  return true;
}
