import { it } from 'vitest';
import { createServer } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { createSlack } from '../../../sandbox/slack/index.ts';
import { startStage, useDatabase, video, allSettled, configOf, recordLog } from './stage.ts';
import { createBoltLogger } from '../../../src/bots/slack/bolt-logger.ts';
const database = useDatabase();
async function drive(slack: any) {
  for (let i = 0; i < 30; i++) await slack.as('mia').dropVideo({ channel: 'food', text: 'post now #a', files: [video] });
  await allSettled(slack);
  const skip = slack.deliveries.length;
  for (let i = 0; i < 400; i++) {
    await slack.as('mia').dropVideo({ channel: 'food', text: 'post tomorrow 7pm New ramen drop #cooking', files: [video] });
    await new Promise((r) => setTimeout(r, 20));
  }
  await allSettled(slack);
  const ms = slack.deliveries.slice(skip).map((d: any) => d.ackedAfterMs).sort((a: number, b: number) => a - b);
  return { p50: ms[Math.floor(ms.length * 0.5)].toFixed(2), p95: ms[Math.floor(ms.length * 0.95)].toFixed(2), p99: ms[Math.floor(ms.length * 0.99)].toFixed(2) };
}
it.each(['socket', 'http'] as const)('bench %s', async (mode) => {
  const slack = await createSlack({ mode, rateLimits: false });
  slack.users.add({ name: 'mia' }); slack.channels.add({ name: 'food', kind: 'channel', members: ['mia'] });
  const c = configOf(slack, mode) as any;
  const logger = createBoltLogger(recordLog().log);
  const clientOptions = () => ({ slackApiUrl: c.apiUrl, logger });
  const receiver = mode === 'socket' ? new SocketModeReceiver({ appToken: c.appToken, logger, installerOptions: { clientOptions: clientOptions() } }) : new HTTPReceiver({ signingSecret: c.signingSecret, logger });
  const app = new App({ token: c.botToken, receiver, clientOptions: clientOptions(), logger });
  app.message(async () => {});
  const s: any = await app.start(0 as any);
  if (mode === 'http') slack.setEventsUrl(`http://127.0.0.1:${s.address().port}/slack/events`);
  const empty = await drive(slack); await app.stop(); await slack.close();
  const stage = await startStage({ database: database(), mode });
  const ours = await drive(stage.slack);
  console.log(mode, 'empty', empty, 'ours', ours);
}, 120000);
