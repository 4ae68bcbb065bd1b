import { playCalls } from './play-calls.ts';

await playCalls('logging in');
