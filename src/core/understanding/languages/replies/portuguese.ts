import type { ReplyWords } from './words.ts';

export const portuguese: ReplyWords = {
  yes: 'sim|tá|ok|beleza',
  no: 'não|nao',
  neither: 'nenhum[a]?(?: d[oa]s dois| das duas)?',
  turns: 'quis dizer|melhor|na verdade|pensando bem|espera|desculpa|então|aliás|põe(?= )',
  assents: '(?:óbvio|com certeza|então|claro|desculpa|fica melhor|(?:tá|está|é) (?:bom|ótimo|melhor)|pfv|pf)',
  choosesNone:
    '(?:isso(?: mesmo)?|exato|certo)|os dois|as duas|qualquer um(?:a)?|tanto faz|(?:você|vc|tu) (?:escolhe|decide)|qual é melhor',
  not: 'não',
  insteadOf: 'em vez de|ao invés de|no lugar de',
  butRather: 'mas|e sim',
  theOne: '(?:a|o) (?:da |do |das |dos |de )',
  one: 'opção',
  between: '(?:a|o) do meio',
  sameTime: '(?:na |à |no )?mesm[ao] (?:hora|horário|dia)',
  but: 'mas',
  at: 'à|às',
  dayAfter: '(?:no |o )?dia seguinte|um dia depois',
  dayBefore: '(?:no |o )?dia anterior|um dia antes',
  after: '(?:a qualquer hora |qualquer hora )?depois d(?:e|as|a|os|o)',
  from: '(?:a qualquer hora )?a partir d(?:e|as|a|os|o)',
  particles: 'aí|pf|pfv|por favor|só',
  because: 'porque|pq|pois|senão|já que|que a gente',
  sentences: 'eu|a gente|nós|o cliente|tô|estou|é que',
  mistakes: 'errad[oa]|engano|erro|não era',
  chatter:
    'kk+|haha+|rs+|lol|ok|beleza|perfeito|ótimo|legal|valeu|obrigad[oa]|por favor|pfv|desculpa|oi|olá|sim|não|opa',
  cancel:
    '(?:apaga|exclui|cancela|tira|remove|deleta) (?:isso|isto|esse|este|o vídeo|o post)|não (?:posta|publica)(?: isso| mais| isso mais)?',
  cancelAlone: 'deixa pra lá|esquece|desist[ie](?:r)?',
  now: '(?:posta|publica|manda|solta|sobe)(?: isso| logo| esse)? (?:agora(?: mesmo)?|já)',
  hold: '(?:ainda não|agora não|hoje não)(?: (?:posta|publica))?|não (?:posta|publica)(?: isso)? (?:ainda|agora|hoje)',
  farewell: 'até(?: a| o)?',
  yet: 'ainda|pronto',
  noTime:
    '(?:precisamos |preciso |temos que |vamos )?(?:mudar|adiar|remarcar|reagendar)(?: isso| o horário| a hora)?|muda(?:r)? (?:o horário|a hora)|outro (?:horário|dia)|adia|(?:um pouco )?mais (?:tarde|cedo)',
  keep: '(?:deixa|mantém|mantenha) (?:na |no |a |o )?',
  ignore: 'ignora(?:r)?|nada',
  asDraft: '(?:salv[ae]|deixa|guarda)(?: isso)? (?:como|n[oa]s?) rascunhos?',
  asksState:
    '(?:e )?(?:que horas|a que horas|quando|que dia)(?: é que)? (?:isso |o vídeo |esse |ele )?(?:sai|saía|vai sair|vai|é|será publicado|tá marcado|está agendado)(?: isso| o vídeo| esse| mesmo)*',
  asksHelp:
    'o que (?:eu )?(?:posso|dá pra) (?:mudar|dizer|escrever|fazer)(?: aqui)?|o que (?:você|vc) (?:faz|sabe fazer|pode fazer)|como (?:eu )?(?:mudo|cancelo) (?:isso|o horário|a legenda)|quais são as opções',
  account:
    '(?:(?:usa|use|põe|bota|posta|publica|coloca|é|tem que ser|deve ser) ?)?(?:na|no|em|pela|pelo|com)?|(?:conta|perfil)(?: é)?:?',
  accountBehind: '(?:em vez .{1,30}|ao invés .{1,30}|no lugar .{1,30}|não .{1,30}|por favor|pfv)',
  wrongAccount: '(?:é a |essa é a )?conta errada|perfil errado|não é (?:essa|esta) conta',
  aroundWish: 'de novo|de volta|por favor|pfv|deixa|põe|bota|os|o|a|volta pra|só',
  caption: {
    add: 'adiciona|acrescenta|coloca|põe|bota|inclui|com',
    remove: 'tira|remove|apaga|sem|retira',
    replace: 'troca|substitui|muda|erro:?|corrige',
    by: 'por|para|pra|->|=>|→',
    hashtags: 'hash ?tags?',
    emoji: 'emoji',
    allEmoji: 'emojis',
    atStart: '(?:na frente|no (?:começo|início))',
    atEnd: '(?:no final|no fim|atrás)',
    lowerCase: '(?:tudo |a legenda )*(?:em )?minúscul[ao]s?',
    upperCase: '(?:tudo |a legenda )*(?:em )?maiúscul[ao]s?',
    around:
      'e|por favor|pfv|o|a|os|as|um|uma|todos|todas|também|no final|(?:da|na) legenda|(?:do|no) texto|hash ?tags?',
    unsaid:
      '(?:preciso |vamos )?(?:mudar?|trocar?|corrigir?) (?:a legenda|o texto)|(?:tem )?(?:um )?erro (?:na legenda|no texto)',
  },
};
