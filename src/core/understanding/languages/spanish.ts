import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const POST = '(?:el vídeo|el video|la publicación|este vídeo|este video|esto|eso|lo|el post)';
const AS = '(?:hazlo |ponlo |ponlo como |déjalo |en modo |como |visibilidad:? )';

export const spanish: MessageWords = {
  language: 'es',
  verbs: [
    {
      words:
        '¡?publ[ií]c[aá](?:me|nos)?(?:lo|la|los)?|poste[aá](?:me|nos)(?:lo|la)?|publicar(?:lo|la)?|publiquen|(?:que )?se publique|publiquémoslo|publiquemos|publicamos|publicalo|publicadl[oa]s?|publiquenl[oa]|publique|postea(?:r|lo|la)?|postéalo|publicad',
      weight: 'sure',
    },
    {
      words:
        'program(?:a|ar|e)(?:lo|la)?|prográma(?:lo|la)|programalo|programémoslo|(?:dej(?:a|as|ar|es|en)(?:lo)? )(?:esto |este v[ií]deo )?programado|agenda(?:r|lo|la)?|agéndalo|planifica(?:r|lo)?|pon en cola',
      weight: 'plain',
      isForLater: true,
    },
    {
      words:
        '(?:hay que|toca) (?:subir|publicar|postear|sacar|colgar|programar)(?:lo|la|los)?|(?:al aire|en línea|online|en vivo)(?= ?:)|publicaci[óo]n(?= ?:)|(?:est[ea]|el|ese) (?:v[ií]deo|clip|reel|post) (?:tiene que|debe|debería|ha de|puede) (?:salir|publicarse|subirse|ir)|(?:esto|este) (?:tiene que|debe|debería) (?:salir|publicarse|subirse)|para (?:publicar|subir|postear)(?= )|(?:(?:me|nos) )?(?:lo|la) (?:publicas|posteas|subes|programas|agendas|sacas|pones|cuelgas|publicáis|subís|programáis|posteáis|ponéis|colgáis|publicás|subís|programás)(?: en tik ?tok)?|pon(?:er)?(?:lo|la)(?= )|(?:poner|pon)(?: esto)? en tik ?tok|(?<=(?:si|que) )(?:esto |est[ea] v[ií]deo )?(?:sale|saliera|salga|se publica(?:ra)?|se publique|se suba|se subiera)',
      weight: 'plain',
    },
    {
      words:
        '¡?s[uú]b(?:e|í|i|ir|an|id|amos)(?:me|nos)?(?:lo|la|los)?|subámoslo|saquémoslo|saquen(?:lo)?|(?:que )?se suba|colguémoslo|comparti(?:r|d)(?:lo)?|súbe(?:lo|la)|comparte(?:lo)?|compártelo|lanza(?:r|lo)?|lánzalo|saca(?:r|lo)?|sácalo|cuelga(?:lo)?|cuélgalo',
      weight: 'everyday',
    },
    {
      words:
        '(?:va|vaya|sale|que salga) (?:esto|est[ea]|ese)(?: v[ií]deo)?|(?:esto|est[ea]|ese|est[ea] v[ií]deo|ese v[ií]deo) (?:va|sale|se publica|se sube)(?= |[:,.]|$)',
      weight: 'everyday',
      isForLater: true,
    },
  ],
  courtesies:
    'no (?:te |se |os )?olvid\\p{L}{1,4}(?: de)?(?= (?:publicar|subir|postear|programar)(?:lo|la)?)|che|dale|(?:sería|estaría) (?:genial|bien|bueno|guay|perfecto|estupendo|ideal) (?:si|que)|nos gustaría|queremos que|me gustaría que|vamos a|hola (?:equipo|chicos|chicas|a todos|gente)|equipo|chicos|buenas (?:tardes|noches)|necesito|aquí (?:está|va) el (?:nuevo )?v[ií]deo|por favor|porfa|porfavor|porfis|hola|oye|ok|vale|venga|puedes por favor|quiero|queremos|me gustaría|buenas|buenos días',
  thanks:
    'por favor|porfa|porfavor|porfis|porfi|plis|pliss|xfa|gracias(?: a todos| equipo| de antemano)?|muchas gracias|mil gracias|saludos|grax',
  requests:
    '(?:me |nos |lo |la )?(?:podrás|podrán|podréis)|¿?(?:te|os|le) importa(?:ría)?|me har[ií]as el favor de|nos har[ií]as el favor de|ser[ií]a posible|hay forma de|(?:¿ ?)?(?:lo|la) (?:puedes|podrías|podéis|pueden|podrían)|(?:puedes|podrías|puede|podría|podéis|podríais|pueden|podrían)(?: por favor)?|me puedes|nos puedes|sería posible',
  timeLabels: 'cuándo|cuando|hora|fecha|día|fecha y hora',
  accountLabels: 'en|cuenta|perfil',
  audienceLabels: 'quién (?:lo )?(?:puede ver(?:lo)?|ve)|visibilidad|audiencia|privacidad|quién|ajustes',
  everyone: 'todos|todas|todo el mundo|cualquiera',
  captionLabels: 'texto|título|titulo|descripción|descripcion|leyenda|caption|pie',
  objects: '(?:este|el|ese|mi|nuestro)(?: nuevo)? (?:vídeo|video|clip|reel|tiktok|post)|esto|este|eso|todo',
  fillers: '(?:en|a) tik ?tok|por mí|nom[áa]s|(?:po|pues|tú|vos)(?= ?(?:[?!,.:;\\n]|$))',
  captionMarks: captionMarks({
    joints: 'y',
    links: 'con|como|pon|ponle|usa',
    articles: 'el|la|este|esta|un|una|de',
    nouns: 'texto|título|pie|pie de foto|caption|descripción|mensaje|leyenda',
    copulas: 'es|sea|debe (?:ser|decir)|debería ser|será|dice|diga',
    sayings:
      'con (?:escrito|las palabras|la frase)|poniendo|que ponga|que diga|que dice|diciendo|pon|ponle|escribe|con',
  }),
  captionSaidBefore: 'dice|que diga|diciendo|ponle|escribe',
  captionSayings: 'con|que diga|que dice|diciendo|y pon(?:le)?|y escribe|titulado|llamado',
  captionBehind: '(?:de|como) (?:texto|título|descripción|caption)|es (?:el |la )?(?:texto|título|descripción|leyenda)',
  quotedWhere: 'encima|debajo|arriba|abajo|dentro',
  noCaption: 'sin (?:ningún )?(?:texto|título|descripción|leyenda|caption|pie)|ningún texto',
  captionElsewhere:
    '(?:(?:con )?el )?(?:texto|caption|pie)(?: es(?:tá)?)? (?:el de |de )?(?:arriba|abajo)|(?:con )?lo de (?:arriba|abajo)',
  introductions:
    '(?:soy|aquí|habla|les habla|mi nombre es|me llamo) \\p{L}+(?: \\p{L}+)? (?:de|del|desde) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])',
  hashtagLabels: 'hashtags?|etiquetas?|tags?',
  typedVerbs: 'publica publicar publique publícalo postea postear programa programar sube subir comparte compartir',
  typedTimes: 'ahora hoy mañana',
  audienceHints:
    '(?:solo|sólo|solamente|únicamente) (?:para )?(?:mis |los |nuestros )?(?:mejores )?(?:amigos|seguidores|familia|mí|mi|nosotros)|no (?:es )?(?:para )?(?:público|pública|todos|todo el mundo)|que (?:nadie|sólo|solo)|nadie más|visible para|mejores amigos|que no lo vean?|(?:lo )?(?:pueden?|puedan?) ver(?:lo)?|que lo vean? solo|oculto|que quede entre (?:amigos|nosotros)',
  draftPlaces: 'borradores|borrador|bandeja de entrada',
  suits: '(?:sería|estaría) (?:ideal|perfecto|genial|bien|lo mejor)|viene (?:bien|perfecto)',
  joints: 'y|luego',
  helping:
    '(?:debo|debería(?:mos)?|deberia(?:mos)?|puedo|podemos|puedes|podrías|podrias|puede|podéis|tengo que|quieres)(?= )',
  questionWords: '(?:¿ ?)?(?:qué|que|cuándo|cuando|dónde|donde|por qué|quién|quien|cuál|cómo|como)',
  told: '(?:ya )?(?:lo |la |los |las )?(?:he|hemos|has|ha|han) (?:ya )?(?:publicado|subido|posteado|compartido|programado)|ya (?:lo |la |los |las )?(?:publiqué|subí|posteé|programé|compartí|publicamos|subimos|publicó|subió)|(?:lo |la )(?:publiqué|subí|posteé|programé|publicó|subió)|yo (?:mism[oa] )?(?:lo |la )?(?:publico|subo|posteo|programo|comparto)|(?:lo |la )?(?:publico|subo|posteo|programo|comparto) yo',
  negations: 'no|nunca|jamás|todavía no|aún no|por favor no|mejor no|nada de',
  softNegations: '(?:se )?(?:te |os |se )?olvid\\p{L}{1,4}|seguro|segura|urgente|prisa|molesta|mucha',
  negationsBehind: 'nada|(?:esto |lo )?(?:todavía|aún|hoy) no',
  verbForms:
    '(?:l[oa]s? )?(?:publiques?|publiquen|subas?|suban|postees|programes|saques|cuelgues|subamos|publiquemos)|publicado|publicar(?:lo)?|subir(?:lo)?|publicando',
  linkingWords:
    'con para de por en a y o el la los las mi mis tu tus su nuestros nuestro más es son mejores amigo muy entre',
  bindingWords:
    'hasta desde abrimos abierto abre cierra empieza empezamos vemos nos es son fue somos feliz cada solo sólo llega llegan estreno en vivo directo los del de te os vuelve volvemos estamos',
  timeOpeners: 'a primera hora(?: del?)?|dentro de|en algún momento(?: del?)?|para',
  timeSpans: '(?:la |las |los )?(?:próxim[ao]s? )?(?:horas?|minutos?|días?|semana)',
  waits: { words: 'espera(?:te|d)?(?: unos| unas)?|dale|deja pasar', ahead: 'en' },
  conditions: 'cuando|en cuanto|apenas|si|hasta que|después de que|antes de que|una vez que',
  provisos:
    '(?:q |que |pero )?(?:aún|aun|todavía|todavia) no (?:lo )?s[ée]|no estoy segur[oa]|no lo tengo claro|(?:pero |y )?(?:solo|sólo|solamente|únicamente|recién) (?:si|cuando|después|en caso)|pero (?:antes|primero|espera|esperad|no antes|no hasta|solo|sólo)|siempre (?:que|y cuando)|a menos que|salvo (?:que|si)|excepto si|con tal de que|a condición de',
  tags: 'ok|okey|vale|dale|puede ser|de acuerdo|te parece|os parece|se puede|sale|listo|va|es posible',
  addressees: 'jefe|jefa|equipo|chicos|chicas|gente|amigo|amiga|tío|che|todos',
  eventLeads:
    '(?:(?:justo|poco|inmediatamente|no) )?(?:(?:un|una|el|la|dos|tres|\\d+|unos|media) (?:minutos?|min|horas?|días?|semanas?|rato|noche) )?(?:después|antes|luego|tras) (?:del?|el|la|los|las|mi|que)|durante|hasta|(?:el|la) (?:día|noche|mañana)(?= (?:del?|antes|después|que))',
  occasions:
    'otro día|otra vez será|en otro momento|cumple(?:años)?|aniversario|boda|día de (?:pago|cobro|partido)|gran día|lanzamiento|estreno|inauguración|apertura|cierre|descanso|medio tiempo|puesta de(?:l)? sol|atardecer|amanecer|anochecer|hora (?:dorada|punta|pico|de siempre|habitual|de mayor audiencia)|(?:mejor|buena|misma) hora|temporada|primavera|verano|otoño|invierno|vacaciones|próxima vez|algún día|un día de estos|cuando sea|fecha límite|horario (?:habitual|de siempre)|prime time',
  appointments: 'call|reunión|reunion|junta|briefing|feedback|llamada|rodaje|videollamada',
  speakers: 'nosotros|yo|nos',
  viewers: 'tú|te|vosotros|os|tu|tus',
  timeLeads: 'en|a la|a las|durante|después de|antes de|sobre|hacia|entre|más tarde|luego|a finales de|a principios de',
  vagueTimes: [
    '(?:en )?estos días|en los próximos días|cuando (?:pueda|puedas|puedan|esté|llegue|termine)(?: [^\\s,.:;!?]{1,20}){0,6}|(?:en|dentro de) un (?:rato|ratito)|a la hora de siempre|a la misma hora(?: (?:que|de)(?: [^\\s,.:;!?]{1,20}){1,4})?',
    privateTimes(
      '(?:en|para|el día de|por) (?:mi|nuestro|su|tu) (?:cumple(?:años)?|aniversario|boda)|(?:después|antes|durante) (?:del|de la|el|la) (?:partido|concierto|evento|fiesta|descanso|inauguración|reunión)|en (?:primavera|verano|otoño|invierno)|(?:el )?próximo trimestre',
    ),
  ].join('|'),
  timesAfter:
    '(?:el|la) (?:día|semana|mes|lunes|martes|miércoles|jueves|viernes|sábado|domingo) (?:después|siguiente)|el (?:siguiente|de después)|la siguiente',
  predicates:
    'grabamos filmamos grabé grabado hicimos es fue será somos o abre abrimos empieza empezamos llega sale hay vuelve',
  timeJoins: 'si no|o si no|mejor|y(?: luego| también)? (?:otra vez|de nuevo|una vez más)|y(?: luego| también)?|luego',
  corrections:
    'ay|eh|uy|no|perdón|perdon|mejor|digo|espera|mejor dicho|quise decir|corrijo|me equivoqué|es decir|o sea|esto es',
  edits: 'edit|edito|corrijo|corrección|correccion|update|perdón',
  contrasts: 'sino(?: que)?|pero|mejor',
  untils: 'hasta',
  minus: 'menos',
  ors: 'o',
  sameCaption: 'misma (?:leyenda|descripción)|mismo texto',
  retractions: '(?:no,? )?(?:espera(?: un momento| no)?|espérate|un momento)|mejor no|todavía no|aún no|olvídalo',
  timeTails: 'o así|más o menos|temprano',
  zoneWords: '(?:mi|nuestra|tu) hora|hora (?:local|del pacífico|del este|central)',
  wishes: [
    way('a mano|manualmente|recu[ée]rdame(?:lo)?', 'by_hand'),
    way(
      'como borrador|(?:en|a) (?:mis |los |nuestros )?borradores|a (?:mi|la|nuestra) bandeja(?: de entrada)?',
      'inbox',
    ),
    privacy(
      `${AS}privad[oa]|sol[oa] (?:para )?mí|sol[oa] yo|únicamente yo|en privado|solo (?:tú puedes|yo puedo) verlo`,
      'SELF_ONLY',
    ),
    privacy('privad[oa]', 'SELF_ONLY', false),
    privacy(`${AS}amigos|sol[oa] (?:para )?(?:mis )?amigos|sólo (?:para )?(?:mis )?amigos`, 'MUTUAL_FOLLOW_FRIENDS'),
    privacy('amigos', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy('s[oó]lo (?:para )?(?:mis )?seguidores|para seguidores', 'FOLLOWER_OF_CREATOR'),
    privacy('seguidores', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}p[uú]blic[oa]|para todos|en público`, 'PUBLIC_TO_EVERYONE'),
    privacy('público|pública', 'PUBLIC_TO_EVERYONE', false),
    privacy('sólo (?:para )?mí|sólo yo', 'SELF_ONLY'),
    setting('colaboración pagada|publicidad|patrocinado|contenido patrocinado|promoción pagada', {
      brandContent: true,
    }),
    setting('mi marca|nuestra marca|marca propia', { brandOrganic: true }),
    setting('generado (?:con|por) ia|hecho con ia|contenido de ia', { aiGenerated: true }),
  ],
  idioms: 'sin comentario',
  comments: 'comentarios?',
  duets: 'd[uú]os?|duetos?',
  stitches: 'stitch(?:es)?|pegar',
  offBefore: '(?:sin|no|desactiva(?:r)?|quita(?:r)?|desactivar los)',
  offBehind: 'cerrados|desactivad[oa]s?|off|apagados',
  onBefore: 'con|permite|activa|permitir',
  onBehind: 'activad[oa]s?|permitid[oa]s?',
  cover: '(?:con )?(?:la )?(?:portada|miniatura)(?: (?:en|del|de|a))?(?: el segundo)?:?',
  profile: 'en|a|como|para|desde|en la cuenta|con la cuenta',
  profileInCaption: 'con|a|para',
  leadsToAccount: 'seguidnos|sigue',
  nextSlot:
    '(?:en |para )?(?:el |la )?(?:próximo|próxima|siguiente) (?:hueco|espacio|turno|slot|franja)(?: libre| disponible)?',
  commands: {
    cancel: `cancela(?:r|lo|la)?|cancélalo|cancela ${POST}|borra(?:r|lo)?|bórralo|elimina(?:r|lo)?|elimínalo|olvídalo|anula(?:r|lo)?|no (?:lo|la) publiques|no publiques ${POST}|déjalo`,
    retry: 'reintenta(?:r|lo)?|inténtalo (?:de nuevo|otra vez)|otra vez|de nuevo|prueba otra vez',
    move: `(?:mu[eé]ve(?:lo|la)?|mover(?:lo)?|cambia(?:lo|la|r)?|c[aá]mbial[oa]|p[aá]sal[oa]|pasa(?:lo)?|corr[eé]l[oa]|mov[eé]l[oa]|pon[eé]l[oa]|aplaza(?:r|lo)?|aplázalo|retrasa(?:r|lo)?|retrásalo|adelanta(?:r|lo)?|adelántalo|reprograma(?:r|lo)?|reprográmalo|pon(?:lo)?|déjalo)(?: ${POST})?(?: la hora)?(?: a| al| para| hasta)?`,
    nearer: 'adelanta(?:r|lo)?|adelántalo',
    later: 'más tarde',
    earlier: 'antes',
    instead: 'mejor|en su lugar|en vez de eso|en lugar de eso',
    notBefore: 'no antes del?|no antes de|a partir de|no antes',
    postAt: `(?:publ[ií]ca|postea|programa|sube|súbe)(?:lo|la)?(?: ${POST})?(?: para)?`,
    newCaption:
      '(?:cambia |pon |nuevo )?(?:(?:el|la) )?(?:texto|título|descripción|caption|pie)(?: (?:a|es|por))? ?[:=]|escribe(?: mejor)? ?:',
    make: `(?:haz|hazlo|ponlo|pon|déjalo)(?: ${POST})?(?: como| en)?`,
    sureMoves: 'aplaz|pospon',
    towards: 'a|al|para|hasta',
    amountLeads: 'en',
    typed: 'cancela cancelar mueve aplaza',
    noneAlone: 'amigos seguidores publi publicidad',
  },
};
