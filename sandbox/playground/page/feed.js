/** TikTok's window: the videos that are out, the drafts in an inbox, and the calls that TikTok got. */
import { arrange, format, h, redraw } from './dom.js';

const shownVideos = new Map();
function drawVideo(video) {
  const { publishId, postIds, handle, caption, audience, at, url } = video;
  const known = shownVideos.get(publishId);
  if (known?.url === url) return known.element;
  const element = h(
    'article',
    { class: 'video', 'data-posts': postIds.join(' '), 'data-handle': handle },
    url === null
      ? h('div', { class: 'no-video' }, '🎬')
      : h('video', {
          src: url,
          muted: true,
          loop: true,
          autoplay: !matchMedia('(prefers-reduced-motion: reduce)').matches,
          playsinline: true,
          controls: true,
          'aria-label': caption || 'a video without a caption',
        }),
    h(
      'div',
      { class: 'about' },
      h('strong', {}, `@${handle}`),
      h('p', {}, caption || '(no caption)'),
      h('small', {}, [audience, format(Date.parse(at) / 1000, 'plain')].filter(Boolean).join(' · ')),
    ),
  );
  shownVideos.set(publishId, { url, element });
  return element;
}

/** Draws the window into `root`; `send` tells the playground what was pressed. */
export function createFeed(root, send) {
  const down = h('p', { class: 'banner', role: 'status' });
  const feed = h('div', { class: 'feed', tabindex: '0', role: 'region', 'aria-label': 'Videos on TikTok' });
  const inbox = h('div', { class: 'inbox' });
  const calls = h('ol', { class: 'calls' });
  const empty = h('p', { class: 'empty-feed' }, 'Nothing is out yet. What Schedy publishes plays here.');
  root.append(
    h('h2', {}, 'TikTok'),
    down,
    feed,
    inbox,
    h('details', {}, h('summary', {}, 'What TikTok was asked, newest first'), calls),
  );
  let known = null;

  const drawVideos = (videos) => {
    arrange(feed, videos.length > 0 ? videos.map(drawVideo) : [empty]);
    const fresh = known && videos.find(({ publishId }) => !known.has(publishId));
    known = new Set(videos.map(({ publishId }) => publishId));
    if (!fresh) return;
    const { element } = shownVideos.get(fresh.publishId);
    feed.scrollTop = element.offsetTop;
    mark(element);
  };

  const drafts = new Map();
  /** Kept from one drawing to the next, with the caption that is being typed. */
  const drawDraft = ({ publishId, handle, at, url }, isDown) => {
    const known = drafts.get(publishId);
    if (known) {
      known.post.disabled = isDown;
      return known.element;
    }
    const caption = h('input', {
      class: 'field',
      maxlength: 2200,
      placeholder: 'Paste the caption here',
      'aria-label': `Caption of the draft for @${handle}`,
    });
    const post = h(
      'button',
      {
        type: 'button',
        disabled: isDown,
        onclick: () => send({ do: 'post-draft', publishId, caption: caption.value.trim() }),
      },
      'Post it in the app',
    );
    const picture = url
      ? h('video', { src: url, muted: true, preload: 'metadata', tabindex: '-1', 'aria-hidden': 'true' })
      : h('span', { 'aria-hidden': 'true' }, '🎬');
    const came = `a draft for @${handle}, come ${format(Date.parse(at) / 1000, 'time')}`;
    const element = h('div', { class: 'draft' }, picture, h('div', {}, h('div', {}, came), caption, post));
    drafts.set(publishId, { element, post });
    return element;
  };
  const inboxHead = h('h3');

  return {
    draw({ videos, drafts: waiting, calls: heard }, isDown) {
      const words = isDown ? 'TikTok is down: it answers nothing but “503”.' : '';
      if (down.textContent !== words) down.textContent = words;
      drawVideos(videos);
      inboxHead.textContent = `Inbox: ${waiting.length} waiting to be finished`;
      arrange(inbox, waiting.length === 0 ? [] : [inboxHead, ...waiting.map((draft) => drawDraft(draft, isDown))]);
      redraw(calls, heard, () => heard.map(drawCall));
    },
    /** Goes to the video of this address on TikTok: the stand-in made it up, so it is nowhere else. False if it is not here. */
    show(url) {
      const [, handle, postId] = videoAddress.exec(url) ?? [];
      const found = [...feed.querySelectorAll('.video')].find(({ dataset }) =>
        postId ? dataset.posts.split(' ').includes(postId) : dataset.handle === handle,
      );
      if (!found) return false;
      found.scrollIntoView({ block: 'start' });
      mark(found);
      return true;
    },
  };
}

/** What Schedy wants with a call, by its path. */
const wants = [
  [/^\/v2\/oauth\/token/, 'log in, or renew a login'],
  [/^\/v2\/oauth\/revoke/, 'end a login'],
  [/^\/v2\/user\/info/, 'whose account it is'],
  [/creator_info/, 'what the account may post'],
  [/inbox\/video\/init/, 'begin a draft'],
  [/video\/init/, 'begin a post'],
  [/status\/fetch/, 'what became of it'],
  [/upload/, 'a piece of the video'],
];

const drawCall = ({ at, method, path, answer }) => {
  const want = wants.find(([pattern]) => pattern.test(path))?.[1];
  const clock = h('time', { datetime: at }, format(Date.parse(at) / 1000, 'seconds'));
  return h('li', {}, clock, want ? h('b', {}, ` ${want} `) : ' ', h('span', {}, `${method} ${path} → ${answer}`));
};

const videoAddress = /^https:\/\/www\.tiktok\.com\/@([^/?#]+)(?:\/video\/(\d+))?/;
export const isMadeUp = (url) => videoAddress.test(url);

/** For somebody who looks elsewhere: this is the one. */
function mark(element) {
  element.classList.remove('marked');
  // The next animation begins anew only after the page has seen it without.
  requestAnimationFrame(() => element.classList.add('marked'));
}
