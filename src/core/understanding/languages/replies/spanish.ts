import type { ReplyWords } from './words.ts';

export const spanish: ReplyWords = {
  yes: 'sí|si(?= ?,)|vale|dale|ok',
  no: 'no(?= ?,)|nop',
  neither: 'ningun[oa](?: de l[oa]s dos)?',
  turns: 'quise decir|mejor(?: aún)?|en realidad|pensándolo bien|perdón|espera|digo|entonces|ponl[oa](?= a)',
  assents:
    '(?:claro|por supuesto|entonces|obvio|porfa|porfi|perdón|está (?:bien|mejor)|(?:me )?(?:va|viene|queda) (?:mejor|bien|perfecto))',
  agrees:
    'exact(?:o|amente)|eso(?: es| mismo)?|correcto|así(?: está bien| mismo| es)?|perfecto|adelante|hazlo|claro(?: que sí)?|por supuesto|está bien|me parece bien|de acuerdo|confirmado|confirmo|venga',
  choosesNone:
    'l[oa]s dos|amb[oa]s|cualquiera|da igual|me da igual|(?:elige|decide) tú|como (?:quieras|veas)|¿?cuál es mejor',
  not: 'no',
  insteadOf: 'en vez de|en lugar de',
  butRather: 'sino|mejor',
  theOne: '(?:la|el) (?=(?:de|del|a) )',
  one: 'opción',
  between: '(?:la|el) del? (?:medio|en medio)',
  sameTime: '(?:a la |el )?mism[ao] (?:hora|día)',
  but: 'pero',
  at: 'a las?',
  dayAfter: '(?:el |al )?día (?:siguiente|después)|un día (?:después|más tarde)',
  dayBefore: '(?:el |un )?día (?:anterior|antes)',
  after: '(?:a cualquier hora |cuando sea )?(?:después|pasadas?) (?:de(?:l)?)?',
  from: '(?:a cualquier hora )?(?:a partir|desde)(?: del?)?',
  particles: 'porfa|porfi|por favor|mejor',
  because: 'porque|que es|que se|que nos|pues|así',
  sentences: 'yo|nosotros|la gente|el cliente|es que|estoy|estamos|voy',
  mistakes: 'equivocad[oa]|error|me equivoqué|no era|mal',
  chatter:
    'jaja+|jeje+|lol|uy|ok(?:ay)?|vale|perfecto|genial|guay|gracias|muchas gracias|porfa|porfi|por favor|perdón|oye|hola|sí|no|buenas',
  cancel:
    '(?:bórra|elimína|cancéla|quíta|retíra|anúla)(?:lo|la)(?: por favor)?|(?:borra|elimina|cancela|quita|retira) (?:esto|este|el vídeo|el video|el post)|ya no (?:lo|la) (?:publiques|subas)|no (?:lo|la) (?:publiques|subas)(?: nunca| al final)?',
  cancelAlone: 'olvídalo|déjalo',
  now: '(?:publíca|sube|súbe|mánda|lánza|posteá?)(?:lo|la)? (?:ya(?: mismo)?|ahora(?: mismo)?)',
  hold: '(?:todavía|aún) no(?: (?:lo|la) (?:publiques|subas))?|no (?:lo|la) (?:publiques|subas) (?:todavía|aún|hoy|ahora)|ahora no|hoy no',
  farewell: 'hasta(?: el)?',
  yet: 'todavía|aún|listo',
  noTime:
    '(?:hay que |podemos |tenemos que |necesito )?(?:cambiar(?:lo)?|mover(?:lo)?|reprogramar(?:lo)?|aplazar(?:lo)?)(?: la hora| de hora)?|cambia la hora|otra hora|otro día|aplázalo|(?:un poco )?más (?:tarde|temprano)',
  keep: '(?:deja|mantén|déjalo) (?:el )?',
  ignore: 'ignora(?:r|lo|la)?|nada',
  asDraft:
    '(?:guárdal[oa]|guardar|déjal[oa]|ponl[oa]) (?:como|en) (?:los |mis )?borrador(?:es)?|(?:solo )?(?:un |en )borrador',
  asksState:
    '(?:y )?(?:esto |el vídeo |el video |este )?(?:a qué hora|cuándo|qué día)(?: es que)? (?:sale|salía|se publica|se publicaba|va|iba|es|era|está programado)(?: esto| el vídeo| el video| este)?',
  asksHelp:
    'qué (?:puedo|se puede) (?:cambiar|decir|escribir|hacer)(?: aquí)?|qué (?:sabes|puedes) hacer|cómo (?:cambio|muevo|cancelo) (?:esto|la hora|el texto)|cuáles son mis opciones',
  account:
    '(?:(?:usa|pon(?:lo)?|sube(?:lo)?|publíca(?:lo)?|es|va|debe ser|tiene que ser|mejor) ?)?(?:en|desde|con|por)?|(?:cuenta|perfil)(?: es)?:?',
  accountBehind: '(?:en (?:vez|lugar) .{1,30}|no .{1,30}|por favor|porfa|mejor)',
  wrongAccount: '(?:es la |no es esta |no es la )?cuenta(?: equivocada)?|perfil equivocado',
  aroundWish: 'otra vez|de nuevo|por favor|porfa|ponlo|pon|los|la|lo|vuelve a|que sea|mejor|déjalo',
  caption: {
    add: 'añad[ea]|agreg[ae]|pon|ponle|mete|con',
    remove: 'quita(?:le)?|borra|elimina|sin|saca',
    replace: 'cambia|reemplaza|sustituye|errata:?|corrige',
    by: 'por|a|en|->|=>|→',
    hashtags: 'hash ?tags?|etiquetas?',
    emoji: 'emoji|emoticono',
    allEmoji: 'emojis|emoticonos',
    atStart: '(?:delante|al (?:principio|inicio))',
    atEnd: '(?:al final|detrás)',
    lowerCase: '(?:todo |el texto )*en minúsculas?',
    upperCase: '(?:todo |el texto )*en mayúsculas?',
    around: 'y|por favor|porfa|el|la|los|las|un|una|todos|todas|también|al final|(?:del|en el|al) texto|hash ?tags?',
    unsaid:
      '(?:hay que |podemos )?(?:cambia(?:r)?|corrige|corregir|edita(?:r)?) (?:el )?(?:texto|título|descripción)|(?:hay )?(?:una )?errata(?: en el texto)?',
  },
  posts: {
    the: 'el|la|al|del|los|las',
    one: 'v[ií]deo|clip|post|publicación|reel',
    all: 'tod[oa]s?(?: (?:los|las) (?:v[ií]deos|clips|posts|publicaciones|tres|cuatro|[2-9]))?|cada un[oa]',
    both: '(?:los|las) dos(?: (?:v[ií]deos|posts))?|amb[oa]s(?: (?:v[ií]deos|posts))?',
    rest: '(?:el|los|las|la) (?:resto|demás|otr[oa]s?)(?: (?:v[ií]deos?|posts?))?',
    except: 'menos|excepto|salvo|a excepción de',
    first: 'l[oa]s primer[oa]s',
    last: 'l[oa]s últim[oa]s',
    on: 'de|en|para|del|con|a',
  },
};
