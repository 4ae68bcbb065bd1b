import { playCalls } from './play-calls.ts';

await playCalls('publishing');
