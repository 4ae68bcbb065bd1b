import type { Block, Message, SlackStandIn, SlackTeam } from '../slack/index.ts';
import { renderDate } from '../slack/render/dates.ts';
import type { Chat, Said } from './chat.ts';

export interface SlackChat extends Chat {
  readonly slack: SlackTeam;
}

interface SlackChatOptions {
  readonly channelName: string;
  readonly now: () => Date;
}

interface Shown {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks?: Block[];
  readonly metadata?: Message['metadata'];
}

/** The chat of one workspace; only the first one's ends the stand-in. */
export function slackChat(slack: SlackStandIn | SlackTeam, options: SlackChatOptions): SlackChat {
  const { channelName, now } = options;
  const saidAs = (shown: Shown): Said => ({
    channel: shown.channel,
    id: shown.ts,
    text: slack.render(shown),
    isCard: shown.metadata?.event_type === 'schedy_card',
    isDirect: slack.channels.get(shown.channel).kind === 'im',
    inThread: shown.threadTs !== undefined,
    labels: labelsOf(shown),
    readIn: (timeZone) => slack.render(shown, { timeZone }),
  });
  const ofBot = (messages: readonly Message[]) => messages.filter(({ fromBot }) => fromBot).map(saidAs);
  return {
    platform: 'slack',
    name: 'Slack',
    slack,
    url: slack.url,
    env: slack.env,
    waitFor: slack.waitFor,
    say: (who, saying) => say(slack, channelName, who, saying),
    reply: async (who, { channel, id }, text) => {
      await slack.as(who).say({ channel, threadTs: id, text });
    },
    edit: async (who, { channel, id }, text) => {
      await slack.as(who).edit({ channel, ts: id }, text);
    },
    remove: (who, { channel, id }) => slack.as(who).delete({ channel, ts: id }),
    command: async (who, words) => {
      const outcome = await slack.as(who).command('/schedy', words, channelName);
      if (!outcome.ok) throw new Error(`Slack shows "${outcome.error}".`);
    },
    click: async (who, { channel, id }, label) => {
      const outcome = await slack.as(who).click({ channel, ts: id }, label);
      return outcome.ok ? { url: outcome.url } : { error: outcome.error };
    },
    form: (who) => {
      const view = slack.modal(who);
      return view ? slack.renderView(view) : null;
    },
    send: async (who, values) => {
      const view = await slack.waitFor(() => slack.modal(who), { what: 'the form' });
      const outcome = await slack.as(who).submit(view.id, values);
      if (!outcome.ok) throw new Error(`Slack shows "${outcome.error}".`);
      return outcome.errors ?? {};
    },
    under: ({ channel, id }) => ofBot(slack.thread(channel, id)),
    ephemerals: (who) => slack.ephemerals(who).map(saidAs),
    directs: (who) => ofBot(slack.messages(slack.channels.directMessage(who).id)),
    inChannel: () => ofBot(slack.messages(channelName).filter(({ threadTs }) => threadTs === undefined)),
    reactions: ({ channel, id }) => slack.reactions(channel, id).map(({ name }) => name),
    moment: (at) => {
      const reader = { timeZone: 'Europe/Berlin', now: now() };
      const seconds = String(Date.parse(at) / 1000);
      return renderDate(seconds, '{date_short_pretty} {time}', reader) ?? at;
    },
    postIds: () => postIdsIn(slack),
    transcript: () =>
      slack.channels
        .list()
        .map(({ id, name }) => `#${name}\n${slack.transcript(id)}`)
        .join('\n\n'),
    refusals: () => slack.calls.filter(({ ok }) => !ok).map(({ method, error }) => `${method}: ${error}`),
    calls: () => slack.calls.length,
    onSaid: (listener) => slack.on('message', (shown) => listener(saidAs(shown))),
    onEdited: (listener) => slack.on('update', (shown) => listener(saidAs(shown))),
    onPrivate: (listener) => slack.on('ephemeral', (shown) => listener(saidAs(shown))),
    onTaken: (listener) =>
      slack.on('event-acked', ({ event }) => (event.subtype === 'file_share' ? listener() : undefined)),
    isReady: () => slack.connections() > 0,
    close: async () => ('close' in slack ? slack.close() : undefined),
  };
}

/** For what only Slack does. */
export function slackOf({ chat }: { chat: Chat }): SlackStandIn {
  if ('slack' in chat) return (chat as SlackChat).slack as SlackStandIn;
  throw new Error('This is not played on Slack.');
}

const say = async (
  slack: SlackTeam,
  channelName: string,
  who: string,
  { text, files = [], isDirect, channel: elsewhere = channelName }: Parameters<Chat['say']>[1],
) => {
  const where = isDirect ? {} : { channel: elsewhere };
  const dropped = files.map(({ isWithheld, ...file }) => ({
    ...file,
    download: isWithheld ? ('login-page' as const) : ('ok' as const),
  }));
  const person = slack.as(who);
  const { channel, ts } =
    files.length > 0
      ? await person.dropVideo({ ...where, text, files: dropped })
      : await person.say({ ...where, text });
  return { channel, id: ts };
};

/** Every card carries the id of its post. */
function postIdsIn(slack: SlackTeam): string[] {
  const messages = slack.channels.list().flatMap(({ id }) => slack.messages(id));
  const ids = messages.flatMap(({ metadata }) =>
    metadata?.event_type === 'schedy_card' ? [String(metadata.event_payload.post)] : [],
  );
  return [...new Set(ids)];
}

function labelsOf({ blocks = [] }: Shown): string[] {
  const found = JSON.stringify(blocks).matchAll(
    /"type":"button".*?"text":\{"type":"plain_text","text":("(?:[^"\\]|\\.)*")/g,
  );
  return [...found].map(([, label = '""']) => String(JSON.parse(label)));
}
