import type { ReplyWords } from './words.ts';

const IT = '(?:ça|la vidéo|le post|cette vidéo)';

export const french: ReplyWords = {
  yes: "oui|ouais|d'accord",
  no: 'non|nan',
  neither: "aucun(?:e)?(?: des deux)?|ni l'un ni l'autre",
  turns: 'je voulais dire|plutôt|en fait|finalement|attends?|pardon|alors|disons|mets|allez',
  assents:
    "(?:bien sûr|évidemment|alors|pardon|désolée?|c'est mieux|ça marche|(?:c'est|serait) (?:bien|parfait|mieux))",
  agrees:
    "c'est (?:ça|bon|bien|parfait)|exact(?:ement)?(?: ça)?|parfait|voilà|vas-y|allez-y|fais(?: |-)(?:ça|le)|carrément|bien sûr|tout à fait|ça (?:marche|me va)|nickel|je confirme|confirmé",
  choosesNone:
    "les deux|n'importe(?: lequel| laquelle)?|peu importe|comme tu veux|(?:c'est )?toi (?:qui )?(?:choisis|décides|vois)|à toi de (?:voir|choisir)|lequel est mieux",
  not: 'pas',
  insteadOf: 'au lieu de|plutôt que|à la place de',
  butRather: 'mais',
  theOne: "(?:celui|celle) (?:du |de la |de |d'|à |des )",
  one: 'option',
  articles: 'le|la|les',
  it: '',
  ordinals: ['premi(?:er|ère)|1(?:er|re|ère)', 'deuxième|seconde?|2(?:e|ème)', 'troisième|3(?:e|ème)', 'quatrième'],
  last: 'derni(?:er|ère)',
  options: '',
  choices: '',
  laterOne: '',
  earlierOne: '',
  coming: 'ce|cette',
  inMonth: 'en',
  between: '(?:celui|celle|le|la) du milieu',
  sameTime: '(?:à la |le |la )?même (?:heure|jour)',
  but: 'mais',
  and: 'et',
  at: 'à',
  dayAfter: 'le lendemain|un jour plus tard',
  dayBefore: 'la veille|un jour plus tôt',
  after: "(?:n'importe quand |à tout moment )?après",
  from: '(?:à partir de|dès)',
  particles: 'stp|svp|juste|donc|plutôt',
  because: 'parce que|car|sinon|comme ça|vu que|puisque',
  sentences: "je|j'|on(?= (?:a|est|va|peut|doit|préfère) )|c'est|y a|il y a|ça fait",
  mistakes: 'mauvais(?:e)?|erreur|trompée?|pas la bonne|pas le bon',
  chatter:
    'haha+|mdr|lol|ok(?:ay)?|super|parfait|top|génial|merci(?: beaucoup| bcp)?|svp|stp|pardon|désolée?|oui|non|bonjour|coucou',
  cancel: `(?:annule|supprime|enlève|retire|vire|oublie) ${IT}|(?:annule|supprime|enlève|retire|vire)(?:-| )(?:le|la)|on annule|ne (?:le |la )?(?:poste|publie) (?:pas|plus)(?: du tout)?|(?:le |la )?(?:poste|publie) (?:pas|plus) du tout`,
  cancelAlone: 'laisse tomber|oublie(?: ça)?',
  now: `(?:poste|publie|envoie|balance|mets)(?:-| )?(?:le|la|${IT})?(?: en ligne)? (?:maintenant|tout de suite|direct)`,
  hold: "(?:ne )?(?:le |la )?(?:poste|publie)(?:-| )?(?:le |la )?pas (?:encore|tout de suite|maintenant|aujourd'hui)|pas (?:encore|maintenant|tout de suite)",
  farewell: 'à|jusqu.à',
  yet: 'encore|prête?',
  noTime:
    '(?:il faut |on doit |je dois |on peut )?(?:le |la )?(?:décaler|déplacer|reporter|reprogrammer)(?: ça)?|changer? l.heure|(?:une )?autre heure|un autre jour|(?:un peu )?plus (?:tard|tôt)|même créneau',
  keep: '(?:garde|laisse)(?:-| )?(?:le |la )?',
  ignore: 'ignore(?:r|-le|-la)?|rien',
  asDraft:
    '(?:enregistre(?:r|-l[ea])?|mets(?:-l[ea])?|garde(?:-l[ea])?|sauvegarde) (?:en|comme|dans (?:mes|les)) brouillons?|(?:juste )?un brouillon',
  asksState:
    "(?:c'est |ça )?(?:quand|à quelle heure)(?: est-ce que| déjà)* (?:que )?(?:ça|c'est|elle|il|la vidéo)? ?(?:sort|part|passe|est (?:publiée?|prévue?|programmée?)|sera publiée?)(?: déjà| encore)?|(?:ça|elle|il|la vidéo) (?:sort|part|passe) (?:quand|à quelle heure)(?: déjà)?|c'est (?:prévu )?(?:pour )?quand(?: déjà)?",
  asksHelp:
    "qu'est-ce que je peux (?:changer|modifier|dire|écrire|faire)(?: ici)?|(?:tu sais|tu peux) faire quoi|que peux-tu faire|comment (?:je )?(?:changer?|modifier?|annuler?|déplacer?) (?:ça|l'heure|la légende|le texte)",
  account:
    "(?:(?:utilise|prends|poste(?:-le|-la)?|mets(?:-le|-la)?|publie(?:-le|-la)?|passe|c'est|ça doit être|plutôt) ?)?(?:sur|avec|depuis)?|(?:compte|profil)(?: est)? ?:?",
  accountBehind: '(?:à la place(?: .{1,30})?|plutôt(?: que .{1,30})?|au lieu .{1,30}|pas .{1,30}|svp|stp|merci)',
  wrongAccount: "(?:c'est )?(?:le |pas le )?(?:mauvais|bon) (?:compte|profil)",
  aroundWish: 'remets|mets|de nouveau|svp|stp|les|le|la|plutôt|en|repasse|passe|juste|rends',
  caption: {
    add: 'ajoute(?:r)?|rajoute(?:r)?|mets|avec',
    remove: 'enlève(?:r)?|retire(?:r)?|supprime(?:r)?|sans|vire|pas de',
    replace: 'remplace(?:r)?|change(?:r)?|faute ?:?|corrige',
    by: 'par|en|->|=>|→',
    hashtags: 'hash ?tags?',
    emoji: 'emoji|émoji|smiley',
    allEmoji: 'emojis|émojis|smileys',
    atStart: '(?:devant|au début|avant)',
    atEnd: '(?:à la fin|derrière)',
    lowerCase: '(?:tout |toute la légende )?en minuscules?',
    upperCase: '(?:tout |toute la légende )?en majuscules?',
    around:
      "et|stp|svp|le|la|les|l'|un|une|des|du|tous|toutes|aussi|à la fin|(?:dans|de) (?:la légende|le texte)|hash ?tags?",
    unsaid:
      '(?:il faut |on peut )?(?:change(?:r)?|modifie(?:r)?|corrige(?:r)?) (?:la légende|le texte)|(?:il y a |y a )?(?:une )?faute(?: dans (?:la légende|le texte))?',
  },
  posts: {
    the: "le|la|les|du|au|l'",
    one: 'vidéo|video|clip|post|publication|reel',
    all: '(?:tous|toutes)(?: les (?:vidéos|videos|clips|posts|trois|quatre|[2-9]))?|tout(?! de suite)|chacune?|chaque (?:vidéo|post)',
    both: '(?:toutes |tous )?les deux(?: (?:vidéos|videos|posts))?',
    rest: "le reste|les autres(?: (?:vidéos|posts))?|l'autre(?: (?:vidéo|post))?",
    except: 'sauf|excepté|à part|hormis|mais pas',
    first: 'les premi(?:ers|ères)',
    last: 'les derni(?:ers|ères)',
    on: 'de|pour|sur|du|à|avec',
  },
};
