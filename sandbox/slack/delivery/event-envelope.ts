import type { Channel, WireObject } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The body around an event, the same over HTTP and through a socket. */
export function createEnvelope(workspace: Workspace, event: WireObject, channel: Channel | undefined): WireObject {
  const { settings, ids, users } = workspace;
  const authorization = {
    enterprise_id: null,
    team_id: settings.team.id,
    user_id: users.bot.id,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: 'deprecated-verification-token',
    team_id: settings.team.id,
    context_team_id: settings.team.id,
    context_enterprise_id: null,
    api_app_id: settings.appId,
    event,
    type: 'event_callback',
    event_id: ids.mint('Ev'),
    event_time: Math.floor(settings.now().getTime() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: channel?.shared ?? false,
    event_context: `4-${ids.mint('EC')}`,
  };
}
