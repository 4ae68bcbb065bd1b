/** The upload page and the pages of links that open nothing. */
import { html } from 'hono/html';
import type { LinkRefusal } from '../core/browser-uploads/index.ts';
import type { Page } from './layout.ts';

const newLink = html`<p>Write <code>/schedy upload</code> in chat for a new link.</p>`;

const linkPages: Record<LinkRefusal['kind'], Page> = {
  unknown: {
    status: 400,
    title: 'This link is not known here',
    body: html`<p>It may have been cut short on its way, or it is long out of date. Nothing was uploaded.</p>${newLink}`,
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    body: html`<p>Upload links work for 24 hours. What had arrived whole by then is in its thread in chat; the rest is deleted.</p>${newLink}`,
  },
  used: {
    status: 410,
    title: 'This link has been revoked',
    body: html`<p>What had arrived whole by then is in its thread in chat; the rest is deleted.</p>${newLink}`,
  },
  other_browser: {
    status: 410,
    title: 'This link is open in another browser',
    body: html`<p>It belongs to the browser that opened it first. Go on there, and with cookies allowed.</p>${newLink}`,
  },
};

export const uploadLinkPage = (kind: LinkRefusal['kind']): Page => linkPages[kind];

/** Empty until its script has opened the link. */
export const uploadPage = (base: string): Page => ({
  status: 200,
  title: 'Upload videos',
  script: { base: `${base}/upload`, names: ['tus.js', 'page.js'] },
  body: html`<noscript><p class="note">This page needs JavaScript: it cuts a large video into pieces and sends them again where a connection breaks. Switch it on, or drop the video in chat.</p></noscript>
<div id="page" data-base="${base}/upload">
<p id="to" class="lead" role="status">Opening your link …</p>
<div id="open" hidden>
<label class="drop" for="files"><b>Choose videos</b><span>or drop them here: MP4, MOV or WebM, up to 4 GB each</span><input id="files" type="file" multiple accept="video/*,.mp4,.mov,.webm,.m4v"></label>
<ul id="list" class="uploads"></ul>
<button id="start" type="button" hidden>Upload</button>
<p class="small">Time and caption are read as in chat. Leave the time empty and Schedy asks in the thread. After a broken connection the upload goes on by itself; after a reload choose the same file again, and it goes on where it was.</p>
<p class="small"><button id="close" class="link" type="button">Close this link</button> when you are done, or leave it: it ends by itself <span id="until"></span>.</p>
</div>
</div>
<template id="card"><li class="upload">
<p class="name"></p>
<div class="words">
<label><span>When</span><input class="when" type="text" maxlength="200" placeholder="tomorrow 7pm" autocomplete="off"></label>
<label><span>Caption</span><textarea class="caption" rows="2" maxlength="4400" placeholder="New ramen drop #cooking"></textarea></label>
</div>
<progress max="1" value="0" hidden></progress>
<p class="status small" role="status"></p>
<p class="act"><button class="pause quiet" type="button" hidden>Pause</button><button class="remove quiet" type="button">Remove</button></p>
</li></template>`,
});
