import type { Handler } from '../http/call.ts';
import type { State } from '../state.ts';
import { readForm } from './oauth-form.ts';

/** Why, in the numbers of the webhook. */
export const removedBy = { person: 1, developer: 5 } as const;

/** The person's authorization ends; what was still on its way to TikTok fails. */
export function removeAuthorization(state: State, openId: string, reason: number): void {
  const key = `${openId} ${state.nowMs()}`;
  state.webhookEvents.push({ key, event: 'authorization.removed', openId, facts: { reason } });
  state.tokens.revoke(openId);
  for (const publish of state.publishes.list()) {
    const isUnderWay = state.progress(publish).status === 'PROCESSING_UPLOAD';
    if (publish.openId === openId && isUnderWay) {
      publish.settled = { atMs: state.nowMs(), failReason: 'auth_removed' };
    }
  }
}

export function createRevoke(state: State): Handler {
  return async (call) => {
    const read = await readForm(state, call, ['token']);
    if ('refusal' in read) return read.refusal;
    const found = state.tokens.access(read.form.get('token') ?? '');
    if (found.state !== 'live') {
      const blame = found.state === 'unknown' ? 'client' : 'circumstance';
      return state.answers.oauthError('invalid_grant', `Token is ${found.state}.`, blame);
    }
    removeAuthorization(state, found.pair.openId, removedBy.developer);
    // The older page: an empty body. The newer one prints `{}`; clients have to accept both.
    return { status: 200, headers: {}, body: '', code: 'ok' };
  };
}
