import { type ControlBody as Body, type ControlRoutes, sharedRoutes, text } from '../http/control.ts';
import type { SlackStandIn } from './stand-in.ts';
import type { Message } from './workspace/records.ts';

const placeOf = (body: Body) => ({ channel: text(body.channel), ts: text(body.ts) });

const sayingOf = (body: Body) => ({
  ...(body.channel === undefined ? {} : { channel: text(body.channel) }),
  ...(body.threadTs === undefined ? {} : { threadTs: text(body.threadTs) }),
  text: text(body.text),
});

const targetOf = (body: Body) => (body.viewId === undefined ? placeOf(body) : { viewId: text(body.viewId) });

/** A message without the bytes of its files. */
const shown = (slack: SlackStandIn, message: Message): unknown => ({
  ...message,
  files: message.files.map(({ id, name, sizeBytes, mimetype }) => ({
    id,
    name,
    sizeBytes,
    mimetype,
  })),
  rendered: slack.render(message),
});

const channelShown = (slack: SlackStandIn, id: string): unknown => {
  const channel = slack.channels.get(id);
  return { ...channel, members: [...channel.members] };
};

/** Everything another process can do with the stand-in; COVERAGE.md lists the same. */
export const controlRoutes: ControlRoutes<SlackStandIn> = {
  ...sharedRoutes,
  'GET /users': (slack) => slack.users.list(),
  'POST /users': (slack, body) => slack.users.add({ ...body, name: text(body.name) }),
  'GET /channels': (slack) => slack.channels.list().map(({ id }) => channelShown(slack, id)),
  'POST /channels': (slack, body) => {
    const { id } = slack.channels.add({
      kind: 'channel',
      members: [],
      ...body,
      name: text(body.name),
    });
    return channelShown(slack, id);
  },
  'POST /say': async (slack, body) => shown(slack, await slack.as(text(body.user)).say(sayingOf(body))),
  'POST /drop': async (slack, body) => {
    const connectStub = body.connectStub === true;
    const dropping = { ...sayingOf(body), files: body.files ?? [], connectStub };
    return shown(slack, await slack.as(text(body.user)).dropVideo(dropping));
  },
  'POST /edit': async (slack, body) =>
    shown(slack, await slack.as(text(body.user)).edit(placeOf(body), text(body.text))),
  'POST /delete': (slack, body) => slack.as(text(body.user)).delete(placeOf(body)),
  'POST /command': (slack, body) => {
    const { command, channel } = body;
    const where = channel === undefined ? undefined : text(channel);
    return slack.as(text(body.user)).command(text(command) || '/schedy', text(body.text), where);
  },
  'POST /click': (slack, body) => slack.as(text(body.user)).click(targetOf(body), text(body.button)),
  'POST /choose': (slack, body) => slack.as(text(body.user)).choose(targetOf(body), text(body.actionId), body.value),
  'POST /submit': (slack, body) =>
    slack.as(text(body.user)).submit(text(body.viewId), { ...(body.values as object | undefined) }),
  'POST /home': (slack, body) => slack.as(text(body.user)).openHome(),
  'POST /shortcut': (slack, body) => {
    const { channel, ts } = placeOf(body);
    return slack.as(text(body.user)).messageShortcut(text(body.callbackId), channel, ts);
  },
  'GET /messages': (slack, _body, query) =>
    slack.messages(query.get('channel') ?? '').map((message) => shown(slack, message)),
  'GET /ephemerals': (slack, _body, query) =>
    slack.ephemerals(query.get('user') ?? '').map((ephemeral) => ({ ...ephemeral, rendered: slack.render(ephemeral) })),
  'GET /modal': (slack, _body, query) => slack.modal(query.get('user') ?? '') ?? null,
  'GET /home': (slack, _body, query) => slack.home(query.get('user') ?? '') ?? null,
  'GET /transcript': (slack, _body, query) => ({
    transcript: slack.transcript(query.get('channel') ?? ''),
  }),
  'GET /deliveries': (slack) => slack.deliveries,
  'POST /events-url': (slack, body) => slack.setEventsUrl(text(body.url)),
  'POST /deliver-pending': (slack) => slack.deliverPending(),
};
