import type { ReplyWords } from './words.ts';

const IT = '(?:it|this|that|this one|that one|the post|this post|the video|this video|this thing|the thing)';

export const english: ReplyWords = {
  yes: 'yes|yep|yeah|yup|sure|ok(?:ay)?|alright|(?:cool|great|nice|fine|good|right|perfect)(?:(?= ?,)|(?= then)|(?= but))',
  no: 'no|nope|nah',
  neither: 'neither(?: one| of (?:them|those))?|none(?: of (?:them|those))?',
  turns:
    "nvm|never ?mind|wait|sorry|actually|oh|hm+|ugh|better|rather|then|on second thoughts?|let'?s(?: (?:do|say|go (?:with|for)))?|i(?:'d| would) (?:say|prefer|rather)|we(?:'d| would) prefer|i mean(?:t)?|just|scratch that|make (?:that|it)(?= the (?:first|second|third|last|earlier|later|other))",
  assents: [
    '(?:of course|ofc|obv(?:iously|s)?|duh|lol|haha+|definitely|i (?:guess|think|suppose)|then|for sure|if (?:possible|you can|u can)|tbh|actually|tho|though|my bad|sorry|oops|no\\?)',
    '(?:is|would be|sounds|works|looks|seems|does|fits) (?:fine|good|great|perfect|better|best|ok(?:ay)?|funnier|nicer|safer|smarter|easier|ideal)(?: for (?:me|us))?(?: then)?|works(?: (?:best|better))?(?: for (?:me|us))?|suits (?:me|us)(?: better| best)?',
  ].join('|'),
  agrees:
    "that(?:'?s| is| works| sounds)? ?(?:right|correct|it|fine|good|great|perfect|the one|what i (?:meant|want(?:ed)?)|works)|exactly(?: (?:that|this|right|so))?|correct|right|sounds (?:good|great|right)|go (?:ahead|for it)|perfect|fine|do it|do that|please do|works(?: for me)?|absolutely|definitely|of course|you got it|indeed|confirm(?:ed)?|post it(?: then)?|👍",
  choosesNone:
    "both(?: of them)?(?: work| are fine)?|either(?: one)?(?: is fine| works)?|any(?: of them)?|whichever|whatever(?: you think)?|(?:i )?don'?t (?:care|mind)|(?:you|u) (?:choose|decide|pick)|up to (?:you|u)|(?:which|what|which one)(?:'?s| is)? (?:better|best)(?: for (?:reach|views|us))?(?: (?:you|do you|u) (?:think|reckon))?",
  not: 'not|and not|but not|def(?:initely)? not',
  insteadOf: 'instead of|rather than',
  butRather: 'but',
  theOne: 'the (?=.+ one$)|the one (?:at|on|in|for) (?:the )?',
  one: 'one|option|please|slot',
  articles: 'the',
  it: 'it|this|here',
  ordinals: ['first|1st|former|earlier', 'second|2nd', 'third|3rd', 'fourth|4th'],
  last: 'last|latter|later',
  options: 'option|choice',
  choices: 'one|time',
  laterOne:
    "(?:the |which(?:ever)?(?:'?s| is) (?:the )?|whatever(?:'?s| is) (?:the )?)late(?:r|st)?(?: one)?(?: of (?:the two|them))?|late one(?: of (?:the two|them))?",
  earlierOne:
    "(?:the |which(?:ever)?(?:'?s| is) (?:the )?|whatever(?:'?s| is) (?:the )?)(?:earl(?:y|ier|iest)|sooner|soonest)(?: one)?(?: of (?:the two|them))?|early one(?: of (?:the two|them))?",
  coming: 'this|the coming',
  inMonth: 'in|the',
  between: 'the (?:middle|centre|center)(?: one)?|middle(?: one)?',
  sameTime: '(?:at |on )?(?:the )?same (?:time|day|hour)(?: on)?',
  but: 'but(?: then| on)?',
  and: 'and',
  at: 'at',
  dayAfter: '(?:on |to )?(?:the |one |a )?(?:next |following )day|(?:the )?day after|(?:a|one) day later',
  dayBefore: '(?:on |to )?(?:the |one |a )?(?:previous day|day before|day earlier)',
  quarters: ['(?:a )?quarter (?:past|after)', 'half(?: past)?', '(?:a )?quarter (?:to|before)'],
  after: '(?:any ?time |whenever |sometime )?(?:after|past|later than)',
  from: '(?:any ?time |whenever )?(?:from|starting(?: at)?)|not before|no earlier than',
  particles: 'back|again|just|pls|plz|please|maybe',
  because: "because|cause|'?coz|'?cuz|bc|b/c|since|so that|otherwise|that way",
  sentences:
    "i|i'm|im|i'll|i've|we|we're|we'll|we've|they|they're|it's|its|he|she|ppl|people|everyone|everybody|nobody",
  mistakes: 'wrong|mistake|by accident|accident(?:al|ally)?|not this|mixed up',
  chatter:
    'lol+|haha+|hehe+|ha|ugh+|omg|yay|wow|oops|whoops|aw+|um+|uh+|hm+|duh|sry|sorry(?: (?:guys|all|everyone|again))?|my bad|ok(?:ay)?|cool|great|nice(?: one)?|perfect|awesome|lovely|looks (?:good|great|amazing)|love it|yes|yep|yeah|sure|alright|no|nope|please|thank(?:s| you)(?: so much| all| a lot)?|tha+nks?(?: you)?|thx|ty|ta|cheers|hi|hey|hello|hey (?:schedy|team|guys|all)|(?:pm|am) (?:ofc|of course|obv)|lmk|asap|on this one|for this one',
  cancel: [
    `(?:can we |could we |can you |could you |let'?s |we (?:have|need) to |i need to )?(?:pull|kill|bin|drop|trash|axe|nix|withdraw|take down|take back|get rid of|call off) ${IT}|(?:pull|take) ${IT} (?:down|back|off)`,
    `(?:do not|don'?t|dont|pls don'?t) (?:post|publish|send|schedule|upload|share|put out) ${IT}? ?(?:at all|anymore|any more|after all|ever)|(?:do not|don'?t|dont) (?:post|publish) (?:at all|anymore)`,
    `(?:can we |could we |let'?s |please |just )?(?:cancel|delete|scrap|remove) ${IT}(?: (?:then|completely|entirely|after all|for good))?`,
  ].join('|'),
  cancelAlone:
    '(?:undo|stop|abort|discard)(?: (?:it|this|that))?|never ?mind|nvm|forget (?:it|that|this)|call (?:it|this|that) off',
  now: `(?:just |ugh |ok |please |let'?s |then )*(?:put|get|throw|push|send|post|publish|release|upload) ${IT} (?:up |out |live )?(?:already|now|right now|right away|immediately|asap|straight away)|(?:just )?post (?:it )?already|(?:go )*(?:do not|don'?t|dont) wait (?:for|until|till) \\d.{0,12}|right now|right away`,
  hold: `(?:do not|don'?t|dont|please don'?t|pls don'?t) (?:post|publish|send|schedule|upload|share|put out)(?: ${IT})? (?:yet|now|today|tomorrow|until .{1,60}|before .{1,60})|not (?:yet|now|today)|(?:hold|wait|hold off|hold on)(?: with| on)? ${IT}(?: for now)?|(?:put|keep) ${IT} on hold|hold ${IT}(?: for now| back)?|pause ${IT}`,
  farewell: 'see (?:you|ya|u)(?: on| at)?|till|until',
  yet: 'yet|ready',
  noTime: [
    `(?:(?:can|could) we |(?:i |we )?(?:need|have|want) to |let'?s |gotta )?(?:move|shift|reschedule|postpone|delay|push back|push)(?: (?:${IT}|the time|the date|time|date))?(?: (?:back|forward|a (?:bit|little)|to (?:a )?(?:later|another|different|new) (?:time|date|day|slot)))?`,
    "(?:(?:can|could) we |let'?s |(?:i |we )?(?:need|have|want) to )?(?:change|edit|update) (?:the )?(?:time|date|day)",
    '(?:i want |i need |we need |pick |choose )?(?:another|a different|a new|different|new) (?:time|date|day|slot)',
    '(?:a (?:bit|little) |much |way |somewhat )?(?:later|sooner|earlier)(?: on)?|(?:same|the same|usual|the usual) (?:slot|time|hour)(?: as (?:last|the|yesterday|before|always|usual).{0,40})?',
  ].join('|'),
  keep: '(?:keep|leave|stay(?: with)?) (?:it |this )?(?:on |at |for )?',
  ignore:
    "(?:no,? )?(?:ignore|ignore (?:it|this|that)|leave it|nothing|no nothing,? leave it|don'?t bother|skip (?:it|this))",
  asDraft:
    "(?:just |only )?(?:(?:put|save|keep|send|leave|move|make|store) )?(?:(?:it|this|that) )?(?:as |in |to |into )?(?:an? |my |the |our |tiktok )*drafts?(?: (?:instead|for now|only|please))?(?:[,.;]? (?:i'?ll|we'?ll|i will|we will) (?:do|post|finish|publish) (?:it|the rest)(?: (?:myself|ourselves|later|by hand))?)?",
  asksState: `(?:and )?(?:when|what time|at what time|which day|what day|how soon)(?: exactly)? (?:does|do|is|will|was|did|are) (?:${IT}|you|we) (?:(?:go(?:ing)?|come|be|get)(?: (?:out|up|live|online|posted|published))?|out|live|scheduled|planned|due|posting|posted|publish(?:ed|ing)?|going to .{1,20})(?: for)?(?: again| now)?|when'?s (?:${IT}) (?:going )?(?:out|up|live|due|scheduled)(?: for)?(?: again)?|is (?:${IT}) (?:still |already )?(?:scheduled|planned)(?: (?:for .{1,20}|yet|already|now))?|what'?s the (?:status|plan|time)(?: here| of ${IT}| for ${IT})?|how does ${IT} stand`,
  asksHelp:
    '(?:and )?what (?:can|could|do|should) (?:i|we|you) (?:even |actually |still |all )?(?:change|do|say|write|type|edit)(?: (?:here|now|with this|about this|in here))?|what (?:are|r) (?:my|our|the) (?:options|choices)(?: here)?|how (?:do|can) (?:i|we) (?:change|edit|move|cancel|reschedule|delete) (?:this|it|that|the (?:time|caption|post|text|date))(?: again)?',
  account:
    "(?:(?:can you |could you |please |pls )?(?:use|take|switch(?: it)? to|it'?s|it is|change (?:it |the account )?to|post (?:it |this )?(?:on|to|from)|move (?:it )?to|put it on|make it|it )?(?:should|has to|needs to|must)? ?(?:be|go)? ?(?:on|to|from|via)?|(?:the )?(?:account|profile)(?: is| should be)?:?)",
  accountBehind: '(?:instead(?: of .{1,30})?|not .{1,30}|rather than .{1,30}|please|pls|account|then|thx)',
  wrongAccount:
    "(?:this is |that'?s |it'?s )?(?:on |for )?(?:the )?wrong (?:account|profile|one)|not (?:on )?(?:this|that) (?:account|profile)",
  aroundWish:
    'back(?: to)?|again|just|then|do|make it|make this|put|keep it|keep|set it to|set to|change (?:it )?to|switch (?:it )?to|turn|switch|the|it|this|please|tho|though|for now|on this one|for this one|this time|here|visible to',
  caption: {
    add: 'add|append|include|put|stick|throw in|also add|with',
    remove: 'remove|drop|delete|take out|take off|leave out|lose|cut|without|no|kill|ditch|get rid of|strip',
    replace: 'change|replace|swap|switch|turn|typo:?|fix:?|correct:?',
    by: 'to|with|by|for|into|->|=>|→|should be',
    hashtags: 'hash ?tags?|tags?',
    emoji: 'emoji|emoticon|smiley',
    allEmoji: 'emojis|emoticons|smileys|all (?:the )?emojis?',
    atStart: '(?:in front|at the (?:start|beginning|front|top)|first|before (?:it|that|the (?:caption|text|rest)))',
    atEnd: '(?:at the (?:end|bottom)|behind(?: it)?|last)',
    lowerCase:
      '(?:(?:make |put )?(?:it|the)? ?(?:whole |entire )?(?:caption|text|it|everything) )?(?:all |in |to )*lower ?-?case(?: letters)?',
    upperCase:
      '(?:(?:make |put )?(?:it|the)? ?(?:whole |entire )?(?:caption|text|it|everything) )?(?:all |in |to )*(?:upper ?-?case|all caps|caps)(?: letters)?',
    around:
      'and|please|pls|plz|can you|could you|also|the|a|an|some|all|any|my|our|too|there|it|this|that|then|(?:to|in|from|of|at) (?:the |my |our )?(?:end|caption|text|description|title|end of the caption)|hash ?tags?|tag|word|words|last|first|completely|as well|instead',
    unsaid:
      "(?:(?:can we |could we |let'?s |we (?:need|have) to |i (?:need|want) to |please )?(?:change|edit|update|fix|shorten|rewrite|redo) )?(?:the |my |our )?(?:caption|text|description)|(?:there'?s |there is )?(?:a )?typo(?: in (?:the )?(?:caption|text))?|(?:the )?.{1,40} in (?:the )?(?:caption|text) (?:is|are) (?:wrong|off|outdated|incorrect|misspelled).{0,60}|(?:wrong|new|different|another) (?:caption|text)",
  },
  posts: {
    the: 'the|that|this',
    one: 'video|vid|clip|post|reel|one|draft|file',
    all: 'all(?: of)?(?: (?:them|these|those))?(?: (?:the |my |our )?(?:videos|vids|clips|posts|reels|ones|drafts|two|three|four|five|[2-9]))?|(?:them|these|those) all|everything|every (?:one|single one|video|post|clip)|each(?: (?:one|of them|of these|video|post|clip))?',
    both: 'both(?: of (?:them|these|those))?(?: (?:videos|vids|clips|posts|ones))?|(?:them|these|those) both|the two(?: of them| videos| posts)?',
    rest: '(?:all )?the (?:rest|others?)(?: (?:one|two|three|ones|video|videos|post|posts))?(?: of them)?|everything else|the remaining(?: (?:one|two|three|ones|videos|posts))?',
    except: 'but(?: not)?|except(?: for)?|besides|apart from|other than|excluding|minus',
    first: 'the first|first',
    last: 'the last|last',
    on: 'for|on|of|to|in|with',
  },
};
