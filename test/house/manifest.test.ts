import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../../src/bots/desk/index.ts';
import { installPaths, registered } from '../../src/bots/slack/index.ts';

const command = z.object({
  command: z.string().max(32),
  description: z.string().max(2000),
  usage_hint: z.string().max(1000),
});

const shortcut = z.object({
  name: z.string().max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().max(255),
  description: z.string().max(150),
});

/** What matters of Slack's schema here, with its limits. */
const manifest = z.object({
  _metadata: z.object({ major_version: z.literal(2) }),
  display_information: z.object({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
  }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.literal(true) }),
    shortcuts: z.array(shortcut).max(10),
    slash_commands: z.array(command).max(50),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }).strict() }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
    org_deploy_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const read = async () => {
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  return { text, ...manifest.parse(parse(text)) };
};

describe('manifest.yml', () => {
  it('declares the slash commands that are answered', async () => {
    const { features } = await read();

    expect(features.slash_commands.map((declared) => declared.command)).toEqual(registered.commands);
  });

  it('declares the entries in the menu of messages that are answered', async () => {
    const { features } = await read();
    const declared = features.shortcuts.map(({ name, type, callback_id: callback }) => ({ name, type, callback }));

    expect(declared).toEqual(registered.shortcuts.map((one) => ({ ...one, type: 'message' })));
  });

  it('has a Home tab, since one is drawn', async () => {
    const { features } = await read();

    expect(features.app_home.home_tab_enabled).toBe(registered.homeTab);
  });

  it('hints at every word that a command understands', async () => {
    const { features } = await read();

    expect(features.slash_commands[0]?.usage_hint.split(' | ')).toEqual(commands.map(({ name }) => name));
  });

  it('subscribes to the events that are heard', async () => {
    const { settings } = await read();

    expect([...settings.event_subscriptions.bot_events].sort()).toEqual([...registered.events].sort());
  });

  it('asks for the scopes that are used and no other', async () => {
    const { oauth_config } = await read();

    expect([...oauth_config.scopes.bot].sort()).toEqual([...registered.scopes].sort());
  });

  it('names the address to which Slack sends people back from an installation', async () => {
    const { text } = await read();
    const [, address = ''] = /# Several workspaces: redirect_urls: \["(\S+)"\]$/m.exec(text) ?? [];

    expect(new URL(address).pathname).toBe(installPaths.redirect);
  });

  it('asks for no tokens that change, and for no installation in a whole organisation: neither is served', async () => {
    const { settings } = await read();

    expect(settings).toMatchObject({ token_rotation_enabled: false, org_deploy_enabled: false });
  });

  it('names every address that HTTP needs', async () => {
    const { text } = await read();

    expect(text.match(/# HTTP: (?:request_url|url): \S+\/slack\/events$/gm)).toHaveLength(3);
  });
});
