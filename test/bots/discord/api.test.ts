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
