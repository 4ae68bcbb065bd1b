/** The reference for acknowledgements: a Bolt app that does nothing with its events. */
import { App } from '@slack/bolt';

const { SLACK_API_URL: slackApiUrl = '', SLACK_APP_TOKEN: appToken = '' } = process.env;
const clientOptions = { slackApiUrl };
const token = process.env.SLACK_BOT_TOKEN ?? '';
const app = new App({ token, appToken, socketMode: true, clientOptions });
app.event('message', async () => {});
await app.start();
console.log('ready');
process.once('SIGTERM', () => process.exit(0));
