import { createWaitFor } from '../change-log.ts';
import { createFaults } from '../faults.ts';
import { createControl } from '../http/control.ts';
import { openServer } from '../http/server.ts';
import { controlRoutes } from './control.ts';
import { createDeliveries } from './gateway/deliveries.ts';
import { createFeed } from './gateway/feed.ts';
import { createGateway } from './gateway/gateway.ts';
import { gatewayPath } from './gateway/ready.ts';
import { addMember, channelActs, guildActs } from './moderation.ts';
import { createPerson } from './people/person.ts';
import { createRenderer, type Renderer } from './render.ts';
import { createApi } from './rest/dispatch.ts';
import { createRoutes } from './routes.ts';
import { type DiscordOptions, resolveSettings, type Settings } from './settings.ts';
import type { DiscordStandIn } from './stand-in.ts';
import { createState, type State } from './state/state.ts';
import { conversationAbout } from './thread.ts';

export type { Delivery } from './gateway/deliveries.ts';
export type { CommandOptions } from './people/command-options.ts';
export type { DroppedFile } from './people/dropped-file.ts';
export type { Outcome } from './people/outcome.ts';
export type { Person } from './people/person.ts';
export type { DiscordOptions } from './settings.ts';
export type { DiscordStandIn } from './stand-in.ts';
export type { Modal } from './state/interactions.ts';
export type { Channel, Component, Guild, Message, User } from './state/records.ts';

const closeGraceMs = 500;

/** Starts a strict Discord on loopback. Rejects when the port is taken. */
export async function createDiscord(options: DiscordOptions = {}): Promise<DiscordStandIn> {
  const settings = resolveSettings(options);
  const state = createState(settings);
  const gateway = createGateway(state);
  const deliveries = createDeliveries();
  const feed = createFeed(state, gateway, deliveries);
  const faults = createFaults();
  const renderer = createRenderer(state);
  const context = { state, gateway, feed, deliveries };
  const api = createApi(context);
  const { users, guilds, channels, messages, interactions } = state;
  const idOf = (channel: string): string => channels.get(channel).id;

  const standIn: DiscordStandIn = {
    url: '',
    env: {},
    users: { ...users, add: (user) => addMember(state, user) },
    guilds: guildActs(state, feed),
    channels: channelActs(state, feed),
    as: (user) => createPerson(context, user),
    messages: (channel) => messages.list(idOf(channel)),
    thread: (channel, id) => conversationAbout(state, idOf(channel), id),
    ephemerals: (user) => messages.onlyFor(users.get(user).id),
    reactions: (channel, id) => messages.find(idOf(channel), id)?.reactions ?? [],
    modal: (user) => interactions.modalOf(users.get(user).id),
    commands: (guild) => state.commands.list(guild === undefined ? 'global' : guilds.get(guild).id),
    calls: state.calls,
    deliveries: deliveries.list,
    faults,
    on: state.changes.on,
    waitFor: createWaitFor(state.changes, () => describeAll(state, renderer)),
    render: renderer.message,
    renderModal: renderer.modal,
    transcript: (channel, render) => renderer.transcript(channels.get(channel), render),
    connections: gateway.connections,
    gateway,
    reset() {
      faults.reset();
      gateway.reset();
      deliveries.list.length = 0;
      api.reset();
      state.reset();
    },
    async close() {
      await gateway.end(closeGraceMs);
      await server.close();
    },
  };
  const server = await openServer({
    host: settings.host,
    port: settings.port,
    now: settings.now,
    faults,
    control: createControl(standIn, controlRoutes),
    record: (call) => call,
    answer: createRoutes(state, api),
    upgrade(request, stream, head) {
      const { pathname } = new URL(request.url ?? '/', settings.url);
      if (!`${pathname}/`.startsWith(gatewayPath)) return false;
      gateway.accept(request, stream, head);
      return true;
    },
  });
  settings.url = server.url;
  return Object.assign(standIn, { url: settings.url, env: envOf(settings) });
}

function envOf({ url, token, applicationId }: Settings): Record<string, string> {
  return {
    DISCORD_API_URL: `${url}/api`,
    DISCORD_TOKEN: token,
    DISCORD_APPLICATION_ID: applicationId,
  };
}

function describeAll({ channels }: State, renderer: Renderer): string {
  return channels
    .list()
    .filter(({ kind }) => kind !== 'thread')
    .map((channel) => `#${channel.name}\n${renderer.transcript(channel) || '(nothing)'}`)
    .join('\n\n');
}
