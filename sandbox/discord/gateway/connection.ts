import type { RawData, WebSocket } from 'ws';
import { isObject, type WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { type Goodbye, identifyRefusal } from './identify.ts';
import { guildsAfterReady, readyToWire } from './ready.ts';
import type { Session, Sessions } from './session.ts';

const maxSendsPerMinute = 120;
const maxPayloadBytes = 4096;

interface ConnectionDeps {
  state: State;
  sessions: Sessions;
  /** The version and encoding that the client asked for in the address. */
  query: URLSearchParams;
  /** False: heartbeats go unanswered, as on a connection that died without saying so. */
  answersHeartbeats(): boolean;
}

export const sendOp = (socket: WebSocket, op: number, d: unknown): void =>
  socket.send(JSON.stringify({ op, d, s: null, t: null }));

/** One client from hello to its end: what it may say, and with which code it is sent away. */
export function serveConnection(deps: ConnectionDeps, socket: WebSocket): void {
  const { state, sessions } = deps;
  const { heartbeatIntervalMs } = state.settings;
  let session: Session | undefined;
  let sentAt: number[] = [];

  const hangUpWhenSilent = (): NodeJS.Timeout =>
    setTimeout(() => socket.close(4009, 'Session timed out.'), heartbeatIntervalMs * 1.5).unref();
  let silence = hangUpWhenSilent();

  // An invalidated session is taken from its socket, which may then identify or resume again.
  const isIdentified = (): boolean => session?.socket === socket;
  const beat = (): undefined => {
    clearTimeout(silence);
    silence = hangUpWhenSilent();
    if (deps.answersHeartbeats()) sendOp(socket, 11, null);
  };
  const identify = (d: WireObject): Goodbye | undefined => {
    if (isIdentified()) return [4005, 'Already authenticated.'];
    const refusal = identifyRefusal(state, d);
    if (refusal) return refusal;
    const [id, count] = Array.isArray(d.shard) ? d.shard : [0, 1];
    session = sessions.open(Number(d.intents), [Number(id), Number(count)], socket);
    sessions.dispatch(session, 'READY', readyToWire(state, session));
    for (const guild of guildsAfterReady(state, session)) {
      sessions.dispatch(session, 'GUILD_CREATE', guild);
    }
    state.changes.changed();
    return undefined;
  };
  const resume = (d: WireObject): Goodbye | undefined => {
    if (isIdentified()) return [4005, 'Already authenticated.'];
    if (d.token !== state.settings.token) return [4004, 'Authentication failed.'];
    const known = sessions.find(String(d.session_id));
    if (!known) {
      sendOp(socket, 9, false);
      return undefined;
    }
    if (Number(d.seq) > known.sequence) return [4007, 'Invalid seq.'];
    session = known;
    known.socket?.terminate();
    known.socket = socket;
    sessions.replay(known, Number(d.seq));
    sessions.dispatch(known, 'RESUMED', { _trace: ['["sandbox"]'] });
    state.changes.changed();
    return undefined;
  };
  const heed = (op: unknown, d: WireObject): Goodbye | undefined => {
    if (op === 1) return beat();
    if (op === 2) return identify(d);
    if (op === 6) return resume(d);
    // Presence, voice and member requests: taken, and nothing comes of them here.
    if (op === 3 || op === 4 || op === 8) {
      return isIdentified() ? undefined : [4003, 'Not authenticated.'];
    }
    return [4001, 'Unknown opcode.'];
  };
  const isFlooding = (): boolean => {
    const now = performance.now();
    sentAt = [...sentAt.filter((at) => at > now - 60_000), now];
    return sentAt.length > maxSendsPerMinute;
  };
  const hear = (data: RawData): Goodbye | undefined => {
    const payload = parse(data);
    if (!payload) return [4002, 'Error while decoding payload.'];
    if (isFlooding()) return [4008, 'You are being rate limited.'];
    return heed(payload.op, isObject(payload.d) ? payload.d : {});
  };
  const part = (goodbye: Goodbye | undefined): void => {
    if (goodbye) socket.close(...goodbye);
  };

  socket.on('message', (data) => part(hear(data)));
  socket.on('close', (code) => {
    clearTimeout(silence);
    if (session?.socket !== socket) return;
    session.socket = undefined;
    // A client that says goodbye ends its session; every other end can be resumed.
    if (code === 1000 || code === 1001) sessions.end(session);
    state.changes.changed();
  });
  socket.on('error', () => socket.terminate());
  const unwanted = addressRefusal(deps.query);
  if (unwanted) part(unwanted);
  else sendOp(socket, 10, { heartbeat_interval: heartbeatIntervalMs, _trace: ['["sandbox"]'] });
}

function addressRefusal(query: URLSearchParams): Goodbye | undefined {
  if (query.get('v') !== '10') return [4012, 'Invalid API version.'];
  return query.get('encoding') === 'json' ? undefined : [4002, 'Only JSON is spoken here.'];
}

function parse(data: RawData): WireObject | undefined {
  const text = data.toString();
  if (text.length > maxPayloadBytes) return undefined;
  try {
    const payload: unknown = JSON.parse(text);
    return isObject(payload) ? payload : undefined;
  } catch {
    return undefined; // Said to the client as a decoding error.
  }
}
