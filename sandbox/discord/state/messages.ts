import type { Message } from './records.ts';

export interface Messages {
  /** What everybody in a channel sees, oldest first. */
  list(channelId: string): Message[];
  find(channelId: string, id: string): Message | undefined;
  /** Among everything, private answers included. */
  findAnywhere(id: string): Message | undefined;
  /** Private answers to one person, oldest first. */
  onlyFor(userId: string): Message[];
  all(): Message[];
  add(message: Message): Message;
  remove(message: Message): void;
  reset(): void;
}

export function createMessages(): Messages {
  const byId = new Map<string, Message>();
  const all = (): Message[] => [...byId.values()];
  return {
    list: (channelId) => all().filter((one) => one.channelId === channelId && one.onlyFor === undefined),
    find(channelId, id) {
      const message = byId.get(id);
      return message?.channelId === channelId && message.onlyFor === undefined ? message : undefined;
    },
    findAnywhere: (id) => byId.get(id),
    onlyFor: (userId) => all().filter((one) => one.onlyFor === userId),
    all,
    add(message) {
      byId.set(message.id, message);
      return message;
    },
    remove: (message) => void byId.delete(message.id),
    reset: () => byId.clear(),
  };
}

/** False when that person had reacted so already. */
export function addReaction(message: Message, emoji: string, userId: string): boolean {
  const reaction = message.reactions.find((other) => other.emoji === emoji);
  if (reaction?.userIds.includes(userId)) return false;
  if (reaction) reaction.userIds.push(userId);
  else message.reactions.push({ emoji, userIds: [userId] });
  return true;
}

/** False when there was no such reaction of that person. */
export function removeReaction(message: Message, emoji: string, userId: string): boolean {
  const reaction = message.reactions.find((other) => other.emoji === emoji);
  if (!reaction?.userIds.includes(userId)) return false;
  reaction.userIds = reaction.userIds.filter((other) => other !== userId);
  message.reactions = message.reactions.filter(({ userIds }) => userIds.length > 0);
  return true;
}
