import { understand } from './src/bots/desk/understand/index.ts';
const now = new Date('2026-11-24T15:00:12.345Z'); const timeZone='Europe/Berlin';
for (const t of ['post tomorrow 7pm New ramen drop 🍜 #cooking #ramen','a lot of words in a row that say nothing much at all to anybody in the channel']) {
const a0=performance.now(); understand(t,{now,timeZone,place:'channel',hasVideo:true}); console.log('first',performance.now()-a0);
for(let i=0;i<300;i++) understand(t,{now,timeZone,place:'channel',hasVideo:true});
const a=performance.now(); for(let i=0;i<300;i++) understand(t,{now,timeZone,place:'channel',hasVideo:true}); console.log((performance.now()-a)/300);}
