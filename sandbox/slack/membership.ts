import type { EventFeed } from './delivery/event-feed.ts';
import type { Channel } from './workspace/records.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Coming and going. The mention by which somebody called the bot in is told when it arrives. */
export function invite(workspace: Workspace, feed: EventFeed, channel: Channel, ref: string): void {
  const user = workspace.users.get(ref);
  const wasIn = channel.members.has(user.id);
  channel.members.add(user.id);
  workspace.changes.changed();
  if (wasIn || !user.isBot) return;
  const calling = workspace.messages.list(channel.id).findLast((message) => message.text.includes(`<@${user.id}>`));
  feed.posted(
    workspace.messages.add({
      channel: channel.id,
      ts: workspace.ids.nextTs(),
      user: user.id,
      fromBot: false,
      subtype: 'channel_join',
      text: `<@${user.id}> has joined the channel`,
      files: [],
      reactions: [],
    }),
  );
  if (calling) feed.mentioned(calling);
}

export function kick(workspace: Workspace, channel: Channel, ref: string): void {
  channel.members.delete(workspace.users.get(ref).id);
  workspace.changes.changed();
}
