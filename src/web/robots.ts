/** What chats, search engines and messengers send to draw a preview of a link: they look, and open nothing. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Page } from './layout.ts';

const robots =
  /bot\b|crawler|spider|preview|embedly|facebookexternalhit|facebot|whatsapp|telegram|slack-imgproxy|skypeuri|vkshare|mastodon|iframely/i;

export const isRobot = ({ req }: Context): boolean => robots.test(req.header('user-agent') ?? '');

export const robotPage: Page = {
  status: 200,
  title: 'A personal link',
  body: html`<p>This link to Schedy is for one person. It opens in their browser, and nothing has happened yet.</p>`,
};
