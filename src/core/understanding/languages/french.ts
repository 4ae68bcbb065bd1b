import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const POST = '(?:la vidéo|le post|la publication|cette vidéo|ça|cela|le|la|ce post)';
const AS = '(?:mets(?:-| )(?:le|la|ça) en |rends(?:-| )(?:le|la) |en mode |en |visibilité ?:? )';

export const french: MessageWords = {
  language: 'fr',
  verbs: [
    {
      words: '(?:re)?post(?:e|er|ez|ons)(?:-(?:le|la|les|moi ça))?|publi(?:e|er|ez|ons)(?:-(?:le|la|les|moi ça))?',
      weight: 'sure',
    },
    {
      words: 'program(?:me|mer|mez)(?:-(?:le|la))?|planifi(?:e|er|ez)(?:-(?:le|la))?|mets en file',
      weight: 'plain',
      isForLater: true,
    },
    {
      words:
        '(?:en ligne|à l.antenne)(?= ?:)|(?:publication|mise en ligne)(?= ?:)|(?:cette|la|ma|notre) (?:vidéo|video|vid) (?:doit|devrait|peut|va) (?:sortir|être (?:publiée|postée|mise en ligne)|partir)|(?:ça|ce clip) (?:doit|devrait) (?:sortir|partir|être publié)|à (?:publier|poster|mettre en ligne|programmer)(?= | ?[:\\n])|(?<=(?:si|que) )(?:ça|cela|elle|cette vidéo) (?:part(?:e|ait)?|sort(?:e|ait)?|passe|passait|soit (?:publiée?|postée?|en ligne))',
      weight: 'plain',
    },
    {
      words:
        'à (?:balancer|envoyer|diffuser|partager|lancer|sortir)(?= | ?[:\\n])|(?:faut|il faut) (?:sortir|balancer|diffuser|mettre en ligne) (?:ça|cela|celle-ci|celui-ci|cette vidéo|la vidéo|ce clip)|(?:tu (?:(?:me|nous) )?(?:(?:la|le|les) )?(?:publies|postes|balances|programmes|sors|envoies|mets en ligne)|vous (?:(?:me|nous) )?(?:(?:la|le|les) )?(?:publiez|postez|programmez|sortez|envoyez|mettez en ligne))(?: (?:ça|cela|cette vidéo|la vidéo))?|l.envoyer|mets(?:-(?:le|la|ça))? en ligne|met(?:s|tre|tez|tons)(?:-(?:le|la))?(?: (?:ça|cela|le|la|cette vidéo|la vidéo|ce clip))? en ligne|(?:mets|mettre|mettez) (?:ça |cette vidéo )?sur tik ?tok|partag(?:e|er|ez)(?:-(?:le|la))?|balance|envoie|envoyer|upload(?:e|er)|diffuse(?:r|z)?|sors|lance',
      weight: 'everyday',
    },
    {
      words: '(?:ça|celle-ci|celui-ci|cette vidéo|ce clip) (?:sort|part|passe)(?= |[:,.]|$)',
      weight: 'everyday',
      isForLater: true,
    },
  ],
  courtesies:
    "n'oublie[rz]? pas de(?= (?:poster|publier|programmer|mettre)(?!\\p{L}))|allez,? hop|hop|on (?:voudrait|aimerait|souhaite|souhaiterait)|j'aimerais|nous (?:voulons|voudrions|aimerions)|(?:ce|ça) serait (?:top|super|bien|génial|cool|parfait|chouette|sympa) (?:si|de)|s'il te pla[iî]t|s'il vous pla[iî]t|stp|svp|merci de|salut|bonjour|coucou|hello|ok|peux(?:-| )tu stp|il faut|je veux|je voudrais|on veut|bonsoir|(?:salut|bonjour|coucou|hello) (?:à tous|à toutes|l'équipe|tout le monde|les gars|la team)|l'équipe|(?:tu )?peux|allez|voici la (?:nouvelle )?vidéo|tu peux stp",
  thanks:
    "s'il te pla[iî]t|s'il vous pla[iî]t|stp|stpl|svp|plz|merci+(?: hein| beaucoup| bcp| d'avance| bien| à tous)?",
  requests:
    "est-ce qu'on (?:peut|pourrait)|(?:serait|est)-il possible de|ça te dérange(?:rait)? de|(?:(?:peux|pourrais)(?:-| )tu|tu (?:peux|pourrais|pourras)|on (?:peut|pourrait|pourra)|vous pourrez|vous (?:pouvez|pourriez)|(?:pouvez|pourriez)(?:-| )vous)(?: s'il (?:te|vous) plaît| stp| svp)?(?: (?:le|la|les))?|est-ce que (?:tu peux|tu pourrais|vous pouvez|quelqu'un peut)|serait-il possible de",
  timeLabels: 'quand|heure|date|jour|date et heure',
  accountLabels: 'sur|compte|profil',
  audienceLabels: 'qui (?:peut )?(?:la |le )?(?:voir|voit)|visibilité|audience|confidentialité|qui|réglages',
  everyone: 'tout le monde|tous|toutes|tous le monde',
  captionLabels: 'légende|legende|texte|titre|description|caption',
  objects:
    '(?:cette|la|ma|notre|ce|le)(?: nouvelle| nouveau)? (?:vidéo|video|clip|reel|tiktok|post|vid)|(?:le|la|les)(?= (?:tout de suite|maintenant|direct|vite|demain|ce (?:soir|matin|midi)|aujourd|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|à \\d|dans \\d|svp|stp)| ?[?!.,]|$)|ça|ceci|cela|tout',
  fillers: '(?:sur|à) tik ?tok|pour moi|(?:une fois|toi|quoi)(?= ?(?:[?!,.:;\\n]|$))',
  captionMarks: captionMarks({
    joints: 'et',
    links: 'avec|en|comme|sous|mets|mettez',
    articles: 'la|le|cette|ce|une|un|pour',
    nouns: 'légende|texte|description|titre|caption',
    copulas: "est|sera|serait|doit être|c'est|dit",
    sayings: 'avec (?:écrit|marqué)(?: dessus)?|avec|en disant|disant|qui dit|écris|mets|en écrivant',
  }),
  captionSaidBefore: 'qui dit|écris|mets|ça dit',
  captionSayings: 'avec|qui dit|disant|en disant|et écris|et mets|intitulée?',
  captionBehind: '(?:en|comme) (?:légende|texte|titre|description)|est (?:la |le )?(?:légende|texte|titre|description)',
  quotedWhere: 'dessus|dessous|en dessous|au-dessus|par-dessus',
  noCaption: 'sans (?:aucune? )?(?:légende|texte|titre|description|caption)|pas de (?:légende|texte)',
  captionElsewhere:
    '(?:avec )?(?:la |le )?(?:légende|texte)(?: est)? (?:ci-dessus|ci-dessous|au-dessus|en dessous|plus haut|plus bas)|(?:voir )?(?:ci-dessus|ci-dessous)',
  introductions:
    "(?:c'est|ici|je suis|moi c'est|je m'appelle) \\p{L}+(?: \\p{L}+)? (?:de|du|des) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])",
  hashtagLabels: 'hashtags?|mots-clés|tags?',
  typedVerbs: 'poste poster postez publie publier publiez programme programmer partage partager',
  typedTimes: 'maintenant demain',
  audienceHints:
    "(?:seulement|uniquement|juste|que) (?:pour )?(?:mes |les |nos )?(?:amis|abonnés|famille|proches|moi|nous)|pas (?:en )?(?:public|publique|pour tout le monde)|personne d'autre|(?:peuvent|peut|doivent) (?:la |le )?voir|visible (?:par|pour)|amis proches|réservé (?:à|aux)|caché|garde(?:r|-le|z)? (?:ça )?(?:pour|entre)",
  draftPlaces: 'brouillons?|bo[iî]te de réception',
  suits: 'serait (?:parfait|idéal|top|bien|super|nickel)|(?:ça )?(?:convient|irait)',
  joints: 'et|puis',
  helping:
    "(?:est(?:-| )ce qu(?:e|'on|'il)|(?:dois|peux|pouvez|pourrais|pourriez|faut|devrait|devrais|peut|veux|voulez|doit)(?:-| )(?:je|tu|vous|on|il|nous)|on (?:poste|publie) (?:ça|quand))",
  questionWords: "quoi|quand|où|pourquoi|qui|quel(?:le)?s?|comment|qu'est(?:-| )ce",
  told: "(?:je |on |nous |il |elle |ils )?(?:l'ai|j'ai|je l'ai|l'a|on a|nous avons|l'avons|a|ont|avons) (?:déjà |bien )?(?:posté|publié|partagé|programmé|balancé|envoyé|mis en ligne)e?s?|déjà (?:posté|publié|partagé|programmé|en ligne)e?s?|je (?:le |la |les )?(?:poste|publie|mets|programme|partage|balance)(?: [^\\s,.:;!?]{1,20}){0,3} moi(?:-| )même|je m'en (?:occupe|charge)",
  negations: "ne|n'|pas|surtout pas|jamais|pas encore|rien|évite de",
  softNegations: 'oublie[rz]?|sûre?|trop|pressé|urgent|grave',
  negationsBehind: '(?:(?:ça|cela|cette vidéo|-le|-la|le|la) )?(?:surtout )?(?:pas|rien|jamais)',
  verbForms: 'posté|publié|poster|publier|postée?s?|publiée?s?|poste|publie',
  linkingWords:
    'avec pour de à en par et ou le la les mes mon ma nos notre vos votre leurs des du un une est sont entre meilleurs tous très',
  bindingWords:
    "jusqu'à jusque depuis dès ouvert ouverte ouvre ouvrons commence rendez-vous est sont était on nous vous se retrouve voit joyeux joyeuse bon bonne chaque arrive arrivent seulement en live vivant à c'est",
  timeOpeners: "à la première heure|d'ici|dans le courant de|dans",
  timeSpans: "(?:la |les |l')?(?:prochaine?s? )?(?:heures?|minutes?|jours?|semaine|journée)",
  waits: { words: 'attends|attendez|laisse(?: passer)?', ahead: 'dans' },
  conditions: "quand|dès que|lorsque|si|jusqu'à ce que|après que|avant que|une fois que",
  provisos:
    "(?:mais )?(?:pas encore|pas) (?:sûre?|certaine?)|je ne sais pas encore|j(?:e )?sais (?:pas|plus)|(?:mais |et )?(?:seulement|uniquement|que) (?:si|quand|après|lorsque)|mais (?:d'abord|avant|attends|attendez|pas (?:avant|sans|si)|seulement)|à (?:la )?condition (?:que|de|d')|sous (?:réserve|condition)|sauf si|à moins que|pourvu que|du moment que|tant que",
  tags: "ok|okay|d'accord|dac|c'est (?:bon|possible|ok)|ça (?:va|marche|te va|vous va)|possible|entendu",
  addressees: "chef|cheffe|patron|patronne|l'équipe|les amis|les gars|mec|tout le monde",
  eventLeads:
    "(?:(?:juste|peu|tout de suite|pas) )?(?:(?:une?|le|la|deux|trois|\\d+|quelques) (?:minutes?|min|heures?|jours?|semaines?|nuit|soir) )?(?:après|avant)(?= (?:le|la|les|l'|mon|ma|notre|ton|son|que|d'|de))|pendant|jusqu'à|(?:le|la) (?:jour|soir|nuit|matin|veille|lendemain|moment)(?= (?:d[eu]s?|d'|où))",
  occasions:
    "un autre jour|une autre fois|anniversaire|anniv|mariage|jour (?:j|de paie|de match|du lancement)|grand jour|lancement|sortie|première|ouverture|fermeture|mi-temps|coup d'envoi|coucher d[eu] soleil|lever d[eu] soleil|aube|crépuscule|heure (?:dorée|de pointe|habituelle)|(?:bonne|même|meilleure) heure|bon moment|saison|printemps|été|automne|hiver|vacances|prochaine fois|un de ces jours|un jour|date limite|prime time",
  appointments: 'rdv|rendez-vous|réunion|reunion|réu|call|brief|briefing|point|feedback|tournage|visio',
  speakers: 'nous|on|je',
  viewers: 'tu|vous|te|toi|ton|votre|on',
  timeLeads: 'à|au|aux|dans|en|pendant|après|avant|vers|entre|plus tard|courant|fin|début',
  vagueTimes: [
    "(?:dans les prochains jours|ces jours(?:-| )ci)|en fin de semaine(?: prochaine)?|(?:quand|dès que) (?:je|j'|tu|on|c'est|ce|vous|nous)(?: [^\\s,.:;!?]{1,20}){0,6}|tout à l'heure|dans un moment|à la même heure(?: (?:que|qu)(?: [^\\s,.:;!?]{1,20}){1,4})?",
    privateTimes(
      "(?:pour|le jour de|à) (?:mon|notre|son|ton) (?:anniversaire|mariage)|(?:après|avant|pendant) (?:le|la|l'|notre) ?(?:match|concert|spectacle|événement|pause|fête|ouverture|lancement|réunion)|(?:au printemps|en été|en automne|en hiver|le trimestre prochain)",
    ),
  ].join('|'),
  timesAfter:
    "(?:le|la) (?:jour|semaine|mois|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:d'après|suivante?)|(?:le|la|celui|celle) (?:d'après|suivante?)",
  predicates: "filmé tourné enregistré est était sera on ou ouvre ouvrons commence sort arrive c'est nous",
  timeJoins:
    'sinon|ou alors|et(?: puis| aussi)? (?:encore|de nouveau|à nouveau)(?: une fois)?|et(?: puis| aussi)?|puis',
  corrections:
    "euh|ah|oh|oups|non|pardon|désolée?|plutôt|enfin|je veux dire|je voulais dire|attends|attendez|correction|mieux|c'est-à-dire|c\\.-à-d\\.|càd|soit",
  edits: 'edit|correction|rectif|rectification|update|pardon',
  contrasts: 'mais(?: plutôt)?|plutôt',
  untils: 'jusque',
  minus: 'moins',
  ors: 'ou',
  sameCaption: 'même (?:légende|texte)',
  retractions:
    '(?:non,? )?(?:attends|attendez)(?:,? non| un peu| une seconde)?|(?:finalement|en fait) non|laisse tomber|pas encore|oublie',
  timeTails: 'ou presque|environ|tôt|tard|à peu près',
  zoneWords: '(?:mon|notre|ton) heure|heure (?:locale|de paris|du pacifique)',
  wishes: [
    way('à la main|manuellement|rappel(?:le|ez)(?:-| )moi', 'by_hand'),
    way(
      '(?:en|comme) brouillons?|(?:dans|vers) (?:(?:mes|les|nos|tes) )brouillons|dans (?:ma|la|notre) bo[iî]te de réception',
      'inbox',
    ),
    privacy(
      `${AS}privée?|(?:que|rien que|seulement|uniquement) (?:pour )?moi|moi (?:seule?|uniquement)|en privé`,
      'SELF_ONLY',
    ),
    privacy('privée?', 'SELF_ONLY', false),
    privacy(
      '(?:que|seulement|uniquement|réservé) (?:pour |à |aux )?(?:mes |les )?amis|(?:pour )?(?:mes |les |nos )?amis (?:seulement|uniquement)|(?:visible )?par (?:mes|les) amis',
      'MUTUAL_FOLLOW_FRIENDS',
    ),
    privacy('amis', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy(
      '(?:que|seulement|uniquement) (?:pour |à )?(?:mes |les )?abonnés|(?:pour )?(?:mes |les |nos )?abonnés (?:seulement|uniquement)',
      'FOLLOWER_OF_CREATOR',
    ),
    privacy('abonnés', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}public|publiquement|pour tout le monde|visible par tous`, 'PUBLIC_TO_EVERYONE'),
    privacy('public', 'PUBLIC_TO_EVERYONE', false),
    setting('partenariat rémunéré|contenu sponsorisé|sponsorisé|collaboration commerciale', {
      brandContent: true,
    }),
    setting('ma marque|notre marque|ma propre marque', { brandOrganic: true }),
    setting("généré (?:par|avec)(?: l')? ?ia|généré par l'ia|fait avec l'ia|contenu ia", {
      aiGenerated: true,
    }),
  ],
  idioms: 'sans commentaire',
  comments: 'commentaires?',
  duets: 'duos?',
  stitches: 'stitch(?:es)?|collages?',
  offBefore: '(?:sans|pas de|aucun|désactive(?:r)?(?: les)?|coupe les|ni)',
  offBehind: 'désactivée?s?|coupés|fermés|off',
  onBefore: 'avec|autorise(?:r)?(?: les)?|active(?:r)?(?: les)?',
  onBehind: 'activée?s?|autorisée?s?',
  cover: '(?:avec )?(?:la )?(?:couverture|miniature|vignette)(?: (?:à|de|au))?:?',
  profile: 'sur|à|avec|via|pour|depuis|sur le compte|avec le compte',
  profileInCaption: 'avec|à|pour',
  leadsToAccount: 'suivez',
  whomToAccount: 'nous',
  nextSlot: '(?:au |dans le |sur le |le )?prochain créneau(?: libre| disponible)?',
  commands: {
    cancel: `annule(?:r|z)?(?:-(?:le|la))?(?: ${POST})?|supprime(?:r|z)?(?:-(?:le|la))?(?: ${POST})?|laisse tomber|oublie(?: ça)?|ne (?:le |la )?(?:poste|publie) pas(?: ${POST})?`,
    retry: 'réessaie(?:r)?|réessaye(?:r)?|essaie encore|recommence|encore une fois',
    move: `(?:déplace(?:r|z)?|décale(?:r|z)?|reporte(?:r|z)?|repousse(?:r|z)?|avance(?:r|z)?|mets|change(?:r|z)?|passe)(?:-(?:le|la))?(?: ${POST})?(?: l'heure)?(?: à| au| de| d'| pour| en)?`,
    nearer: 'avance(?:r|z)?',
    later: 'plus tard',
    earlier: 'plus tôt',
    instead: 'plutôt|à la place',
    notBefore: 'pas avant|pas avant le|au plus tôt|pas plus tôt que',
    postAt: `(?:poste|publie|programme)(?:-(?:le|la))?(?: ${POST})?(?: pour)?`,
    newCaption:
      '(?:change |nouvelle? |modifie )?(?:(?:la|le) )?(?:légende|texte|description|caption|titre)(?: (?:en|est))? ?[:=]|écris(?: plutôt)? ?:',
    make: `(?:mets|rends|passe)(?:-(?:le|la))?(?: ${POST})?(?: en)?`,
    sureMoves: 'repousse|reporte',
    towards: 'à|au|pour|en',
    amountLeads: 'de',
    typed: 'annule annuler décale',
    noneAlone: 'amis',
  },
};
