import type { Channel, User, WireObject } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What every interaction payload says about who, where and to which app. */
export function interactionBase(workspace: Workspace, user: User): WireObject {
  const { settings } = workspace;
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: settings.appId,
    token: 'deprecated-verification-token',
    team: { id: settings.team.id, domain: settings.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Private conversations are not called by their names in payloads. */
export function payloadName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  if (channel.kind === 'mpim') return 'mpdm';
  return channel.kind === 'group' ? 'privategroup' : channel.name;
}

export const payloadChannel = (channel: Channel): WireObject => ({
  id: channel.id,
  name: payloadName(channel),
});
