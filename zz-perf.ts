import { understand, understandFollowUp } from './src/bots/desk/understand/index.ts';
import { readTime } from './src/core/schedules/index.ts';
const now = new Date('2026-11-24T15:00:12.345Z'); const timeZone='Europe/Berlin';
const N=10000;
const rep=(s:string)=>s.repeat(Math.ceil(N/s.length)).slice(0,N);
const cases:Record<string,string>={};
for (const s of ['a','a ','#a ','#','private ','7 ','tomorrow ','24 dec ','1','1.','1:','in 1 ','at ','"',':',' ','\n','\t ','<@UBOT> ','please ','🍜','friday the ','- ','— ','no comments, ','no comments no duet ','post ','ａ','e\u0301','the ','half past ','in an hour and ','next ','Dec 24 2026 ','1/2/','((',')','!','?','. ','@','@ ','on @brand ','cover at 0:03 ','31 feb ', 'tomorrow 7pm, ', 'may ', 'week from ','5 minutes ','\u200b','\ud800']) { cases[s]=rep(s); cases['post '+s]='post '+rep(s); cases['post '+s+' tomorrow 7pm']='post '+rep(s)+' tomorrow 7pm'; cases['post tomorrow 7pm '+s]='post tomorrow 7pm '+rep(s);}
const slow:any[]=[];
understand('post tomorrow 7pm warm up',{now,timeZone,place:'direct',hasVideo:true,botNames:['<@UBOT>']});
for (const [k,t] of Object.entries(cases)) for (const place of ['channel','direct','mention'] as const) {
 const a=performance.now(); understand(t,{now,timeZone,place,hasVideo:true,botNames:['<@UBOT>']}); const b=performance.now();
 readTime(t,{now,timeZone}); understandFollowUp(t,{now,timeZone}); const c=performance.now();
 slow.push([b-a,c-b,place,k]);
}
slow.sort((x,y)=>y[0]-x[0]); console.log(slow.slice(0,14)); slow.sort((x,y)=>y[1]-x[1]); console.log(slow.slice(0,5));
