/** A bare verb beside a time, a condition or an event that only people know: nothing goes out unasked. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });

const KNOWN_TO_PEOPLE = [
  ['post it when the others are done', 'post this when the link is live', 'post Ramen when we hit 10k'],
  ['post Ramen on my birthday', 'post "Ramen" on my birthday', 'post on Annas birthday', 'post launch day: Ramen'],
  ['post 10 min before kickoff Ramen', 'post an hour after sunset', 'post the day before launch Ramen'],
  [
    'post the night of the premiere: Ramen',
    'post the minute the embargo lifts: Ramen',
    'post Ramen once the sale starts',
  ],
  [
    'post right after Bens video',
    'post Ramen after Bens video goes up',
    'post Ramen when the store opens',
    'post @ dusk: Ramen',
  ],
  [
    'post it whenever',
    'post it some day',
    'post usual time',
    'post at my usual slot',
    'post next time we meet',
    'post next season',
  ],
  [
    'poste es wenn die anderen fertig sind',
    'poste Ramen an meinem Geburtstag',
    'poste kurz vor dem Anpfiff',
    'poste am Zahltag',
  ],
  [
    'poste Ramen nach der Schule',
    'poste zur üblichen Zeit Ramen',
    'poste am Tag vor der Premiere: Ramen',
    'poste Ramen sobald Lea nickt',
  ],
  [
    'poste Ramen bis wir 1000 Follower haben',
    'poste irgendwann',
    'poste bei Sonnenuntergang: Ramen',
    'poste das, wenn Anna ok sagt',
  ],
  [
    'publica Ramen en mi cumple',
    'publica cuando los demás terminen',
    'publica justo antes del partido',
    'publica Ramen después de la boda',
  ],
  ['publica esto cuando abra la tienda', 'publica el día del estreno: Ramen', 'publica a la hora de siempre'],
  ['publica algún día', 'publica Ramen hasta que digan basta', 'publica una hora antes del cierre'],
  [
    'publie Ramen pour mon anniversaire',
    'publie quand les autres ont fini',
    'publie juste avant le match',
    'publie Ramen après la fête',
  ],
  [
    'publie ça quand le magasin ouvre',
    'publie le jour de la sortie : Ramen',
    "publie à l'heure habituelle",
    'publie au coucher du soleil',
  ],
  ['publie un de ces jours', "publie Ramen jusqu'à la fin du festival", 'publie une heure avant la fermeture'],
  [
    'publica Ramen no meu aniversário',
    'posta quando os outros terminarem',
    'posta ao entardecer Ramen',
    'posta logo depois do jogo',
    'posta isso quando a loja abrir',
  ],
  ['posta no dia da estreia: Ramen', 'posta no horário de sempre', 'posta algum dia', 'posta Ramen antes do intervalo'],
  [
    'pubblica Ramen per il mio compleanno',
    'pubblica quando gli altri hanno finito',
    'pubblica subito dopo la partita',
    'pubblica al tramonto',
  ],
  [
    'pubblica il giorno della premiere: Ramen',
    'pubblica alla solita ora',
    'pubblica Ramen prima della chiusura',
    'pubblica un giorno',
  ],
  [
    'plaats Ramen op mijn verjaardag',
    'plaats dit als de anderen klaar zijn',
    'plaats vlak voor de aftrap',
    'plaats Ramen na de wedstrijd',
  ],
  [
    'plaats op de dag van de release: Ramen',
    'plaats op de gebruikelijke tijd',
    'plaats bij zonsondergang',
    'plaats het ooit',
  ],
  [
    'opublikuj Ramen w moje urodziny',
    'opublikuj gdy inni skończą',
    'opublikuj tuż przed meczem',
    'opublikuj Ramen po koncercie',
  ],
  ['opublikuj w dniu premiery: Ramen', 'opublikuj o stałej porze', 'opublikuj o zmierzchu', 'opublikuj kiedyś'],
  [
    'опубликуй Рамен на день рождения',
    'опубликуй когда остальные закончат',
    'опубликуй сразу после матча',
    'опубликуй на закате',
  ],
  [
    'опубликуй в день премьеры: Рамен',
    'опубликуй в обычное время',
    'опубликуй Рамен перед открытием',
    'опубликуй когда-нибудь',
  ],
  [
    '誕生日に投稿して',
    '試合の後で投稿して',
    'みんなが終わったら投稿して',
    'ラーメン 発売日に投稿して',
    'いつもの時間に投稿',
    '日没に投稿して',
  ],
].flat();

describe('a time that only people know', () => {
  it.each(KNOWN_TO_PEOPLE)('is asked about: %j', (text) => {
    expect(read(text).action).toBe('ask');
  });

  it('leaves the caption that stands beside it', () => {
    expect(read('post 10 min before kickoff Ramen').caption).toBe('Ramen');
    expect(read('post Ramen when we hit 10k').caption).toBe('Ramen');
    expect(read('post launch day: Ramen #food').caption).toBe('Ramen #food');
  });
});

describe('a caption that speaks of an event', () => {
  it.each([
    'When life gives you lemons',
    'how we make ramen',
    'all about miso',
    'What happens when ramen meets tacos',
    'our summer menu',
    'Before and after',
    'ramen before and after',
    'That feeling when you nail the broth',
    '"Ramen on my birthday"',
    'After the rain',
    'Happy birthday to my mom',
    'day in the life of a chef',
  ])('goes out at once: %j', (caption) => {
    expect(read(`post ${caption}`)).toMatchObject({ action: 'post', caption: caption.replaceAll('"', '') });
  });
});
