/** Chats, search engines and messengers that draw a preview of a link, and whoever asks for the headers alone: they look, and open nothing. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Page } from './layout.ts';

const robots =
  /bot\b|crawler|spider|preview|embedly|facebookexternalhit|facebot|whatsapp|telegram|slack-imgproxy|skypeuri|vkshare|mastodon|iframely/i;

export const isRobot = ({ req }: Context): boolean => robots.test(req.header('user-agent') ?? '');

/** HEAD runs the handler of GET, and where that binds a link or spends a code, it may not. */
export const onlyLooks = (c: Context): boolean => c.req.method === 'HEAD' || isRobot(c);

export const robotPage: Page = {
  status: 200,
  title: 'A personal link',
  body: html`<p>This link to Schedy is for one person. It opens in their browser, and nothing has happened yet.</p>`,
};
