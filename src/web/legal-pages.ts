/** The home page, the privacy policy and the terms that TikTok's and Slack's forms and reviewers ask for. */
import { html } from 'hono/html';
import { keptTables } from './kept-tables.ts';
import type { Html, Page, WebConfig } from './layout.ts';

const musicTerms = 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en';
const guidelines = 'https://www.tiktok.com/community-guidelines/en';

interface Names {
  readonly operator: string;
  readonly contact: Html;
  readonly days: number;
}

function namesOf({ publicUrl, operator }: WebConfig): Names {
  const { host } = new URL(publicUrl);
  return {
    operator: operator.name ?? `the operator of ${host}`,
    contact: contactOf(operator.contact),
    days: operator.mediaRetentionDays,
  };
}

const spanOf = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

function contactOf(contact: string | undefined): Html {
  if (!contact) return html`the person who added Schedy to your workspace`;
  if (/^https?:\/\//.test(contact)) return html`<a href="${contact}">${contact}</a>`;
  return contact.includes('@') ? html`<a href="mailto:${contact}">${contact}</a>` : html`${contact}`;
}

/** TikTok's reviewers want to see what this is, and both texts, without opening a menu or logging in. */
export function homePage(config: WebConfig): Page {
  const { operator, contact } = namesOf(config);
  return {
    status: 200,
    title: 'Videos from chat to TikTok',
    isIndexed: true,
    body: html`<p class="lead">Schedy publishes and schedules TikTok videos from where a team already talks: Slack and Discord.</p>
<p>Somebody drops a video in chat and writes <code>post tomorrow 7pm New ramen drop #cooking</code>. Schedy says in the thread what it understood, publishes the video at that minute on the TikTok account that the team has connected, and tells the thread how it went.</p>
<p>People connect their own account with TikTok’s login, choose who may see each video, and can cancel until it goes out. An account is disconnected at any time with <code>/schedy profiles</code>.</p>
<p>This installation is run by ${operator}. Questions go to ${contact}.</p>
<ul>
<li><a href="${pathOf(config, '/privacy')}">Privacy policy</a></li>
<li><a href="${pathOf(config, '/terms')}">Terms of service</a></li>
</ul>`,
  };
}

/** A proxy may have taken a leading part of the path away. */
const pathOf = ({ publicUrl }: WebConfig, path: string): string =>
  `${new URL(publicUrl).pathname.replace(/\/+$/, '')}${path}`;

export function privacyPage(config: WebConfig): Page {
  const { operator, contact, days } = namesOf(config);
  return {
    status: 200,
    title: 'Privacy',
    isLong: true,
    body: html`<p>Schedy publishes videos on TikTok for teams that agree on them in Slack or Discord. This installation is run by ${operator}, who decides what happens to the data below. Questions go to ${contact}.</p>
<h2>What is kept, and why</h2>
<ul>
<li><b>From TikTok</b>, once somebody connects an account: the account’s id, name, handle and the address of its picture, what it may post at the moment, and the tokens that let Schedy upload and publish.</li>
<li><b>From chat</b>: the ids and names of your workspace, of the people who use Schedy and of the places where they do, their time zone, the messages that are meant for Schedy, and the videos in them.</li>
<li><b>About posts</b>: caption, settings and times, who chose and agreed to them and when, what TikTok answered, and the replies that were given.</li>
</ul>
<p>Table by table:</p>
<ul>
${keptTables.map(
  ({ table, what, until }) => html`<li><code>${table}</code>: ${what}. Kept ${until}.</li>
`,
)}</ul>
<p>It is used for nothing but making, publishing and showing these posts.</p>
<h2>Where it is kept</h2>
<p>On the machines of ${operator}: everything but the videos in one database, the videos as files beside it. Tokens and upload addresses are encrypted (AES-256-GCM) and never shown to anybody. Logs hold ids and handles, but no names, captions, messages, tokens or addresses of files; ${operator} decides how long they stay. Backups are kept as long as ${operator} keeps them.</p>
<h2>Who else sees it</h2>
<p>TikTok receives the video, its caption and its settings when a post goes out. Slack or Discord receive what Schedy says there. Nothing is sold, used for advertising or given to anybody else.</p>
<h2>For how long</h2>
<ul>
<li>Videos are deleted ${spanOf(days)} after their post has ended. A post that can still go out keeps its video; that of a draft which nobody answers is deleted after ${spanOf(Math.max(1, days))}.</li>
<li>A message as it came from chat is deleted once it was worked on; that it came is kept for 7 days. Caption, the words that asked for a post, and its history stay with the post.</li>
<li>The address of an upload is deleted when its hour is over, a link to connect an account when its 10 minutes are.</li>
<li>Tokens are deleted when an account is disconnected or TikTok ends its login. Write <code>/schedy profiles</code> in chat and press Disconnect, or remove the app in TikTok’s settings.</li>
<li>All else stays until it is forgotten. Ask ${contact} to have yours shown or corrected.</li>
</ul>
<h2>To be forgotten</h2>
<p>Write <code>/schedy forget me</code> in chat, or “forget me” to Schedy in private. Schedy names what it has of you in every place of that chat platform, asks, and then deletes it: posts, videos, accounts, names, messages. What you have planned is cancelled, and the logins of your accounts are revoked at TikTok. It is done within minutes; a post whose bytes are on the way to TikTok is deleted when that has ended. Admins do the same for a whole workspace with <code>/schedy forget workspace</code>, and ${operator} for whoever asks ${contact}.</p>
<p>It does not reach what others keep: videos that are on TikTok (delete them in the TikTok app) and messages in Slack or Discord (delete them there). Posts that others made on your account stay without the account, and steps that you made in posts of others stay with a number that names nobody, so that their authors can see what happened.</p>
<h2>Cookies</h2>
<p>One, while you connect an account: it makes sure that a login ends in the browser in which it began, and dies after 10 minutes.</p>`,
  };
}

export function termsPage(config: WebConfig): Page {
  const { operator, contact } = namesOf(config);
  return {
    status: 200,
    title: 'Terms',
    isLong: true,
    body: html`<p>These terms are between you and ${operator}, who runs this installation of Schedy. Questions go to ${contact}.</p>
<h2>What Schedy does</h2>
<p>It takes videos and instructions from your chat and publishes them on the TikTok accounts that your team has connected, at the time you say. It posts nothing that nobody asked for.</p>
<h2>What is yours to see to</h2>
<ul>
<li>Connect only accounts that you may post for, and post only what you have the rights to, sound included. Posting means accepting TikTok’s <a href="${musicTerms}">Music Usage Confirmation</a>.</li>
<li>TikTok’s terms and <a href="${guidelines}">Community Guidelines</a> apply to every post. Say so when a post promotes something.</li>
<li>TikTok’s interface cannot take a post back: once a video has gone out, delete it in the TikTok app.</li>
</ul>
<h2>What is not promised</h2>
<p>Schedy depends on TikTok, Slack and Discord. They may be late, refuse a post, or change their limits; Schedy then says so in chat, and what can be done. It is provided as it is, without warranty, and as far as the law allows nobody is liable for what a late or missing post costs.</p>
<h2>The end</h2>
<p>You may disconnect an account at any time with <code>/schedy profiles</code>. ${operator} may end the service or shut out who misuses it.</p>`,
  };
}
