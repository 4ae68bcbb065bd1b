import type { MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

/** The code that Slack's page has given out becomes the token of one workspace. */
export const oauthMethods: MethodTable = {
  'oauth.v2.access': {
    token: 'none',
    scopes: [],
    tier: 4,
    args: {
      client_id: 'string',
      client_secret: 'string',
      code: 'string',
      redirect_uri: 'string',
      grant_type: 'string',
      refresh_token: 'string',
    },
    run({ oauth, args }) {
      if (!oauth) return refuse('invalid_client_id');
      const given = (name: string): string => args.string(name) ?? '';
      return oauth.exchange({
        clientId: given('client_id'),
        clientSecret: given('client_secret'),
        code: given('code'),
        redirectUri: args.string('redirect_uri'),
      });
    },
  },
};
