import { Refusal } from '../api/refusal.ts';
import { respondTo } from '../api/response-url.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { EventFeed } from '../delivery/event-feed.ts';
import type { Channel, User, WireObject } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { composeCommand } from './compose.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { payloadName } from './payloads.ts';
import { channelFor } from './places.ts';

export interface CommandDeps {
  workspace: Workspace;
  feed: EventFeed;
  dispatcher: Dispatcher;
}

interface Typed {
  user: User;
  channel: Channel;
  command: string;
  text: string;
}

function payloadOf(workspace: Workspace, { user, channel, command, text }: Typed): WireObject {
  const { settings, responseUrls, triggers } = workspace;
  const origin = { from: 'command', user: user.id, channel: channel.id } as const;
  return {
    token: 'deprecated-verification-token',
    team_id: settings.team.id,
    team_domain: settings.team.domain,
    channel_id: channel.id,
    channel_name: payloadName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text: composeCommand(workspace, text),
    api_app_id: settings.appId,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue(origin),
    trigger_id: triggers.issue({ user: user.id }),
  };
}

/** Slackbot tells the person alone that something went wrong. */
function complain(workspace: Workspace, { user, channel }: Typed, text: string): void {
  const ts = workspace.ids.nextTs();
  workspace.ephemerals.add({ channel: channel.id, ts, user: user.id, from: 'slackbot', text });
  workspace.changes.changed();
}

function whyNot({ settings }: Workspace, { user, command }: Typed): string | undefined {
  // Members of the other company in a shared channel cannot use our commands.
  if (user.teamId !== settings.team.id) return 'not_allowed';
  if (!settings.commands.has(command) || !settings.scopes.has('commands')) return 'unknown_command';
  return undefined;
}

/** Types a slash command, outside of threads: Slack knows none inside. */
export async function runCommand(
  deps: CommandDeps,
  user: User,
  command: string,
  text: string,
  channelRef: string | undefined,
): Promise<Outcome> {
  const { workspace, dispatcher } = deps;
  const typed = { user, channel: channelFor(workspace, user, channelRef), command, text };
  const reason = whyNot(workspace, typed);
  if (reason !== undefined) {
    complain(workspace, typed, `${command} is not a valid command.`);
    return { ok: false, error: reason };
  }
  const asked = await dispatcher.ask('command', command, payloadOf(workspace, typed));
  const outcome = outcomeOf(asked);
  const shown = outcome.ok ? await showAnswer(deps, typed, outcome) : outcome;
  if (!shown.ok) complain(workspace, typed, `${command} failed with the error "${shown.error}"`);
  return shown;
}

async function showAnswer(
  deps: CommandDeps,
  { user, channel }: Typed,
  outcome: Outcome & { ok: true },
): Promise<Outcome> {
  if (Object.keys(outcome.payload).length === 0) return outcome;
  try {
    const origin = { from: 'command', user: user.id, channel: channel.id } as const;
    await respondTo(deps, origin, outcome.payload);
    return outcome;
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
}
