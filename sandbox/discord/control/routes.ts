import type { DiscordStandIn } from '../stand-in.ts';
import { isObject } from '../state/records.ts';
import { type Body, given, optionsOf, placeOf, sayingOf, text } from './body.ts';
import { channelShown, shown, told } from './shown.ts';

type Route = (discord: DiscordStandIn, body: Body, query: URLSearchParams) => unknown;

/** Everything another process can do with the stand-in; COVERAGE.md lists the same. */
export const controlRoutes: Record<string, Route> = {
  'GET /users': (discord) => discord.users.list(),
  'POST /users': (discord, body) => discord.users.add({ ...body, name: text(body.name) }),
  'GET /channels': (discord) => discord.channels.list().map(({ id }) => channelShown(discord, id)),
  'POST /channels': (discord, body) => {
    const { id } = discord.channels.add({ ...body, name: text(body.name) });
    return channelShown(discord, id);
  },
  'POST /say': async (discord, body) => shown(discord, await discord.as(text(body.user)).say(sayingOf(body))),
  'POST /drop': async (discord, body) => {
    const dropping = { ...sayingOf(body), files: body.files ?? [] };
    return shown(discord, await discord.as(text(body.user)).dropVideo(dropping));
  },
  'POST /edit': async (discord, body) =>
    shown(discord, await discord.as(text(body.user)).edit(placeOf(body), text(body.text))),
  'POST /delete': (discord, body) => discord.as(text(body.user)).delete(placeOf(body)),
  'POST /react': (discord, body) => discord.as(text(body.user)).react(placeOf(body), text(body.emoji)),
  'POST /command': async (discord, body) => {
    const { channel } = given(body, 'channel');
    const person = discord.as(text(body.user));
    return told(discord, await person.command(text(body.command), optionsOf(body), channel));
  },
  'POST /autocomplete': (discord, body) =>
    discord.as(text(body.user)).autocomplete({
      ...{ command: text(body.command), option: text(body.option), text: text(body.text) },
      ...given(body, 'channel'),
      options: optionsOf(body),
    }),
  'POST /message-command': async (discord, body) => {
    const person = discord.as(text(body.user));
    return told(discord, await person.messageCommand(text(body.name), placeOf(body)));
  },
  'POST /click': async (discord, body) =>
    told(discord, await discord.as(text(body.user)).click(placeOf(body), text(body.button))),
  'POST /choose': async (discord, body) => {
    const person = discord.as(text(body.user));
    return told(discord, await person.choose(placeOf(body), text(body.select), body.value));
  },
  'POST /submit': async (discord, body) => {
    const values = isObject(body.values) ? body.values : {};
    return told(discord, await discord.as(text(body.user)).submit(values));
  },
  'POST /leave': (discord, body) => discord.guilds.leave(text(body.guild) || discord.guilds.home().id, text(body.user)),
  'GET /messages': (discord, _body, query) =>
    discord.messages(query.get('channel') ?? '').map((message) => shown(discord, message)),
  'GET /thread': (discord, _body, query) =>
    discord.thread(query.get('channel') ?? '', query.get('id') ?? '').map((message) => shown(discord, message)),
  'GET /ephemerals': (discord, _body, query) =>
    discord.ephemerals(query.get('user') ?? '').map((message) => shown(discord, message)),
  'GET /modal': (discord, _body, query) => {
    const modal = discord.modal(query.get('user') ?? '');
    if (!modal) return null;
    const { openedBy, ...rest } = modal;
    return { ...rest, rendered: discord.renderModal(modal) };
  },
  'GET /transcript': (discord, _body, query) => ({
    transcript: discord.transcript(query.get('channel') ?? ''),
  }),
  'GET /commands': (discord, _body, query) => discord.commands(query.get('guild') ?? undefined),
  'GET /calls': (discord) => discord.calls,
  'GET /deliveries': (discord) => discord.deliveries,
  'POST /gateway': (discord, body) => {
    const { close, invalidate } = body;
    if (typeof close === 'number') discord.gateway.close(close);
    else if (typeof invalidate === 'boolean') discord.gateway.invalidate(invalidate);
    else discord.gateway.cut();
  },
  'POST /faults': (discord, body) => {
    const { path, pattern, ...fault } = body;
    const where = pattern === undefined ? text(path) : new RegExp(text(pattern));
    const { action } = fault as unknown as Parameters<DiscordStandIn['faults']['plan']>[0];
    discord.faults.plan({ ...fault, path: where, action });
  },
  'POST /reset': (discord) => discord.reset(),
};
