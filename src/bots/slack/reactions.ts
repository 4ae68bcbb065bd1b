import type { StatusIcon } from '../desk/index.ts';
import type { Api } from './api.ts';
import { slackErrorOf } from './chat-failure.ts';

/** Slack's names; an ornament beside the words of the card, never instead of them. */
export const reactionNames: Readonly<Record<StatusIcon, string>> = {
  reading: 'eyes',
  asking: 'speech_balloon',
  scheduled: 'calendar',
  sending: 'rocket',
  published: 'white_check_mark',
  failed: 'warning',
  stopped: 'no_entry_sign',
};

interface Reacting {
  readonly channel: string;
  readonly message: string;
  readonly name: string;
  readonly earlier: string | null;
}

/** Puts a reaction in the place of the earlier one. Removed first: rather none than two. */
export async function replaceReaction(api: Api, reacting: Reacting): Promise<void> {
  const { channel, message: timestamp, name, earlier } = reacting;
  if (earlier === name) return;
  const place = { channel, timestamp };
  if (earlier !== null) {
    const removal = api.call('reactions.remove', { ...place, name: earlier });
    await removal.catch(unless('no_reaction'));
  }
  await api.call('reactions.add', { ...place, name }).catch(unless('already_reacted'));
}

const unless = (harmless: string) => (error: unknown) => {
  if (slackErrorOf(error) !== harmless) throw error;
};
