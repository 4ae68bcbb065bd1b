/** A command and a form leave no message behind, so an ordinary one stands for the video they brought. */
import { z } from 'zod';
import type { Clock } from '../../core/index.ts';
import type { Desk } from '../desk/index.ts';
import type { Api } from './api.ts';
import { presentMessage } from './components/present-message.ts';
import type { KeptBrought } from './events/kept.ts';
import { findMessage, nonceOf, recoveryKeyOf } from './recovery-keys.ts';

const posted = z.object({ id: z.string() });

/** As long as Discord surely takes a second message with the same nonce for the first. */
const nonceHoldsMs = 60_000;

export interface BringDeps {
  readonly api: Api;
  readonly desk: Pick<Desk, 'announce'>;
  readonly clock: Clock;
}

/** Posts it once, however often the row is worked on. */
export async function bringVideo(
  { api, desk, clock }: BringDeps,
  { id, channel, guild, person, file }: KeptBrought,
  receivedAt: Date,
): Promise<{ id: string; place: 'mention' | 'direct' }> {
  const place = guild === null ? 'direct' : 'mention';
  const recoveryKey = recoveryKeyOf('brought', id);
  const isLate = clock.now().getTime() - receivedAt.getTime() > nonceHoldsMs;
  const earlier = isLate ? await findMessage(api, channel, recoveryKey) : null;
  if (earlier !== null) return { id: earlier, place };
  const message = desk.announce({ member: person.id, fileName: file.name });
  const body = { ...presentMessage(message, { recoveryKey }), nonce: nonceOf(id), enforce_nonce: true };
  return { id: posted.parse(await api.post(`/channels/${channel}/messages`, body)).id, place };
}
