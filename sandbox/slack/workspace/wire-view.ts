import type { View, WireObject } from './records.ts';
import type { Workspace } from './workspace.ts';

/** The view object of API answers and of interaction payloads, complete as Slack sends it. */
export function viewToWire(workspace: Workspace, view: View): WireObject {
  const { settings } = workspace;
  return {
    id: view.id,
    team_id: settings.team.id,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view.content,
    state: { values: view.values },
    hash: view.hash,
    root_view_id: view.rootViewId,
    previous_view_id: view.previousViewId,
    app_id: settings.appId,
    app_installed_team_id: settings.team.id,
    bot_id: settings.botId,
  };
}
