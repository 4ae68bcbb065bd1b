import { randomBytes } from 'node:crypto';
import { createFile } from '../files/create-file.ts';
import { uploadPath } from '../files/upload.ts';
import { fileToWire } from '../files/wire-file.ts';
import type { Channel, UploadRecord } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { joinedChannel } from './access.ts';
import { requireParent } from './bot-messages.ts';
import type { Call, MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

const LONGEST_ALT = 1000;

/** Every byte of each is there; anything else is no file that could be shared. */
function readUploads({ uploads }: Workspace, given: unknown): (UploadRecord & { title?: string })[] {
  if (!Array.isArray(given) || given.length === 0) return refuse('invalid_arguments');
  return given.map(({ id, title }: { id?: unknown; title?: unknown }) => {
    const upload = uploads.get(String(id));
    if (!upload?.bytes) return refuse('file_not_found');
    return { ...upload, ...(typeof title === 'string' && { title }) };
  });
}

async function shareUploads({ workspace, feed, args }: Call, channel: Channel) {
  const uploads = readUploads(workspace, args.json('files'));
  const threadTs = args.string('thread_ts');
  if (threadTs !== undefined) requireParent(workspace, channel, threadTs);
  const message = workspace.messages.add({
    channel: channel.id,
    ts: workspace.ids.nextTs(),
    user: workspace.users.bot.id,
    fromBot: true,
    text: args.string('initial_comment') ?? '',
    subtype: 'file_share',
    files: [],
    reactions: [],
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  message.files = uploads.map(({ lengthBytes, ticket: _, ...upload }) =>
    createFile(workspace, message, { ...upload, sizeBytes: lengthBytes, stub: false }),
  );
  for (const { id } of uploads) workspace.uploads.delete(id);
  workspace.changes.changed();
  feed.posted(message);
  const { text, ts } = message;
  await workspace.changes.tell('message', {
    channel: channel.id,
    ts,
    text,
    files: message.files,
    ...(threadTs && { threadTs }),
  });
  return { files: message.files.map(({ id, title }) => ({ id, title })) };
}

export const fileMethods: MethodTable = {
  'files.getUploadURLExternal': {
    token: 'bot',
    scopes: ['files:write'],
    tier: 4,
    args: { filename: 'string!', length: 'integer!', snippet_type: 'string', alt_txt: 'string' },
    run({ workspace, args }) {
      const lengthBytes = args.integer('length') ?? 0;
      const altText = args.string('alt_txt');
      if (lengthBytes === 0) return refuse('missing_argument');
      if ((altText?.length ?? 0) > LONGEST_ALT) return refuse('alt_txt_too_large');
      const id = workspace.ids.mint('F');
      const ticket = randomBytes(16).toString('hex');
      const upload = { id, ticket, name: args.required('filename'), lengthBytes };
      workspace.uploads.set(id, { ...upload, ...(altText !== undefined && { altText }) });
      return { upload_url: `${workspace.settings.url}${uploadPath}${ticket}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    token: 'bot',
    scopes: ['files:write'],
    tier: 4,
    args: {
      files: 'json!',
      channel_id: 'string!',
      initial_comment: 'string',
      thread_ts: 'string',
    },
    run: (call) => shareUploads(call, joinedChannel(call.workspace, call.args.required('channel_id'))),
  },
  'files.info': {
    token: 'bot',
    scopes: ['files:read'],
    tier: 4,
    args: {
      file: 'string!',
      count: 'integer',
      page: 'integer',
      limit: 'integer',
      cursor: 'string',
    },
    run({ workspace, args }) {
      const file = workspace.files.get(args.required('file'));
      if (!file) return refuse('file_not_found');
      if (file.deleted) return refuse('file_deleted');
      // A file that was only shared where the bot is not does not exist for it.
      const channel = workspace.channels.get(file.channel);
      if (!workspace.channels.botIsIn(channel)) return refuse('file_not_found');
      const paging = { response_metadata: { next_cursor: '' } };
      return { file: fileToWire(workspace, file, true), comments: [], ...paging };
    },
  },
};
