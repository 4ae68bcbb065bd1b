import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const POST = '(?:o vídeo|o video|o post|a publicação|esse vídeo|este vídeo|isso|isto|ele|o)';
const AS = '(?:deixa |deixe |coloca |coloque |põe |como |em modo |torna |visibilidade:? )';

export const portuguese: MessageWords = {
  language: 'pt',
  verbs: [
    {
      words:
        'schedul(?:ar|a|e)|post(?:a|as|ar|e|em|amos)(?:-[oa])?|public(?:a|ar)(?:-[oa])?|publi(?:que|quem)(?:-[oa])?',
      weight: 'sure',
    },
    {
      words:
        '(?:deixa|deixe|deixar) (?:esse |este |isso |o vídeo )?(?:programado|agendado)|agend(?:a|ar|e)(?:-[oa])?|program(?:a|ar|e)(?:-[oa])?|marca(?:r)?',
      weight: 'plain',
      isForLater: true,
    },
    {
      words:
        '(?:tem que|é para|é pra|bora) (?:subir|publicar|postar|soltar)|(?:no ar|ao vivo|online)(?= ?:)|(?:publicação|postagem)(?= ?:)|(?:(?:esse|este|o) (?:vídeo|video|clipe|post)|isso|isto) (?:tem que|tem de|deve|precisa) (?:sair|ser (?:publicado|postado)|ir ao ar|subir)|para (?:postar|publicar|subir)(?= )|(?:você|vc|cê|tu) (?:posta|publica|sobe|solta|agenda|programa|coloca no ar)s?(?: (?:isso|esse|este|esse vídeo|pra mim|pra gente))?|(?:coloca|colocar|bota|botar|põe|pôr)(?: isso| esse vídeo| o vídeo)? (?:no ar|no tik ?tok)|(?<=(?:se|que) )(?:isso |isto |esse vídeo )?(?:saísse|saia|sair|subisse|suba|fosse (?:publicado|postado|ao ar)|for (?:publicado|postado|ao ar))',
      weight: 'plain',
    },
    {
      words:
        '(?:envi|mand)(?:a|e|ar|em)(?= (?:[^\\s,.:;!?]{1,20} ){0,4}rascunhos)|sob(?:e|ir|am)|suba|compartilh(?:a|ar|e)|partilh(?:a|ar|e)|lan[cç](?:a|ar|e)|solta|solte|soltar|bota no ar|coloca no ar|coloque no ar|põe no ar',
      weight: 'everyday',
    },
    {
      words:
        '(?:vai|sai) (?:esse|este|isso|isto)(?: vídeo| video)?|(?:esse|este|isso|isto|(?:esse|este) v[ií]deo)(?: aqui)? (?:vai|sai|entra|vai ao ar)(?: ao ar| pro ar| no ar)?(?= |[:,.]|$)',
      weight: 'everyday',
      isForLater: true,
    },
  ],
  courtesies:
    'não (?:se |te )?esque[cç]\\p{L}{0,4} de(?= (?:postar|publicar|agendar|programar))|lembr[ae](?:r|-te)? de(?= (?:postar|publicar|agendar|programar))|a gente (?:quer|queria|gostaria de)|queria|gostaríamos de|seria (?:ótimo|bom|legal|incrível|top|massa|perfeito) (?:se|que)|por favor|pfv|pf|por gentileza|oi|olá|ok|então|pode por favor|quero|queremos|gostaria de|bom dia|boa (?:tarde|noite)|galera|gente|vamos|(?:oi|olá) (?:gente|galera|pessoal|time|equipe|a todos)|pessoal|preciso|aqui está o (?:novo )?vídeo',
  thanks:
    'sff|se faz favor|por favor|pfv|pfvr|pff?|pls|plis|por gentileza|obrigad[oa](?: desde já| pessoal| gente)?|muito obrigad[oa]|valeu|vlw|brigad[oa]|obg',
  requests:
    '(?:você |vocês )?(?:poderá|poderão|vai poder)|pode ser|será que (?:dá|da|dava|pode(?:s|m)?|daria) (?:para|pra|de)|d[áa] (?:para|pra)|consegue(?:s|m)?|daria (?:para|pra)|tem como|seria possível|(?:pode|poderia|podes|podem|poderiam|consegue)(?: por favor)?|você (?:pode|poderia)|vocês (?:podem|poderiam)|dá pra|dá para|seria possível',
  timeLabels: 'quando|hora|horário|data|dia|data e hora',
  accountLabels: 'em|no|conta|perfil',
  audienceLabels: 'quem (?:pode )?v(?:er|ê)|visibilidade|público|privacidade|quem|ajustes',
  everyone: 'todos|todas|todo mundo|todo o mundo|qualquer pessoa',
  captionLabels: 'legenda|texto|título|descrição|caption',
  objects: '(?:este|esse|o|meu|nosso)(?: novo)? (?:vídeo|video|clipe|reel|tiktok|post)|isso|isto|esse|este|ele|tudo',
  fillers: '(?:no|em|para o|pro) tik ?tok|aí|(?:lá|pra gente)(?= ?(?:[?!,.:;\\n]|$))|pra mim',
  captionMarks: captionMarks({
    joints: 'e',
    links: 'com|como|coloca|usa|bota|põe',
    articles: 'a|o|esta|essa|este|uma|um|na',
    nouns: 'legenda|texto|descrição|título|caption',
    copulas: 'é|será|deve ser|pode ser|seria|diz',
    sayings: '(?:com )?escrito|com (?:os dizeres|as palavras|a frase)|dizendo|que diz|escreve|escreva|coloca|com|põe',
  }),
  captionSaidBefore: 'dizendo|diz|escreve|que diga',
  captionSayings: 'com|que diz|dizendo|e escreve|e coloca|intitulado|chamado',
  captionBehind: '(?:de|como) (?:legenda|texto|título)|é (?:a |o )?(?:legenda|texto|título)',
  quotedWhere: 'em cima|embaixo|junto|nele|nela',
  noCaption: 'sem (?:nenhuma? )?(?:legenda|texto|título|descrição|caption)',
  captionElsewhere:
    '(?:com )?(?:a |o )?(?:legenda|texto)(?: é| está)? (?:a de |o de |de )?(?:cima|acima|baixo|abaixo)|(?:texto|legenda) (?:acima|abaixo)',
  introductions:
    '(?:aqui é|aqui quem fala é|sou|eu sou|meu nome é) (?:o |a )?\\p{L}+(?: \\p{L}+)? (?:de|do|da) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])',
  hashtagLabels: 'hashtags?|tags?',
  typedVerbs: 'posta postar poste publica publicar publique agenda agendar programa programar compartilha compartilhar',
  typedTimes: 'agora hoje amanhã',
  audienceHints:
    '(?:só|somente|apenas) (?:para |pra |pros |para os )?(?:meus |os |nossos )?(?:melhores )?(?:amigos|seguidores|família|mim|nós)|não (?:é )?(?:para )?(?:público|pública|todos|todo mundo)|ninguém mais|(?:pode|podem|possam) ver|visível (?:para|pra)|amigos próximos|escondido|deixa (?:só )?entre',
  draftPlaces: 'rascunhos?|caixa de entrada',
  suits: 'seria (?:ideal|perfeito|ótimo|bom|o ideal)|fica (?:bom|ótimo|perfeito)',
  joints: 'e|depois',
  helping:
    '(?:devo|deveria|deveríamos|posso|podemos|pode|poderia|consegue|será que|dá pra|tenho que|vamos|você pode|vc pode)(?= )',
  questionWords: 'o que|quando|onde|por que|quem|qual|como|que horas',
  told: 'já (?:o |a )?(?:subi|postei|publiquei|programei|agendei|soltei|compartilhei|postamos|publicamos|subimos|foi postado|foi publicado)|(?:eu )?(?:subi|postei|publiquei|programei|agendei|soltei)|eu (?:mesm[oa] )?(?:posto|publico|subo|agendo|programo)|(?:posto|publico|subo|agendo|programo) eu(?: mesm[oa])?',
  negations: 'não|nao|nunca|ainda não|jamais|por favor não|nada de|nem',
  softNegations: 'esque[cç]\\p{L}{0,4}(?: de)?|certeza|certo|urgente|pressa|muito',
  negationsBehind: 'nada|(?:isso |isto )?(?:ainda|hoje|agora) não|não',
  verbForms: 'postado|publicado|postar|publicar|postando|poste|publique|postem',
  linkingWords:
    'com para de por em e ou o a os as meu meus minha nosso nossos seus dos das do da é são melhores entre muito mais',
  bindingWords:
    'a nossa minha sua nova até desde aberto abre abrimos começa vemos nos é são foi somos feliz cada só somente chega chegam estreia vivo te vejo ver voltamos estamos com de tem',
  timeOpeners: 'logo cedo|dentro d[eao]s?|em algum momento|até',
  timeSpans: '(?:a |as |os )?(?:próxim[ao]s? )?(?:horas?|minutos?|dias?|semana)',
  waits: { words: 'espera|espere|aguarda|aguarde|dá', ahead: 'em' },
  conditions: 'quando|assim que|logo que|se|até que|depois que|antes que',
  provisos:
    '(?:mas )?(?:ainda )?não (?:tenho certeza|sei ainda)|não sei (?:bem|ao certo)|(?:mas |e )?(?:só|somente|apenas|unicamente) (?:se|quando|depois|após)|mas (?:antes|primeiro|espera|espere|não antes|só|somente)|desde que|a menos que|a não ser que|contanto que|com a condição|exceto se|salvo se',
  tags: 'ok|okay|tá(?: bom)?|ta(?: bom)?|blz|beleza|pode ser|combinado|fechou|fechado|dá|é possível',
  addressees: 'chefe|equipe|equipa|galera|gente|pessoal|mano|cara|amigo|amiga',
  eventLeads:
    '(?:(?:logo|pouco|só|não) )?(?:(?:uma?|o|a|duas?|dois|três|\\d+|uns|meia) (?:minutos?|min|horas?|dias?|semanas?|noite) )?(?:depois|antes|após) (?:d[aoe]s?|o|a|que)|durante|até|(?:no|o) (?:dia|momento)(?= (?:d[aoe]s?|em que|que|antes|depois))|na (?:noite|manhã|véspera)(?= d[aoe])',
  occasions:
    '(?:n?outro|em outro) dia|outra hora|aniversário|niver|casamento|dia d[eo] (?:pagamento|jogo|lançamento)|grande dia|lançamento|estreia|inauguração|abertura|fechamento|intervalo|pôr d[eo] sol|nascer do sol|entardecer|amanhecer|anoitecer|hora (?:dourada|de pico)|horário (?:de sempre|de pico|nobre|habitual|normal)|(?:melhor|mesma|boa) hora|(?:melhor|mesmo|bom) horário|temporada|primavera|verão|outono|inverno|férias|próxima vez|algum dia|um dia desses|prazo',
  appointments: 'call|reunião|reuniao|briefing|feedback|gravação|chamada',
  speakers: 'nós|eu|a gente',
  viewers: 'você|vocês|vc|vcs|te|tu|seu',
  timeLeads: 'em|no|na|ao|à|durante|depois de|antes de|por volta de|entre|mais tarde|no fim de|no começo de',
  vagueTimes: [
    '(?:por |nos |em )?(?:esses|estes|próximos) dias|(?:quando|assim que) (?:eu|puder|der|estiver|chegar|a gente)(?: [^\\s,.:;!?]{1,20}){0,6}|daqui a pouco|no horário de sempre|(?:no mesmo horário|na mesma hora|à mesma hora)(?: (?:que|d[eoa])(?: [^\\s,.:;!?]{1,20}){1,4})?',
    privateTimes(
      '(?:no|para o) (?:meu|nosso|seu|teu) (?:aniversário|casamento)|(?:depois|antes|durante) (?:do|da|o|a) (?:jogo|show|evento|festa|intervalo|inauguração|reunião)|(?:na primavera|no verão|no outono|no inverno)|(?:no )?próximo trimestre',
    ),
  ].join('|'),
  timesAfter:
    '(?:o|a) (?:dia|semana|mês|segunda|terça|quarta|quinta|sexta|sábado|domingo)(?:-feira)? (?:depois|seguinte)|(?:o|a) (?:seguinte|depois desse|depois dessa)',
  predicates: 'gravamos filmamos gravei gravado é foi será ou abre abrimos começa chega tem sai volta',
  timeJoins: 'senão|ou então|e(?: depois| também)? (?:de novo|outra vez|novamente)|e(?: depois| também)?',
  corrections:
    'ih|ah|opa|eita|não|nao|desculpa|desculpe|aliás|quer dizer|quero dizer|melhor|espera|digo|correção|perdão|ou seja|isto é',
  edits: 'edit|editado|correção|correcao|corrigindo|update|desculpa',
  contrasts: 'mas(?: sim)?|e sim|s[óo]',
  untils: 'até',
  minus: 'menos',
  ors: 'ou',
  sameCaption: 'mesma legenda',
  retractions: '(?:não,? )?(?:espera(?: aí| um pouco)?|peraí|pera)|melhor não|ainda não|esquece|deixa pra lá',
  timeTails: 'ou algo assim|mais ou menos|cedo|tarde',
  zoneWords: '(?:meu|nosso|seu) horário|horário (?:local|de brasília)|hora local',
  wishes: [
    way('à mão|manualmente|me lembr[ea]|lembr[ae]-me', 'by_hand'),
    way(
      'como rascunho|(?:s[óo] )?(?:para|pra|nos|em) (?:os |meus |os meus |nossos )?rascunhos|(?:na|para a) (?:minha |nossa )?caixa de entrada',
      'inbox',
    ),
    privacy(
      `${AS}privad[oa]|s[oó] (?:para |pra )?mim|s[oó] eu|somente eu|apenas eu|em privado|no privado`,
      'SELF_ONLY',
    ),
    privacy('privad[oa]', 'SELF_ONLY', false),
    privacy(`${AS}amigos|(?:s[oó]|somente|apenas) (?:para |pra |os )?(?:meus )?amigos`, 'MUTUAL_FOLLOW_FRIENDS'),
    privacy('amigos', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy('(?:s[oó]|somente|apenas) (?:para |pra |os )?(?:meus )?seguidores', 'FOLLOWER_OF_CREATOR'),
    privacy('seguidores', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}p[uú]blic[oa]|para todos|para todo mundo|pra todo mundo`, 'PUBLIC_TO_EVERYONE'),
    privacy('público', 'PUBLIC_TO_EVERYONE', false),
    setting('parceria paga|publi|conteúdo patrocinado|patrocinado|promoção paga', {
      brandContent: true,
    }),
    setting('minha marca|nossa marca|marca própria', { brandOrganic: true }),
    setting('gerad[oa] (?:por|com) ia|feito com ia|conteúdo de ia', { aiGenerated: true }),
  ],
  idioms: 'sem comentário',
  comments: 'coment[aá]rios?',
  duets: 'duetos?',
  stitches: 'stitch(?:es)?|costura',
  offBefore: '(?:sem|desativ(?:a|ar|e)(?: os)?|não permitir|nada de)',
  offBehind: 'fechados|desativad[oa]s?|desligados',
  onBefore: 'com|permit(?:e|ir|a)|ativ(?:a|ar|e)(?: os)?',
  onBehind: 'ativad[oa]s?|permitid[oa]s?',
  cover: '(?:com )?(?:a )?(?:capa|miniatura)(?: (?:em|no|aos|de))?:?',
  profile: 'em|no|na|para|como|pelo|na conta|no perfil|pela conta',
  profileInCaption: 'para',
  leadsToAccount: 'siga',
  nextSlot: '(?:no |para o |pro )?próximo (?:horário|slot|espaço)(?: livre| disponível| vago)?',
  commands: {
    cancel: `cancel(?:a|ar|e)(?: ${POST})?|apag(?:a|ar)|apague(?: ${POST})?|exclu[ia](?:r)?(?: ${POST})?|deixa pra lá|esquece|não (?:post[ae]|publi(?:ca|que))(?: ${POST})?|desist[ie](?:r)?`,
    retry: 'tent(?:a|ar|e) (?:de novo|novamente|outra vez)|de novo|novamente|repete',
    move: `(?:mov(?:a|e|er)|mud(?:a|ar|e)|adi(?:a|ar|e)|atras(?:a|ar|e)|adiant(?:a|ar|e)|antecip(?:a|ar|e)|reagend(?:a|ar|e)|remarc(?:a|ar)|remarque|pass(?:a|ar|e)|coloc(?:a|ar)|coloque|põe|jog(?:a|ue)|bot(?:a|e)|mand(?:a|e)|deix(?:a|e))(?: ${POST})?(?: o horário| a hora)?(?: para as| pras| para a| para o| para| pra| pro| em)?`,
    nearer: 'adiant(?:a|ar|e)|antecip(?:a|ar|e)',
    later: 'mais tarde',
    earlier: 'mais cedo',
    instead: 'em vez disso|melhor|ao invés disso',
    notBefore: 'não antes d[eao]s?|só depois d[eao]|a partir d[eao]s?|não antes',
    postAt: `(?:posta|poste|publica|publique|agenda|agende|programa)(?: ${POST})?(?: para)?`,
    newCaption:
      '(?:muda |mude |nova |novo )?(?:(?:a|o) )?(?:legenda|texto|descrição|caption|título)(?: (?:para|é))? ?[:=]|escreve(?: melhor)? ?:',
    make: `(?:deixa|deixe|torna|coloca|coloque|põe)(?: ${POST})?(?: como)?`,
    sureMoves: 'adia|remarca|reagend',
    towards: 'para as|pras|para a|para o|para|pra|pro',
    amountLeads: 'em',
    typed: 'adia',
    noneAlone: 'amigos seguidores',
  },
};
