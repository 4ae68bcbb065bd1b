import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  MessageFlags,
  Routes,
  SectionBuilder,
  SeparatorBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { refusal } from './refusal.ts';
import { restClient, startWithMia } from './start.ts';

async function startPosting() {
  const started = await startWithMia({ rateLimits: false });
  const rest = restClient(started.discord);
  const path = Routes.channelMessages(started.videos.id);
  const post = (body: object): Promise<{ id: string }> => rest.post(path, { body }) as Promise<{ id: string }>;
  /** Where in the body something is wrong, as `path: code`. */
  const wrongIn = async (body: object): Promise<string[]> => {
    const { rawError } = await refusal(post(body));
    return placesOf('errors' in rawError ? rawError.errors : {});
  };
  return { ...started, rest, post, wrongIn };
}

function placesOf(tree: unknown, at = ''): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === '_errors'
      ? (value as { code: string }[]).map(({ code }) => `${at}: ${code}`)
      : placesOf(value, at === '' ? key : `${at}.${key}`),
  );
}

const button = (customId: string) =>
  new ButtonBuilder().setCustomId(customId).setLabel('Edit').setStyle(ButtonStyle.Primary);
const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons).toJSON();
const raw = (button: object) => ({ components: [{ type: 1, components: [button] }] });

describe('classic components', () => {
  it('are taken as the vendor builds them', async () => {
    const { post, discord } = await startPosting();
    const select = new StringSelectMenuBuilder().setCustomId('when').addOptions({
      label: '07:00',
      value: '7',
      description: 'in the morning',
      emoji: { name: '🌅' },
    });
    const rows = [
      row(button('edit'), button('cancel').setEmoji('❌')),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select).toJSON(),
    ];

    await post({ content: 'card', components: rows });

    const [card] = discord.messages('videos');
    expect(card && discord.render(card)).toBe('card\n→ Edit  → ❌ Edit\n▾ Make a selection');
    expect(card?.components[0]).toMatchObject({ id: 1, components: [{ id: 2 }, { id: 3 }] });
  });

  it('have limits, each told at its place', async () => {
    const { wrongIn } = await startPosting();
    const six = Array.from({ length: 6 }, (_, index) => row(button(`b${index}`)));
    const at = 'components.0.components.0';

    expect(await wrongIn({ components: six })).toEqual(['components: BASE_TYPE_MAX_LENGTH']);
    const wide = { type: 1, components: six.flatMap(({ components }) => components) };
    expect(await wrongIn({ components: [wide] })).toEqual(['components.0.components: BASE_TYPE_MAX_LENGTH']);
    expect(await wrongIn({ components: [row(button('a'), button('a'))] })).toEqual([
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ]);
    const long = { type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'y'.repeat(101) };
    expect((await wrongIn(raw(long))).sort()).toEqual([
      `${at}.custom_id: BASE_TYPE_MAX_LENGTH`,
      `${at}.label: BASE_TYPE_MAX_LENGTH`,
    ]);
    expect(await wrongIn(raw({ type: 2, style: 1, label: 'x' }))).toEqual([`${at}.custom_id: BASE_TYPE_REQUIRED`]);
    expect(await wrongIn(raw({ type: 2, style: 5, label: 'x', url: 'ftp://x' }))).toEqual([
      `${at}.url: URL_TYPE_INVALID_SCHEME`,
    ]);
    const twice = { label: 'x', value: 'v' };
    expect(await wrongIn(raw({ type: 3, custom_id: 's', options: [twice, twice] }))).toEqual([
      `${at}.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
    ]);
    expect(await wrongIn({ components: [{ type: 10, content: 'x' }] })).toEqual([
      'components.0.type: UNION_TYPE_CHOICES',
    ]);
  });
});

describe('a message built of components', () => {
  const flags = MessageFlags.IsComponentsV2;
  const text = (content: string) => new TextDisplayBuilder().setContent(content);
  const card = new ContainerBuilder()
    .setAccentColor(0x00ff00)
    .addTextDisplayComponents(text('**scheduled** · <t:1764093600:t>'))
    .addSeparatorComponents(new SeparatorBuilder())
    .addSectionComponents(
      new SectionBuilder().addTextDisplayComponents(text('k7qm')).setButtonAccessory(button('edit')),
    )
    .addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(button('cancel')));

  it('is taken as the vendor builds it, and stays one', async () => {
    const { post, rest, videos, discord } = await startPosting();
    const { id } = await post({ flags, components: [card.toJSON()] });

    const [shown] = discord.messages('videos');
    expect(shown && discord.render(shown)).toBe('scheduled · 7:00 PM\n———\nk7qm\n→ Edit\n→ Edit');
    const edit = rest.patch(Routes.channelMessage(videos.id, id), { body: { content: 'x' } });
    expect(placesOf((await refusal(edit)).rawError)).toEqual([
      'errors.content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });

  it('pings whom its text names', async () => {
    const { post, mia } = await startPosting();
    const components = [text(`<@${mia.id}> It's on TikTok`).toJSON()];

    expect(await post({ flags, components })).toMatchObject({ mentions: [{ username: 'mia' }] });
    const quiet = { flags, components, allowed_mentions: { parse: [] } };
    expect(await post(quiet)).toMatchObject({ mentions: [] });
  });

  it('has limits over all of its parts', async () => {
    const { wrongIn } = await startPosting();
    const displays = (count: number, content: string) => Array.from({ length: count }, () => text(content).toJSON());

    expect(await wrongIn({ flags, components: displays(41, 'x') })).toContain('components: BASE_TYPE_MAX_LENGTH');
    const nested = new ContainerBuilder().toJSON();
    const many = { ...nested, components: displays(40, 'x') };
    expect(await wrongIn({ flags, components: [many] })).toEqual([
      'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ]);
    expect(await wrongIn({ flags, components: displays(3, 'x'.repeat(1500)) })).toEqual([
      'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ]);
    expect(await wrongIn({ flags, content: 'x', components: displays(1, 'x') })).toEqual([
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    const file = { type: 13, file: { url: 'attachment://week.png' } };
    expect(await wrongIn({ flags, components: [file] })).toEqual(['components.0: MEDIA_ATTACHMENT_NOT_FOUND']);
  });
});

describe('embeds', () => {
  it('are rendered, and end at 6000 characters', async () => {
    const { post, wrongIn, discord } = await startPosting();
    const fields = [{ name: 'When', value: '**tomorrow**' }];
    await post({ embeds: [{ title: 'k7qm', description: 'New ramen', fields }] });

    const [shown] = discord.messages('videos');
    expect(shown && discord.render(shown)).toBe('k7qm\nNew ramen\nWhen\ntomorrow');
    const description = 'x'.repeat(4000);
    expect(await wrongIn({ embeds: [{ description }, { description }] })).toEqual(['embeds: MAX_EMBED_SIZE_EXCEEDED']);
  });
});
