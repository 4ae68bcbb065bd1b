import { z } from 'zod';
import type { MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

/** The parts of a manifest, as far as an app of this stand-in can have them. Slack refuses what it does not know. */
const manifest = z.strictObject({
  _metadata: z.looseObject({}).optional(),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
    long_description: z.string().min(175).max(4000).optional(),
    background_color: z.string().optional(),
  }),
  features: z
    .strictObject({
      app_home: z.looseObject({}).optional(),
      bot_user: z.looseObject({ display_name: z.string().max(80) }).optional(),
      shortcuts: z.array(z.looseObject({ name: z.string(), callback_id: z.string() })).optional(),
      slash_commands: z.array(z.looseObject({ command: z.string().startsWith('/') })).optional(),
    })
    .optional(),
  oauth_config: z
    .looseObject({
      scopes: z.strictObject({ bot: z.array(z.string()).optional(), user: z.array(z.string()).optional() }),
    })
    .optional(),
  settings: z.looseObject({}).optional(),
});

/** An app is made from a manifest; it is this stand-in's own app that answers afterwards, as if it had been installed. */
export const appMethods: MethodTable = {
  'apps.manifest.create': {
    token: 'config',
    scopes: [],
    tier: 1,
    args: { manifest: 'string!' },
    run({ workspace: { settings }, args }) {
      const read = manifest.safeParse(parse(args.required('manifest')));
      if (!read.success) {
        const errors = read.error.issues.map(({ message, path }) => ({ message, pointer: `/${path.join('/')}` }));
        return refuse('invalid_manifest', { errors });
      }
      return {
        app_id: settings.appId,
        credentials: {
          client_id: '1000.2000',
          client_secret: '0'.repeat(32),
          verification_token: '0'.repeat(24),
          signing_secret: settings.signingSecret,
        },
        oauth_authorize_url: `https://slack.com/oauth/v2/authorize?client_id=1000.2000`,
      };
    },
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('invalid_manifest');
  }
}
