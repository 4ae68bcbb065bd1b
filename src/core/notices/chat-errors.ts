/** What a failed message means for the rest of its thread. */
import { Failure } from '../errors.ts';

/** Kicked, archived, deleted: nothing will ever be said there. */
export const isGone = (error: unknown): boolean => error instanceof Failure && error.code === 'chat_place_gone';

/** The chat is busy or out of reach: whatever comes next would fail as well. */
export const isAway = (error: unknown): error is Failure =>
  error instanceof Failure && (error.remedy.kind === 'retry' || error.remedy.kind === 'wait');

/** Another process drains the thread now: whoever meets this stops without another word. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
