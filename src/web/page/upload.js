// The script of the upload page. It runs in a browser as it stands here: no build, nothing from elsewhere. `tus` comes
// from tus-js-client, which is loaded before it.
const tus = globalThis.tus;
const $ = (id) => document.getElementById(id);
const base = $('page').dataset.base;
const ticket = new URLSearchParams(location.search).get('ticket') ?? '';

/** Below the 100 MB that proxies usually let through; of smaller pieces, what each one costs would take half the time. */
const PIECE_BYTES = 64 * 1024 * 1024;
const LARGEST_BYTES = 4_294_967_296;
const RETRY_MS = [0, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];
const ASK_MS = 1_000;

const sizeOf = (bytes) =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${Math.round(bytes / 1e6)} MB`
      : `${Math.ceil(bytes / 1e3)} kB`;
const moment = (iso) =>
  new Date(iso).toLocaleString([], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });

/** What may go well at the next try; the file stays begun. */
const isPassing = (status) => [0, 408, 409, 423].includes(status) || (status >= 500 && status !== 507);

async function ask(path) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify({ ticket }) });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error.message), { isFinal: true });
  return answer;
}

/** One file of this link: known to the server, chosen here, or both. */
const cards = [];

function addCard({ fileName, sizeBytes, lastModified = '', when = '', caption = '' }) {
  const item = $('card').content.cloneNode(true).querySelector('li');
  const part = (name) => item.querySelector(name);
  const card = { item, part, fileName, sizeBytes, lastModified, id: null, file: null, upload: null, state: 'waiting' };
  // A name that turns the direction of writing turns nothing but itself.
  const name = Object.assign(document.createElement('bdi'), { textContent: fileName });
  part('.name').replaceChildren(name, ` · ${sizeOf(sizeBytes)}`);
  part('.when').value = when ?? '';
  part('.caption').value = caption;
  part('.pause').addEventListener('click', () => (card.state === 'sending' ? pause(card) : send(card)));
  part('.remove').addEventListener('click', () => remove(card));
  cards.push(card);
  $('list').append(item);
  return card;
}

function say(card, text, kind = '') {
  card.part('.status').textContent = text;
  card.part('.status').className = `status small ${kind}`;
}

/** What can be done with a file as it stands. */
function draw(card, state) {
  card.state = state;
  const isBegun = card.id !== null || state === 'sending';
  for (const field of card.part('.words').querySelectorAll('input, textarea')) {
    field.readOnly = isBegun || state === 'over';
    field.closest('label').hidden = field.readOnly && field.value === '';
  }
  card.part('progress').hidden = !isBegun || state === 'over';
  const canPause = state === 'sending' || ((state === 'paused' || state === 'lost') && card.file !== null);
  card.part('.pause').hidden = !canPause;
  card.part('.pause').textContent = state === 'sending' ? 'Pause' : 'Go on';
  card.part('.remove').hidden = state === 'checking' || (state === 'over' && card.id !== null);
  $('start').hidden = !cards.some((one) => one.state === 'waiting' && one.file !== null);
}

function progress(card, arrivedBytes) {
  const share = card.sizeBytes === 0 ? 0 : arrivedBytes / card.sizeBytes;
  const bar = card.part('progress');
  bar.value = share;
  bar.setAttribute('aria-label', `${card.fileName}: ${Math.floor(share * 100)} %`);
  say(card, `${Math.floor(share * 100)} % · ${sizeOf(arrivedBytes)} of ${sizeOf(card.sizeBytes)}`);
}

function send(card) {
  const metadata = {
    filename: card.fileName,
    modified: card.lastModified,
    when: card.part('.when').value,
    caption: card.part('.caption').value,
  };
  card.upload = new tus.Upload(card.file, {
    // With an endpoint the client would begin a file again whose address is answered with an error.
    ...(card.id ? { uploadUrl: `${base}/files/${card.id}` } : { endpoint: `${base}/files` }),
    headers: { 'Schedy-Ticket': ticket },
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_MS,
    storeFingerprintForResuming: false,
    metadata,
    onUploadUrlAvailable: () => {
      card.id = card.upload.url.split('/').pop();
      card.upload.options.endpoint = null;
    },
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      if (status === 423) say(card, 'Another tab or window is sending this file. This one waits for it …');
      else if (isPassing(status)) say(card, 'The connection broke. Trying again …');
      return isPassing(status);
    },
    onProgress: (sentBytes) => progress(card, sentBytes),
    onError: (error) => failed(card, error),
    onSuccess: () => {
      draw(card, 'checking');
      say(card, 'The video is all here. Schedy reads it …');
      void follow();
    },
  });
  draw(card, 'sending');
  say(card, 'Beginning …');
  card.upload.start();
}

function failed(card, error) {
  const answer = readError(error.originalResponse?.getBody());
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status !== 0 && isPassing(status)) {
    draw(card, 'lost');
    return say(card, answer ?? 'Schedy does not answer as it should. Press Go on in a minute.', 'bad');
  }
  if (error.originalResponse) {
    // The server has said no: what is begun there is gone, and the words can be changed.
    card.id = null;
    draw(card, 'waiting');
    return say(card, answer ?? 'The upload was refused. Reload the page and try again.', 'bad');
  }
  if (/NotReadable|NotFound/.test(`${error.causingError?.name ?? error.name} ${error.message}`)) {
    card.file = null;
    draw(card, 'lost');
    return say(card, 'The file on your device has changed or is gone. Choose it again.', 'bad');
  }
  draw(card, 'lost');
  say(card, 'The connection is lost. It goes on by itself when you are online again, or press Go on.', 'bad');
}

function readError(body) {
  try {
    return JSON.parse(body).error.message;
  } catch {
    return null; // Something between here and the server has answered.
  }
}

function pause(card) {
  void card.upload.abort();
  draw(card, 'paused');
  say(card, `${card.part('.status').textContent} · paused`);
}

async function remove(card) {
  await card.upload?.abort();
  if (card.id !== null)
    await tus.Upload.terminate(`${base}/files/${card.id}`, { headers: { 'Schedy-Ticket': ticket } }).catch(
      () => undefined,
    );
  cards.splice(cards.indexOf(card), 1);
  card.item.remove();
  $('start').hidden = !cards.some((one) => one.state === 'waiting' && one.file !== null);
  $('files').focus();
}

/** What is no video by its own word is said before hours of upload. */
function objectionTo({ type, size, name }) {
  if (size === 0) return 'The file is empty (0 bytes). Export the video again.';
  if (size > LARGEST_BYTES)
    return `${sizeOf(size)} is more than the 4 GB that TikTok takes. Export it smaller (below 500 MB works best).`;
  if (type !== '' && !type.startsWith('video/') && !/\.(?:mp4|mov|m4v|webm)$/i.test(name))
    return 'That is no video. Choose an MP4, MOV or WebM.';
  return null;
}

function choose(files) {
  for (const file of files) {
    const { name: fileName, size: sizeBytes } = file;
    const lastModified = String(file.lastModified);
    const same = cards.find(
      (one) => one.fileName === fileName && one.sizeBytes === sizeBytes && one.lastModified === lastModified,
    );
    if (same && (same.file !== null || same.state === 'over')) continue;
    const card = same ?? addCard({ fileName, sizeBytes, lastModified });
    const objection = objectionTo(file);
    if (objection) {
      draw(card, 'over');
      say(card, objection, 'bad');
      continue;
    }
    card.file = file;
    if (card.id === null) draw(card, 'waiting');
    else send(card);
  }
}

/** Asks how far the server is, until nothing is being checked any more. */
let isFollowing = false;
async function follow() {
  if (isFollowing) return;
  isFollowing = true;
  while (cards.some(({ state }) => state === 'checking')) {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    try {
      show((await ask('open')).uploads);
    } catch (error) {
      if (error.isFinal) break;
    }
  }
  isFollowing = false;
}

function show(uploads) {
  for (const one of uploads) {
    const card = cards.find(({ id }) => id === one.id) ?? addCard(one);
    card.id = one.id;
    if (one.kind === 'arriving') {
      if (card.state !== 'waiting') continue;
      draw(card, 'lost');
      progress(card, one.arrivedBytes);
      say(card, `${card.part('.status').textContent} · choose the same file again to go on`);
    } else if (one.kind === 'checking') {
      draw(card, 'checking');
      say(card, one.text);
    } else {
      draw(card, 'over');
      say(card, one.at ? `${one.text} ${moment(one.at)}.` : one.text, one.kind);
    }
  }
}

async function open() {
  $('to').textContent = 'Opening your link …';
  try {
    const { workspaceName, memberName, expiresAt, uploads } = await ask('open');
    $('to').textContent = `To ${workspaceName}, for ${memberName}.`;
    $('until').textContent = `on ${moment(expiresAt)}`;
    $('open').hidden = false;
    show(uploads);
    void follow();
  } catch (error) {
    $('to').textContent = error.isFinal ? error.message : 'The page could not reach Schedy. Reload it in a minute.';
  }
}

$('files').addEventListener('change', ({ target }) => {
  choose([...target.files]);
  target.value = '';
});
const drop = document.querySelector('.drop');
for (const name of ['dragover', 'dragleave', 'drop']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
    if (name === 'drop') choose([...event.dataTransfer.files]);
  });
}
$('start').addEventListener('click', () => {
  for (const card of cards) if (card.state === 'waiting' && card.file !== null) send(card);
});
$('close').addEventListener('click', async () => {
  for (const card of cards) await card.upload?.abort();
  try {
    await ask('close');
    $('open').hidden = true;
    // Whoever sits down here next finds nothing of it.
    $('list').replaceChildren();
    cards.length = 0;
    $('to').textContent = 'The link is closed. What had arrived whole is in its thread in chat.';
  } catch (error) {
    $('to').textContent = error.isFinal
      ? error.message
      : 'The page could not reach Schedy. Close it again in a minute.';
  }
});
addEventListener('online', () => {
  for (const card of cards) if (card.state === 'lost' && card.file !== null) send(card);
});
addEventListener('beforeunload', (event) => {
  if (cards.some(({ state }) => state === 'sending')) event.preventDefault();
});
void open();
