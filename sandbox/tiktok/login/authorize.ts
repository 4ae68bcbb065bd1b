import { redirect } from '../http/answers.ts';
import type { Answer, Handler } from '../http/call.ts';
import { consentPage, escapeHtml, page } from '../http/pages.ts';
import { randomText } from '../ids.ts';
import type { Account } from '../people/accounts.ts';
import type { State } from '../state.ts';
import { findComplaint } from './authorize-checks.ts';
import { joinScopes, splitScopes } from './scopes.ts';

export const authorizePath = '/v2/auth/authorize/';
const consentPath = '/_sandbox/consent';

/** A parameter in error is shown to the person and never redirected, as TikTok does it. */
export function createAuthorize(state: State): Handler {
  return ({ query }) => {
    const complaint = findComplaint(query, state.settings);
    if (complaint) {
      const { parameter, reason } = complaint;
      const text = `<p>Please check <code>${parameter}</code>: it ${escapeHtml(reason)}.</p>`;
      const refused = `${parameter} ${reason}`;
      return { ...page('Something went wrong', text, 400), code: parameter, refused };
    }
    const request = randomText(24);
    state.consents.set(request, query);
    const choices = state.accounts.list().map((account) => ({
      account,
      address: `${consentPath}?request=${request}&handle=${account.handle}`,
    }));
    const scopes = splitScopes(query.get('scope') ?? '');
    const cancelAddress = `${consentPath}?request=${request}&cancel=1`;
    return { ...consentPage(scopes, choices, cancelAddress), code: 'ok' };
  };
}

function outcomeFor(state: State, query: URLSearchParams, account: Account | undefined) {
  if (!account || account.refuseConsent) {
    return { error: 'access_denied', error_description: 'The user denied the request.' };
  }
  if (!account.targetUser) return { error: 'access_denied', error_type: 'non_sandbox_target' };
  const asked = splitScopes(query.get('scope') ?? '');
  const scopes = asked.filter((scope) => account.grant === null || account.grant.includes(scope));
  if (scopes.length === 0) return { error: 'access_denied' };
  const code = state.codes.issue({
    openId: account.openId,
    scopes,
    redirectUri: query.get('redirect_uri') ?? '',
    challenge: query.get('code_challenge'),
  });
  return { code, scopes: joinScopes(scopes) };
}

/** What follows a choice on the consent page: the redirect back to the app. */
export function answerConsent(state: State, chosen: URLSearchParams): Answer {
  const query = state.consents.get(chosen.get('request') ?? '');
  const handle = chosen.get('handle');
  const account = state.accounts.find(handle ?? '');
  const isKnown = account !== undefined || chosen.has('cancel');
  if (!query || !isKnown) return page('Something went wrong', '<p>Please start again.</p>', 404);
  const outcome = outcomeFor(state, query, account);
  const parameters = new URLSearchParams({ ...outcome, state: query.get('state') ?? '' });
  const location = `${query.get('redirect_uri')}?${parameters}`;
  state.redirects.push({ at: state.settings.now(), handle, location });
  return redirect(location);
}
