import { type ControlBody as Body, type ControlRoutes, sharedRoutes, text } from '../http/control.ts';
import type { CommandOptions } from './people/command-options.ts';
import type { Outcome } from './people/outcome.ts';
import type { DiscordStandIn } from './stand-in.ts';
import { isObject, type Message } from './state/records.ts';

/** Only what was given, because absent and empty mean different things. */
const given = <K extends string>(body: Body, ...names: K[]): Partial<Record<K, string>> =>
  Object.fromEntries(
    names.filter((name) => body[name] !== undefined).map((name) => [name, text(body[name])]),
  ) as Partial<Record<K, string>>;

const placeOf = (body: Body) => ({ channel: text(body.channel), id: text(body.id) });

const sayingOf = (body: Body) => ({
  ...given(body, 'channel', 'threadOf', 'replyTo'),
  ...(body.ping === false ? { ping: false } : {}),
  text: text(body.text),
});

/** An option that is an object is a file; multipart files fill the option named `file`. */
const optionsOf = (body: Body): CommandOptions => {
  const options = isObject(body.options) ? (body.options as CommandOptions) : {};
  const [file] = body.files ?? [];
  return file && typeof body.fileOption === 'string' ? { ...options, [body.fileOption]: file } : options;
};

/** A message without the bytes of its files. */
const shown = (discord: DiscordStandIn, message: Message): unknown => ({
  ...message,
  attachments: message.attachments.map(({ id, name, sizeBytes, mimetype }) => ({
    id,
    name,
    sizeBytes,
    mimetype,
  })),
  rendered: discord.render(message),
});

/** What came of a command or click, without what only this process can use. */
function told(discord: DiscordStandIn, outcome: Outcome | { ok: true; url: string }): unknown {
  if (!outcome.ok || 'url' in outcome) return outcome;
  const { answer, ...rest } = outcome;
  const kind = answer.kind;
  if ('message' in answer) return { ...rest, kind, message: shown(discord, answer.message) };
  return answer.kind === 'modal' ? { ...rest, kind, modal: discord.renderModal(answer.modal) } : { ...rest, kind };
}

const channelShown = (discord: DiscordStandIn, ref: string): unknown => {
  const { overwrites, thread, ...channel } = discord.channels.get(ref);
  return { ...channel, archived: thread?.archived ?? false, locked: thread?.locked ?? false };
};

/** Everything another process can do with the stand-in; COVERAGE.md lists the same. */
export const controlRoutes: ControlRoutes<DiscordStandIn> = {
  ...sharedRoutes,
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
      command: text(body.command),
      option: text(body.option),
      text: text(body.text),
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
  'GET /deliveries': (discord) => discord.deliveries,
  'POST /gateway': (discord, body) => {
    const { close, invalidate } = body;
    if (typeof close === 'number') discord.gateway.close(close);
    else if (typeof invalidate === 'boolean') discord.gateway.invalidate(invalidate);
    else discord.gateway.cut();
  },
};
