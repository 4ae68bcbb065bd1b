import type { Arguments, ArgumentTable } from './arguments.ts';
import type { GivenContent } from './content.ts';
import type { Call } from './method.ts';
import { refuse } from './refusal.ts';

/** What a message is made of. */
export const content: ArgumentTable = {
  text: 'string',
  blocks: 'json',
  attachments: 'json',
  markdown_text: 'string',
  parse: 'string',
  link_names: 'boolean',
  as_user: 'boolean',
};

/** Another name or face than the bot's own. */
export const authorship: ArgumentTable = {
  username: 'string',
  icon_url: 'string',
  icon_emoji: 'string',
};

export const givenContent = (args: Arguments): GivenContent => ({
  text: args.string('text'),
  blocks: args.json('blocks'),
  attachments: args.json('attachments'),
  markdown_text: args.string('markdown_text'),
});

export function checkAuthorship({ workspace, args }: Call): void {
  const { scopes } = workspace.settings;
  const isDisguised = Object.keys(authorship).some((name) => args.has(name));
  if (!isDisguised || scopes.has('chat:write.customize')) return;
  refuse('missing_scope', { needed: 'chat:write.customize', provided: [...scopes].join(',') });
}
