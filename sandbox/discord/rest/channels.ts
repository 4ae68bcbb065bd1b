import { z } from 'zod';
import type { Channel } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { channelToWire } from '../wire/channel.ts';
import { botMay, requirePermissions, visibleChannel } from './access.ts';
import { type Context, type Endpoints, ok } from './endpoint.ts';
import { readForm } from './read-form.ts';
import { refuse } from './refusals.ts';
import { archiveMinutes } from './threads.ts';

const threadBody = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  auto_archive_duration: archiveMinutes.optional(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
  invitable: z.boolean().optional(),
  flags: z.number().int().optional(),
});

type ThreadBody = z.infer<typeof threadBody>;

/** Who began a thread may rename and archive it; locking and all else is for who manages threads. */
function requireChanging(state: State, channel: Channel, body: ThreadBody): void {
  if (botMay(state, channel, 'ManageThreads')) return;
  const isOwn = channel.ownerId === state.users.bot.id;
  // The vendor's client repeats the name in every change.
  const { archived, name = channel.name, ...rest } = body;
  const wakesIt = archived === false && name === channel.name && Object.keys(rest).length === 0;
  if (channel.thread?.locked || body.locked !== undefined || !(isOwn || wakesIt)) {
    refuse('missingPermissions', 'ManageThreads');
  }
}

async function changeThread(context: Context, channel: Channel, given: unknown): Promise<void> {
  const { state, feed } = context;
  const { thread } = channel;
  if (!thread) return;
  const body = readForm(threadBody, given);
  requireChanging(state, channel, body);
  // An archived thread can be woken and nothing else.
  if (thread.archived && body.archived !== false) refuse('archived');
  if (body.name !== undefined) channel.name = body.name;
  if (body.locked !== undefined) thread.locked = body.locked;
  if (body.auto_archive_duration !== undefined) {
    thread.autoArchiveMinutes = body.auto_archive_duration;
  }
  if (body.archived !== undefined && body.archived !== thread.archived) {
    const now = state.settings.now();
    Object.assign(thread, { archived: body.archived, archiveChangedAt: now, activeAt: now });
  }
  state.changes.changed();
  await feed.channel('UPDATE', channel);
}

export const channelEndpoints: Endpoints = {
  'GET /channels/{channel}': {
    auth: 'bot',
    answer: ({ state }, { params }) => ok(channelToWire(state, visibleChannel(state, params.channel))),
  },
  'PATCH /channels/{channel}': {
    auth: 'bot',
    async answer(context, { params, body }) {
      const channel = visibleChannel(context.state, params.channel);
      if (channel.kind === 'direct') refuse('directChannel');
      if (channel.kind !== 'thread') {
        requirePermissions(context.state, channel, ['ManageChannels']);
        refuse('channelType');
      }
      await changeThread(context, channel, body);
      return ok(channelToWire(context.state, channel));
    },
  },
  'DELETE /channels/{channel}': {
    auth: 'bot',
    async answer(context, { params }) {
      const { state, feed } = context;
      const channel = visibleChannel(state, params.channel);
      if (channel.kind === 'direct') return ok(channelToWire(state, channel));
      const needed = channel.thread ? 'ManageThreads' : 'ManageChannels';
      requirePermissions(state, channel, [needed]);
      const wire = channelToWire(state, channel);
      await feed.channel('DELETE', channel);
      state.channels.remove(channel);
      return ok(wire);
    },
  },
};
