/** The names that people see on Discord for the ids in messages, and the times as they are shown to the author. */
import { Failure, type Sender } from '../../core/index.ts';
import type { NameOf } from '../chat/names.ts';
import type { Gateway } from './gateway.ts';

interface Here {
  /** Null in direct messages, where no name of any server is told. */
  readonly guild: string | null;
  readonly channel: string;
  readonly author: Pick<Sender, 'timeZone' | 'isZoneKnown' | 'locale'>;
}

/** What the gateway has told of a server; throws `chat_unreachable` while it has not. */
export function namesAt(gateway: Pick<Gateway, 'guildName' | 'roleName' | 'channelName'>, here: Here): NameOf {
  const { guild, channel, author } = here;
  return async (kind, id) => {
    if (kind === 'time') return author.isZoneKnown ? showTime(id, author) : null;
    if (guild === null || (kind !== 'role' && kind !== 'channel')) return null;
    if (gateway.guildName(guild) === null) throw new Failure('chat_unreachable', { kind: 'retry' }, { guild });
    const name = kind === 'role' ? gateway.roleName(guild, id) : gateway.channelName(guild, id, channel);
    if (name === null) return null;
    return kind === 'role' ? `@${name.replace(/^@/, '')}` : `#${name}`;
  };
}

type Style = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>;

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles; `R` changes by the minute. */
const styles: Readonly<Record<string, Style>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** Seconds since 1970 and a style, as `1798822800:F`, in the words of the author's client. */
function showTime(token: string, { timeZone, locale }: Here['author']): string | null {
  const [seconds = '', name = 'f'] = token.split(':');
  const at = new Date(Number(seconds) * 1000);
  const style = styles[name];
  if (!style || Number.isNaN(at.getTime())) return null;
  return new Intl.DateTimeFormat(locale ?? 'en-US', { ...style, timeZone }).format(at).replaceAll(/\s/g, ' ');
}
