import { test } from 'vitest';
import { openStage, minutes } from './stage.ts';
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
test('x', async () => {
  let t = cpu();
  const lap = (name: string) => { const n = cpu(); console.log(name, Math.round(n - t)); t = n; };
  const stage = await openStage(); lap('open');
  for (let i = 0; i < 4; i++) {
    const team = await stage.newTeam(); lap('team');
    await stage.drop(team.mia); lap('drop');
    await stage.pass(minutes); lap('pass');
  }
  const team = await stage.newTeam(); lap('team');
  const s = Date.now(); for (let i = 0; i < 100; i++) await stage.prisma.workspace.count(); lap('100 counts'); console.log('wall', Date.now()-s);
  for (let i = 0; i < 20; i++) await stage.prisma.$transaction(async (tx) => { await tx.workspace.count(); await tx.workspace.count(); }); lap('20 tx');
  for (let i = 0; i < 20; i++) await stage.prisma.post.findFirst({ include: { author: true, media: true, attempts: true, profile: true } }); lap('20 includes');
  await stage.stop();
}, 60000);
