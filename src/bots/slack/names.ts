/** The names that people see on Slack for the ids in messages; what was asked is remembered for a while. */
import { z } from 'zod';
import { MINUTE_MS } from '../../core/clock.ts';
import { Failure } from '../../core/index.ts';
import type { NameOf } from '../chat/names.ts';
import type { Api } from './api.ts';
import { slackErrorOf } from './chat-failure.ts';

const person = z.object({
  user: z.object({
    name: z.string(),
    real_name: z.string().nullish(),
    profile: z.object({ display_name: z.string().nullish() }).nullish(),
  }),
});
const conversation = z.object({ channel: z.object({ name: z.string().nullish(), is_private: z.boolean().nullish() }) });
const groups = z.object({ usergroups: z.array(z.object({ id: z.string(), handle: z.string() })) });

const rememberedForMs = 10 * MINUTE_MS;
const mostRemembered = 1_000;

/** Names as they may be shown in `channel`: a private channel is named only within itself. */
export type NamesIn = (channel: string) => NameOf;

/** Throws the failures of chat-failure.ts while Slack is away; what Slack does not tell is null. */
export function createNames(api: Api, now: () => Date): NamesIn {
  const known = new Map<string, { readonly name: string | null; readonly until: number }>();
  const remembered = async (key: string, ask: () => Promise<string | null>): Promise<string | null> => {
    const found = known.get(key);
    if (found && found.until > now().getTime()) return found.name;
    const name = await ask().catch((error: unknown) => unlessRefused(error));
    if (known.size >= mostRemembered) known.clear();
    known.set(key, { name, until: now().getTime() + rememberedForMs });
    return name;
  };
  return (here) => async (kind, id) => {
    switch (kind) {
      case 'user':
        return remembered(`user ${id}`, () => askPerson(api, id));
      case 'channel':
        return remembered(`channel ${id} in ${here === id}`, () => askChannel(api, id, here));
      case 'group':
        return remembered(`group ${id}`, () => askGroup(api, id));
      default:
        return null;
    }
  };
}

/** Not to be seen, or a scope that this installation was not given: nobody tells the name. */
function unlessRefused(error: unknown): null {
  if (error instanceof Failure && slackErrorOf(error) !== null && error.remedy.kind === 'ask_operator') return null;
  throw error;
}

async function askPerson(api: Api, id: string): Promise<string> {
  const { user } = person.parse(await api.call('users.info', { user: id }));
  return `@${user.profile?.display_name || user.real_name || user.name}`;
}

async function askChannel(api: Api, id: string, here: string): Promise<string | null> {
  const { channel } = conversation.parse(await api.call('conversations.info', { channel: id }));
  return channel.name && (!channel.is_private || id === here) ? `#${channel.name}` : null;
}

async function askGroup(api: Api, id: string): Promise<string | null> {
  const found = groups.parse(await api.call('usergroups.list')).usergroups.find((group) => group.id === id);
  return found ? `@${found.handle}` : null;
}
