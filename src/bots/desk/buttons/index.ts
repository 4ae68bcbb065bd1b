/** What pressed buttons do: the only way into this room. */
export { type Press, press } from './press.ts';
