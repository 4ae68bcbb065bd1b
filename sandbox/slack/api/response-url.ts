import { parseJson } from '../../http/call.ts';
import { isObject } from '../blocks/check.ts';
import type { EventFeed } from '../delivery/event-feed.ts';
import type { ResponseOrigin } from '../workspace/response-urls.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { postBotMessage, showEphemeral, updateBotMessage } from './bot-messages.ts';
import { readContent } from './content.ts';
import type { ApiAnswer } from './dispatch.ts';
import { problems, Refusal, refuse } from './refusal.ts';

const fields = [
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'parse',
  'metadata',
];

type Deps = { workspace: Workspace; feed: EventFeed };
type Given = Record<string, unknown>;

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** One POST to a response URL. Anything but success is a status other than 200. */
export async function answerResponseUrl(deps: Deps, path: string, body: string): Promise<ApiAnswer> {
  const origin = deps.workspace.responseUrls.use(path);
  if (typeof origin === 'string') return answer(404, { ok: false, error: origin });
  try {
    await respondTo(deps, origin, readJson(body));
    return answer(200, { ok: true });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return answer(400, { ok: false, error: error.error, ...error.extra });
  }
}

const answer = (status: number, body: Given): ApiAnswer => ({ status, headers: {}, body });

function readFields(given: unknown): Given {
  if (!isObject(given)) return refuse('invalid_payload');
  const unknown = Object.keys(given).filter((name) => !fields.includes(name));
  if (unknown.length === 0) return given;
  return refuse('invalid_arguments', problems(unknown.map((name) => `unknown argument: ${name}`)));
}

function readJson(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return refuse('invalid_payload');
  }
}

/**
 * Does what a response asks for, in the answer to a command or through its URL. A command has no
 * message that could be replaced; a click replaces its own unless told not to.
 */
export async function respondTo(deps: Deps, origin: ResponseOrigin, body: unknown): Promise<void> {
  const given = readFields(body);
  if (origin.from === 'click' && isTrue(given.delete_original)) return deleteOriginal(deps, origin);
  const replaces = given.replace_original === undefined || isTrue(given.replace_original);
  if (origin.from === 'click' && replaces) return replaceOriginal(deps, origin, given);
  await postNew(deps, origin, given);
}

function deleteOriginal({ workspace, feed }: Deps, origin: ResponseOrigin): void {
  const { user, channel, messageTs = '' } = origin;
  const ephemeral = workspace.ephemerals.find(user, channel, messageTs);
  const message = workspace.messages.find(channel, messageTs);
  if (ephemeral) workspace.ephemerals.remove(ephemeral);
  else if (message) {
    const before = messageToWire(workspace, message);
    workspace.messages.remove(message);
    feed.deleted(message, before);
  } else refuse('message_not_found');
  workspace.changes.changed();
}

async function replaceOriginal(deps: Deps, origin: ResponseOrigin, given: Given): Promise<void> {
  const { workspace } = deps;
  const { user, channel, messageTs = '' } = origin;
  const content = readContent(workspace.settings, given);
  const ephemeral = workspace.ephemerals.find(user, channel, messageTs);
  if (ephemeral) {
    delete ephemeral.blocks;
    Object.assign(ephemeral, content);
    workspace.changes.changed();
    return workspace.changes.tell('ephemeral', { ...ephemeral, user });
  }
  const message = workspace.messages.find(channel, messageTs) ?? refuse('message_not_found');
  await updateBotMessage(deps, message, content);
}

async function postNew(deps: Deps, origin: ResponseOrigin, given: Given): Promise<void> {
  const { workspace } = deps;
  const channel = workspace.channels.get(origin.channel);
  const content = readContent(workspace.settings, given);
  if (given.response_type === 'in_channel') {
    const threadTs = typeof given.thread_ts === 'string' ? given.thread_ts : undefined;
    await postBotMessage(deps, { channel, content, threadTs });
    return;
  }
  // What one person sees stands in the channel, whatever thread was asked for.
  await showEphemeral(deps, { channel, content, threadTs: undefined, user: origin.user });
}
