/** The home page, the privacy policy and the terms that TikTok's and Slack's forms and reviewers ask for. */
import { html } from 'hono/html';
import { type Retention, TICKET_MS, UPLOAD_LINK_MS, usualRetention } from '../core/index.ts';
import { sayDuration } from '../core/schedules/index.ts';
import { type Html, type Page, siteOf, type WebConfig } from './layout.ts';
import { keptTables, spanOf } from './privacy-tables.ts';

const musicTerms = 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en';
const guidelines = 'https://www.tiktok.com/community-guidelines/en';

/** TikTok's own sentence, to the letter, before a button after which something goes out (Content Sharing Guidelines, 4). */
export const consentSentence = html`By posting, you agree to TikTok's <a href="${musicTerms}">Music Usage Confirmation</a>.`;

interface Names {
  readonly operator: string;
  readonly contact: Html;
  readonly days: number;
  readonly retention: Retention;
}

const namesOf = (config: WebConfig): Names => ({
  operator: siteOf(config).operator,
  contact: contactOf(config.operator.contact),
  days: config.operator.mediaRetentionDays,
  retention: config.operator.retention ?? usualRetention,
});

/** How long ended posts stay, where that has an end. */
const endedPosts = (days: number): Html | '' =>
  days === 0
    ? ''
    : html`<li>A post that was published, has failed or was cancelled is deleted ${spanOf(days)} after that, with its history, replies and consents.</li>
`;

function contactOf(contact: string | undefined): Html {
  if (!contact) return html`the person who added Schedy to your workspace`;
  if (/^https?:\/\//.test(contact)) return html`<a href="${contact}">${contact}</a>`;
  return contact.includes('@') ? html`<a href="mailto:${contact}">${contact}</a>` : html`${contact}`;
}

/** TikTok's reviewers want to see what this is, and both texts, without opening a menu or logging in. */
export function homePage(config: WebConfig): Page {
  const { operator, contact } = namesOf(config);
  const { base } = siteOf(config);
  return {
    status: 200,
    title: 'Videos from chat to TikTok',
    isIndexed: true,
    shape: 'wide',
    hasOwnHeading: true,
    body: html`<div class="hero">
<div>
<h1>Videos from chat to TikTok</h1>
<p class="lead">Schedy publishes and schedules TikTok videos from where a team already talks: Slack and Discord.</p>
${addButtons(config)}
</div>
${chatExample}
</div>
<ol class="steps">
<li><h2>Drop a video and say when</h2><p>Somebody drops a video in chat and writes when it shall go out, in their own words. Schedy answers in the thread with what it understood.</p></li>
<li><h2>It goes out at that minute</h2><p>It is published on the TikTok account that the team has connected. Until then its author can change or cancel it.</p></li>
<li><h2>The thread tells the story</h2><p>Scheduled, uploading, published, with the link; and when something is in the way, what it is and what to do.</p></li>
</ol>
<section class="run">
<p>People connect their own account with TikTok’s login, choose who may see each video, and disconnect it at any time with <code>/schedy profiles</code>.</p>
<p>This installation is run by ${operator}. Questions go to ${contact}.</p>
<ul>
<li><a href="${base}/privacy">Privacy policy</a></li>
<li><a href="${base}/terms">Terms of service</a></li>
</ul>
</section>`,
  };
}

/**
 * Where whoever manages a server lets the bot in; the number asks for the permissions of bots/discord/permissions.ts
 * alone, which this room cannot import.
 */
export const inviteToDiscord = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=311385246784`;

function addButtons({ addTo = {} }: WebConfig): Html | '' {
  const { slack, discord } = addTo;
  if (!slack && !discord) return '';
  return html`<p class="add">${slack ? html`<a class="button" href="${slack}">Add to Slack</a>` : ''}
${discord ? html`<a class="button${slack ? ' quiet' : ''}" href="${discord}">Add to Discord</a>` : ''}</p>`;
}

/** How it looks in chat, in words. */
const chatExample = html`<div class="chat">
<div><p class="who">mia</p><p>post tomorrow 7pm New ramen drop #cooking</p><p class="file">new-ramen.mp4 · 0:34</p></div>
<div><p class="who">Schedy</p><div class="card"><p><b>scheduled · Wed 25 Nov, 19:00</b></p><p class="small">@ramenhouse · public</p><p>New ramen drop #cooking</p></div></div>
</div>`;

export function privacyPage(config: WebConfig): Page {
  const { operator, contact, days, retention } = namesOf(config);
  return {
    status: 200,
    title: 'Privacy',
    shape: 'long',
    body: html`<p>Schedy publishes videos on TikTok for teams that agree on them in Slack or Discord. This installation is run by ${operator}, who decides what happens to the data below. Questions go to ${contact}.</p>
<h2>What is kept, and why</h2>
<ul>
<li><b>From TikTok</b>, once somebody connects an account: the account’s id, name, handle and the address of its picture, what it may post at the moment, and the tokens that let Schedy upload and publish.</li>
<li><b>From chat</b>: the ids and names of your workspace, of the people who use Schedy and of the places where they do, their time zone, the messages that are meant for Schedy, and the videos in them or that you send through the upload page.</li>
<li><b>About posts</b>: caption, settings and times, who chose and agreed to them and when, who approved or rejected them and why, what TikTok answered, and the replies that were given.</li>
</ul>
<p>Table by table:</p>
<ul>
${keptTables(retention).map(
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
<li>A message as it came from chat is deleted once it was worked on; that it came is kept for ${spanOf(retention.inboxDays)}. Caption, the words that asked for a post, and its history stay with the post.</li>
${endedPosts(retention.historyDays)}<li>The address of an upload is deleted when its hour is over, a link to connect an account when its ${sayDuration(TICKET_MS)} are.</li>
<li>Tokens are deleted when an account is disconnected or TikTok ends its login. Write <code>/schedy profiles</code> in chat and press Disconnect, or remove the app in TikTok’s settings.</li>
<li>All else stays until it is forgotten. Ask ${contact} to have yours shown or corrected, or handed over as a file together with your videos.</li>
</ul>
<h2>To be forgotten</h2>
<p>Write <code>/schedy forget me</code> in chat, or “forget me” to Schedy in private. Schedy names what it has of you in every place of that chat platform, asks, and then deletes it: posts, videos, accounts, names, messages. What you have planned is cancelled, and the logins of your accounts are revoked at TikTok. It is done within minutes; a post whose bytes are on the way to TikTok is deleted when that has ended. Admins do the same for a whole workspace with <code>/schedy forget workspace</code>, and ${operator} for whoever asks ${contact}.</p>
<p>It does not reach what others keep: videos that are on TikTok (delete them in the TikTok app) and messages in Slack or Discord (delete them there). Posts that others made on your account stay without the account, and steps that you made in posts of others stay with a number that names nobody, so that their authors can see what happened.</p>
<h2>Cookies</h2>
<p>One while you connect an account, which dies after ${sayDuration(TICKET_MS)}, and one while you upload a video, which dies after ${sayDuration(UPLOAD_LINK_MS)}: they make sure that a personal link works in the browser that opened it, and in no other.</p>`,
  };
}

export function termsPage(config: WebConfig): Page {
  const { operator, contact } = namesOf(config);
  return {
    status: 200,
    title: 'Terms',
    shape: 'long',
    body: html`<p>These terms are between you and ${operator}, who runs this installation of Schedy. Questions go to ${contact}.</p>
<h2>What Schedy does</h2>
<p>Schedy takes videos and instructions from your chat and publishes them on the TikTok accounts that your team has connected, at the time you say. It posts nothing that nobody asked for.</p>
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
