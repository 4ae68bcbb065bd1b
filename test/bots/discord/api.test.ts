import { Agent, setGlobalDispatcher } from 'undici';
import { expect, it } from 'vitest';
import { createApi } from '../../../src/bots/discord/api.ts';
import { startWithMia } from '../../sandbox/discord/start.ts';

it('sends a file although the newer undici of Slack’s client serves everybody else', async () => {
  setGlobalDispatcher(new Agent());
  const { discord, videos } = await startWithMia();
  const { DISCORD_TOKEN: token = '', DISCORD_API_URL: apiUrl } = discord.env;
  const api = createApi({ token, apiUrl });
  const attachments = [{ id: 0, filename: 'week.png', description: 'A week' }];
  const files = [{ name: 'week.png', data: Buffer.from('bytes of a picture'), contentType: 'image/png' }];
  await api.post(`/channels/${videos.id}/messages`, { content: 'here', attachments }, files);
  expect(discord.messages('videos').at(-1)?.attachments).toMatchObject([
    { name: 'week.png', description: 'A week', sizeBytes: 18, mimetype: 'image/png' },
  ]);
});

it('a 429 that does not say for how long is met with a pause, and with an end', async () => {
  const { discord, videos } = await startWithMia();
  const { DISCORD_TOKEN: token = '', DISCORD_API_URL: apiUrl } = discord.env;
  const api = createApi({ token, apiUrl });
  const path = `/channels/${videos.id}/messages` as const;
  const plan = (times: number) =>
    discord.faults.plan({ method: 'POST', path: /\/messages$/, times, action: { kind: 'answer', status: 429 } });

  plan(1);
  await api.post(path, { content: 'said at last' });
  expect(discord.messages('videos').map(({ content }) => content)).toEqual(['said at last']);

  plan(3);
  await expect(api.post(path, { content: 'given up' })).rejects.toMatchObject({
    code: 'chat_busy',
    remedy: { kind: 'wait', forMs: 10_000 },
  });
  // Three calls were made of it, and no more: the next one meets nothing.
  await api.post(path, { content: 'and the next' });
  expect(discord.messages('videos').map(({ content }) => content)).toEqual(['said at last', 'and the next']);
}, 30_000);
