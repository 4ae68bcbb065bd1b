import type { Channel, WireObject } from './records.ts';
import type { Workspace } from './workspace.ts';

/** The `channel` of conversations.info and conversations.open. */
export function channelToWire(workspace: Workspace, channel: Channel): WireObject {
  const { kind, members } = channel;
  const created = Math.floor(channel.createdAt.getTime() / 1000);
  const partner = [...members].find((id) => id !== workspace.users.bot.id);
  if (kind === 'im') {
    return {
      id: channel.id,
      created,
      is_im: true,
      is_org_shared: false,
      user: partner,
      priority: 0,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: kind === 'channel',
    is_group: kind === 'group',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    created,
    is_archived: channel.archived,
    is_general: false,
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    is_org_shared: false,
    is_member: workspace.channels.botIsIn(channel),
    context_team_id: workspace.settings.team.id,
  };
}
