/** A login that begins or ends, and a call on its way that goes wrong. */
import { resultPage } from '../../src/web/connect-routes.ts';
import type { Person, Stage } from '../core/posts/stage.ts';
import { describeCalls, paths } from './observe.ts';
import type { Play } from './played.ts';

/** What the browser shows when TikTok has sent it back. */
async function connect(stage: Stage, person: Person, handle: string) {
  const link = new URL(await stage.core.profiles.connectLink(person.id));
  const ticket = link.searchParams.get('ticket') ?? '';
  const opened = await stage.core.profiles.openTicket({ ticket, browser: null });
  if (opened.kind !== 'open') throw new Error(`The ticket is ${opened.kind}.`);
  const { searchParams } = new URL(await stage.standIn.consent(opened.authorizeUrl, handle));
  const answer = { state: searchParams.get('state'), code: searchParams.get('code') };
  const { browser } = opened;
  const result = await stage.core.profiles.finishConnect({
    ...answer,
    browser,
    error: null,
    errorType: null,
  });
  return { kind: result.kind.replaceAll('_', ' '), ...resultPage(result) };
}

export const connecting =
  (call: 'token' | 'user info'): Play =>
  async (stage, action, times) => {
    const mia = await stage.newPerson();
    const handle = `new${mia.externalId}`;
    stage.standIn.accounts.add({ handle });
    const since = stage.standIn.calls.length;
    stage.standIn.faults.plan({ path: paths[call], times, action });
    const first = await connect(stage, mia, handle);
    const calls = describeCalls(stage, since);
    const second = await connect(stage, mia, handle);
    stage.standIn.faults.reset();
    return {
      atOnce: first.kind,
      calls,
      inTheEnd: second.kind,
      told: `page ${second.status}: “${second.title}”`,
    };
  };

/** The person is told at once: what happens at TikTok makes no difference here. */
export const disconnecting: Play = async (stage, action, times) => {
  const { mia, profileId } = await stage.newTeam();
  const since = stage.standIn.calls.length;
  stage.standIn.faults.plan({ path: paths.revoke, times, action });
  const answer = await stage.core.profiles.disconnect(profileId, {
    workspaceId: mia.workspaceId,
    memberId: mia.id,
    isAdmin: false,
  });
  stage.standIn.faults.reset();
  const { status, accessToken } = await stage.prisma.profile.findUniqueOrThrow({
    where: { id: profileId },
  });
  const state = `${status}, ${accessToken === null ? 'no tokens kept' : 'tokens kept'}`;
  const calls = describeCalls(stage, since);
  return { atOnce: state, calls, inTheEnd: state, told: answer };
};
