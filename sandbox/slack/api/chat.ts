import { authorship, content } from './chat-arguments.ts';
import { getPermalink, remove, update } from './chat-change.ts';
import { postEphemeral, postMessage } from './chat-post.ts';
import type { MethodTable } from './method.ts';

export const chatMethods: MethodTable = {
  'chat.postMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'special',
    args: {
      channel: 'string!',
      ...content,
      ...authorship,
      thread_ts: 'string',
      reply_broadcast: 'boolean',
      metadata: 'json',
      mrkdwn: 'boolean',
      unfurl_links: 'boolean',
      unfurl_media: 'boolean',
    },
    run: postMessage,
  },
  'chat.update': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    args: {
      channel: 'string!',
      ts: 'string!',
      ...content,
      metadata: 'json',
      file_ids: 'json',
      reply_broadcast: 'boolean',
    },
    run: update,
  },
  'chat.delete': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    args: { channel: 'string!', ts: 'string!', as_user: 'boolean' },
    run: remove,
  },
  'chat.postEphemeral': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 4,
    args: { channel: 'string!', user: 'string!', ...content, ...authorship, thread_ts: 'string' },
    run: postEphemeral,
  },
  'chat.getPermalink': {
    token: 'bot',
    scopes: [],
    tier: 'special',
    args: { channel: 'string!', message_ts: 'string!' },
    run: getPermalink,
  },
};
