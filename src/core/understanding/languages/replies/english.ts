import type { ReplyWords } from './words.ts';

const IT =
  '(?:it|this|that|this one|that one|(?:the|this)(?: said| above| scheduled| planned)? post|the video|this video|this thing|the thing)';

export const english: ReplyWords = {
  yes: 'yes|yep|yeah|yup|sure|ok(?:ay)?|alright|(?:cool|great|nice|fine|good|right|perfect)(?:(?= ?,)|(?= then)|(?= but))',
  no: 'no|nope|nah',
  neither: 'neither(?: one| of (?:them|those))?|none(?: of (?:them|those))?',
  turns:
    "nvm|never ?mind|wait|sorry|actually|oh|hm+|ugh|better|rather|then|on second thoughts?|let'?s(?: (?:do|say|go (?:with|for)))?|i(?:'d| would) (?:say|prefer|rather)|we(?:'d| would) prefer|i mean(?:t)?|just|scratch that|make (?:that|it)(?= the (?:first|second|third|last|earlier|later|other))|argh|arg+h*|oops|whoops|gah|sorry,? no|no sorry|(?:can|could) it be|day should be|the day should be|(?:the )?(?:day|date|time) (?:should be|is|has to be)|should be|it should be|has to be|(?:two|three|a few|a couple of|couple of) things",
  better: 'better|best|rather|preferably|ideally|would do|will do|would be|works|suits|instead',
  please: 'please|pls|plz',
  assents: [
    '(?:better|idk|dunno|not sure|no idea|(?:i|we) mean(?:t)?|ofcourse|go with (?:that|it)|for the win|of course|ofc|obv(?:iously|s)?|duh|lol|haha+|definitely|i (?:guess|think|suppose)|then|for sure|if (?:possible|you can|u can)|tbh|actually|tho|though|my bad|sorry|oops|no\\?)',
    '(?:would do|will do|does it)|(?:is|would be|sounds|works|looks|seems|does|fits) (?:fine|good|great|perfect|better|best|ok(?:ay)?|funnier|nicer|safer|smarter|easier|ideal)(?: for (?:me|us|him|her|them|everyone|the (?:client|team|brand|shop|boss|crew|customers?|store|studio|agency|band|chef|owner)|our \\p{L}+))?(?: then)?|works(?: (?:best|better))?(?: for (?:me|us|him|her|them|everyone|the (?:client|team|brand|shop|boss|crew|customers?|store|studio|agency|band|chef|owner)|our \\p{L}+))?|suits (?:me|us)(?: better| best)?',
  ].join('|'),
  agrees:
    "that(?:'?s| is| works| sounds)? ?(?:right|correct|it|fine|good|great|perfect|the one|what i (?:meant|want(?:ed)?)|works)|exactly(?: (?:that|this|right|so))?|correct|right|sounds (?:good|great|right)|go (?:ahead|for it)|perfect|fine|do it|do that|please do|works(?: for me)?|absolutely|definitely|of course|you got it|indeed|confirm(?:ed)?|post it(?: then)?|👍",
  anyway:
    "(?:(?:yes,? )?(?:please )?(?:post|publish|send|upload) (?:it )?)?(?:anyway|again|once more)|i know|it'?s (?:on purpose|intentional|fine)",
  choosesNone:
    "both(?: of them)?(?: work| are fine)?|either(?: one)?(?: is fine| works)?|any(?: of them)?|whichever|whatever(?: you think)?|(?:i )?don'?t (?:care|mind)|(?:you|u) (?:choose|decide|pick)|up to (?:you|u)|(?:which|what|which one)(?:'?s| is)? (?:better|best)(?: for (?:reach|views|us))?(?: (?:you|do you|u) (?:think|reckon))?|both(?: of them)? (?:sound|look|work|are|seem|would be)s? ?(?:fine|good|great|ok(?:ay)?|alright)(?: (?:to|for|by|with) (?:me|us))?|(?:idk|dunno|no idea|not sure|i don'?t know),? (?:you|u) (?:choose|decide|pick)|(?:the |no,? (?:the )?)?other(?: one)?",
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
    "(?:the |which(?:ever)?(?:'?s| is) (?:the )?|whatever(?:'?s| is) (?:the )?)late(?:r|st)?(?: one)?(?: of (?:the two|them))?|late one(?: of (?:the two|them))?|after (?:the )?(?:clocks?|change|switch|time change).{0,24}|(?:in )?(?:winter time|standard time)|last(?: one)? of (?:the )?(?:two|three|four|them|\\d)",
  earlierOne:
    "(?:the |which(?:ever)?(?:'?s| is) (?:the )?|whatever(?:'?s| is) (?:the )?)(?:earl(?:y|ier|iest)|sooner|soonest)(?: one)?(?: of (?:the two|them))?|early one(?: of (?:the two|them))?|before (?:the )?(?:clocks?|change|switch|time change).{0,24}|(?:in )?(?:summer time|daylight saving(?: time)?|dst)",
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
  wrongTime: 'wrong (?:month|day|time|date|week|hour|year)',
  mistakes:
    "wrong|mistake|by accident|accident(?:al|ally)?|not this|mixed up|(?:not|aren'?t|isn'?t|no longer|won'?t be|never) (?:posting|publishing|running|doing|using|going to (?:post|publish|run))|not going out|changed (?:his|her|their|my|our) mind",
  chatter:
    'lol+|haha+|hehe+|ha|ugh+|omg|yay|wow|oops|whoops|aw+|um+|uh+|hm+|duh|sry|sorry(?: (?:guys|all|everyone|again))?|my bad|ok(?:ay)?|cool|great|nice(?: one)?|perfect|awesome|lovely|looks (?:good|great|amazing)|love it|yes|yep|yeah|sure|alright|no|nope|please|thank(?:s| you)(?: so much| all| a lot)?|tha+nks?(?: you)?|thx|ty|ta|cheers|hi|hey|hello|hey (?:schedy|team|guys|all)|(?:pm|am) (?:ofc|of course|obv)|lmk|asap|on this one|for this one|either(?: way| one| works| is fine)?|trust me|just saying|if (?:possible|you can|u can|that works)|thank you (?:so much|very much)|many thanks|(?:two|three|a few|couple of) things:?|just saw|my mistake|fyi|go ahead|go for it',
  cancel: [
    `(?:can we |could we |can you |could you |let'?s |we (?:have|need) to |i need to )?(?:pull|kill|bin|drop|trash|axe|nix|withdraw|take down|take back|get rid of|call off) ${IT}|(?:pull|take) ${IT} (?:down|back|off)`,
    `(?:do not|don'?t|dont|pls don'?t) (?:post|publish|send|schedule|upload|share|put(?: out)?) ${IT}? ?(?:out |up )?(?:at all|anymore|any more|after all|ever)|(?:do not|don'?t|dont) (?:post|publish) (?:at all|anymore)`,
    `forget (?:about )?(?:this one|that one|the post|the video|this video|the whole thing)|we'?re (?:not|no longer) (?:posting|doing|publishing|running) ${IT}(?: (?:anymore|any more|after all))?`,
    `(?:can we |could we |let'?s |please |just )?(?:cancel|delete|scrap|remove) ${IT}(?: (?:then|completely|entirely|after all|for good))?`,
  ].join('|'),
  undo: 'undo(?: (?:it|this|that))?|take (?:it|that) back',
  cancelAlone:
    '(?:undo|stop|abort|discard)(?: (?:it|this|that))?|never ?mind|nvm|forget (?:it|that|this)|call (?:it|this|that) off',
  now: `(?:just |ugh |ok |please |let'?s |then )*(?:put|get|throw|push|send|post|publish|release|upload) ${IT} (?:up |out |live )?(?:already|now|right now|right away|immediately|asap|straight away|(?:right )?this (?:second|minute|instant))|(?:just )?post (?:it )?already|(?:go )*(?:do not|don'?t|dont) wait (?:for|until|till) \\d.{0,12}|right now|right away|(?:and )?out with it|no need to wait|(?:can |could )?(?:${IT} )?go(?:es)? (?:out |live |up )?(?:right )?(?:now|this (?:second|minute|instant)|immediately)|(?:right )?this (?:second|instant)|go live (?:already|now|right now|right away|immediately|asap)`,
  hold: `(?:do not|don'?t|dont|please don'?t|pls don'?t) (?:post|publish|send|schedule|upload|share|put out)(?: ${IT})? (?:yet|now|today|tomorrow|until .{1,60}|before .{1,60})|not (?:yet|now|today)|(?:hold|wait|hold off|hold on)(?: with| on)? ${IT}(?: for now)?|(?:put|keep) ${IT} on hold|hold ${IT}(?: for now| back)?|pause ${IT}|hold off(?: (?:on ${IT}|for now|a (?:bit|while)|until .{1,60}|till .{1,60}|because .{1,60}))?`,
  farewell: 'see (?:you|ya|u)(?: on| at)?|till|until',
  yet: 'yet|ready',
  noTime: [
    `(?:(?:can|could) we |(?:i |we )?(?:need|have|want) to |let'?s |gotta )?(?:move|shift|reschedule|postpone|delay|push back|push)(?: (?:${IT}|the time|the date|time|date))?(?: (?:back|forward|out))?(?: (?:a (?:bit|little|tad)|slightly|some|to (?:a )?(?:later|another|different|new) (?:time|date|day|slot)))?`,
    "(?:(?:can|could) we |let'?s |(?:i |we )?(?:need|have|want) to )?(?:change|edit|update) (?:the )?(?:time|date|day)",
    '(?:i want |i need |we need |pick |choose )?(?:another|a different|a new|different|new) (?:time|date|day|slot)',
    '(?:(?:a )?(?:bit|little|tad|touch) |much |way |somewhat )?(?:later|sooner|earlier)(?: on)?|(?:same|the same|usual|the usual) (?:slot|time|hour)(?: as (?:last|the|yesterday|before|always|usual).{0,40})?',
  ].join('|'),
  keep: '(?:keep|leave|stay(?: with)?) (?:it |this )?(?:on |at |for )?',
  ignore:
    "(?:no,? )?(?:ignore|ignore (?:it|this|that)|leave it|nothing|no nothing,? leave it|don'?t bother|skip (?:it|this))",
  byHand:
    "(?:i'?ll|i will|we'?ll|let me) (?:post|do|upload|publish) (?:it|this) (?:myself|ourselves|by hand|manually)|(?:just )?remind me(?: instead)?(?: to post(?: it)?)?",
  byItself:
    '(?:post|publish) (?:it|this) (?:for real|by itself|automatically)|(?:but )?not (?:as )?a draft|no draft|direct (?:posting|publishing)',
  asDraft:
    "(?:just |only )?(?:(?:put|save|keep|send|leave|move|make|store) )?(?:(?:it|this|that) )?(?:as |in |to |into )?(?:an? |my |the |our |tiktok )*drafts?(?: (?:instead|for now|only|please))?(?:[,.;]? (?:i'?ll|we'?ll|i will|we will) (?:do|post|finish|publish) (?:it|the rest)(?: (?:myself|ourselves|later|by hand))?)?|(?:send|put|deliver|drop|move) (?:it|this) (?:in|to|into) (?:my |the |our )?(?:tiktok )?inbox(?: instead)?",
  asksState: `(?:and )?(?:when|what time|at what time|which day|what day|how soon)(?: exactly)? (?:does|do|is|will|was|did|are) (?:${IT}|you|we) (?:(?:go(?:ing)?|come|be|get)(?: (?:out|up|live|online|posted|published))?|out|live|scheduled|planned|due|posting|posted|publish(?:ed|ing)?|going to .{1,20})(?: for)?(?: again| now)?|when'?s (?:${IT}) (?:going )?(?:out|up|live|due|scheduled)(?: for)?(?: again)?|is (?:${IT}) (?:still |already )?(?:scheduled|planned)(?: (?:for .{1,20}|yet|already|now))?|what'?s the (?:status|plan|time)(?: here| of ${IT}| for ${IT})?|how does ${IT} stand|is ${IT} (?:still |even |already )?(?:going|due|set|on|coming|ready)(?: to go)?(?: (?:out|up|live|online))?(?: (?:tonight|today|tomorrow|this .{1,12}|on .{1,12}|at .{1,10}|for .{1,16}))?|(?:can you |pls )?remind me (?:what|which|when|where|who) .{1,40}|(?:what|which) (?:caption|text|account|profile|audience) (?:does|has|is|did|will) (?:${IT}) ?(?:have|got|on|using|go(?:ing)? (?:out )?(?:on|to))?(?: again)?|what'?s the (?:caption|text|account|audience)(?: again| here| on ${IT})?|are (?:the )?comments (?:on|off)(?: (?:for|on) ${IT})?|who (?:can|will|gets to) see ${IT}`,
  people: 'people|ppl|nobody|no one|our (?:crowd|audience|followers|viewers|fans|people)',
  possible: 'is that (?:ok|okay|possible|doable|fine)|possible|doable|would that work|can you|could you',
  asksHelp:
    '(?:and )?what (?:can|could|do|should) (?:i|we|you) (?:even |actually |still |all )?(?:change|do|say|write|type|edit)(?: (?:here|now|with this|about this|in here))?|what (?:are|r) (?:my|our|the) (?:options|choices)(?: here)?|how (?:do|can) (?:i|we) (?:change|edit|move|cancel|reschedule|delete) (?:this|it|that|the (?:time|caption|post|text|date))(?: again)?',
  account:
    "(?:(?:can you |could you |please |pls )?(?:use|take|switch(?: it)? to|it'?s|it is|change (?:it |the account )?to|post (?:it |this )?(?:on|to|from)|move (?:it )?to|put it on|make it|i (?:mean|meant|want(?:ed)?)|it )?(?:should|has to|needs to|must)? ?(?:be|go)? ?(?:on|to|from|via)?|(?:the )?(?:account|profile)(?: is| should be)?:?)",
  accountBehind: '(?:instead(?: of .{1,30})?|not .{1,30}|rather than .{1,30}|please|pls|account|then|thx)',
  wrongAccount:
    "(?:this is |that'?s |it'?s )?(?:on |for )?(?:the )?wrong (?:account|profile|one|tik ?tok|channel|page)|not (?:on )?(?:this|that) (?:account|profile)|(?:no,? ?)?(?:not (?:this|that)(?: one| video| post| clip)?,? ?)?(?:but )?(?:i mean(?:t)? )?the other (?:one|video|post|clip)|not (?:this|that) (?:one|video|clip)",
  switchOff: 'kill|disable|lock|close|block|mute|shut(?: off| down)?|turn off|switch off',
  switchOn: 'enable|allow|open|unlock|re-?enable|reopen|bring back|restore|turn on|switch on',
  giveMore: 'give it (?:another|an extra)|let it wait(?: another)?',
  someTime: 'some ?time|some ?day|at some point|whenever',
  lastOne: 'last|final',
  andThen: 'then',
  tries: 'try|send|attempt|have|give|resend|retry',
  takes: '(?:use|take|put it (?:in|into)|whenever)(?: the)?',
  audience: {
    hide: 'hide (?:it|this)(?: from (?:everyone|everybody|all|the public))?|(?:nobody|no one)(?: else)? (?:should|may|can|must) see (?:it|this)(?: yet| for now)?',
    only: 'only|just',
    see: '(?:show|open|share|limit|restrict|keep|set|make)(?: (?:it|this|this one))?(?: up)?(?: visible)?(?: to| for| with)?|visible(?: only)? (?:to|for)|(?:this is |it.s )?(?:meant )?for|let',
    behind: '(?:should|can|may|to|get to|will)? ?(?:be able to )?(?:see|watch|view)(?: (?:it|this|this one|the post))?',
    me: 'me|myself',
    friends: '(?:our |my |the )?(?:friends|mutuals)',
    followers: '(?:our |my |the )?followers',
    everyone: 'everyone|everybody|anyone',
  },
  aroundWish:
    'back(?: to)?|again|just|then|do|make it|make this|put|keep it|keep|set it to|set to|change (?:it )?to|switch (?:it )?to|turn|switch|the|it|this|please|tho|though|for now|on this one|for this one|this time|here|visible to|for this|on this|for it|on it|on this post|for this post|for this video|actually|(?:can|should|may|could) (?:stay|remain|be|go)|stay',
  caption: {
    add: 'add|tag(?: (?:it|this))?(?: with)?|put in|append|include|put|stick|throw in|also add|with',
    remove:
      'take(?=.{1,80} (?:out|off|away)$)|take away|remove|drop|delete|take out|take off|leave out|lose|cut|without|no|kill|ditch|get rid of|strip',
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
      'on this(?: one)?|for this(?: one)?|out|off|away|and|please|pls|plz|can you|could you|also|the|a|an|some|all|any|my|our|too|there|it|this|that|then|(?:to|in|from|of|at) (?:the |my |our )?(?:end|caption|text|description|title|end of the caption)|hash ?tags?|tag|word|words|last|first|completely|as well|instead',
    typo: 'typo|mis-?spel(?:t|led)|spell(?:ed|ing)|spelt|apostrophe',
    unsaid:
      "(?:(?:can we |could we |let'?s |we (?:need|have) to |i (?:need|want) to |please )?(?:change|edit|update|fix|shorten|rewrite|redo) )?(?:the |my |our )?(?:caption|text|description)|(?:there'?s |there is )?(?:a )?typo(?: in (?:the )?(?:caption|text))?|(?:the )?.{1,40} in (?:the )?(?:caption|text) (?:is|are) (?:wrong|off|outdated|incorrect|misspelled).{0,60}|(?:wrong|new|different|another) (?:caption|text)|(?:the |this )?(?:caption|text|description) (?:needs? (?:changing|work|to change|an? (?:edit|fix|change|rewrite|update)|fixing|editing|updating|rewriting)|needs? to be (?:shorter|longer|different|changed|fixed|rewritten)|is (?:wrong|off|too (?:long|short)|not (?:right|final))|isn'?t (?:right|final)|should be (?:shorter|longer|different|better))|(?:a )?(?:shorter|longer|better|different|new|nicer) (?:caption|text)(?: (?:would|please|pls|needed|might).{0,20})?|(?:apostrophe|comma|letter|word) (?:is )?(?:missing|wrong).{0,30}|shorten (?:it|this|that)|(?:some )?more hash ?tags|(?:the )?hash ?tags? (?:is|are) (?:wrong|missing)|(?:add|put|insert) (?:a |an )?(?:full stop|period|comma|line break|question mark|exclamation mark|space|blank line).{0,40}|(?:add|put|insert) [“\"].{1,60}[”\"] (?:after|before|between|behind) .{1,40}",
    edit: 'make|set|change|use|update|edit|and make',
    write: 'put|write',
    swap: 'replace|swap',
    articles: 'the|this|that|my|our|an?|new|whole|entire|full|as',
    instead: 'instead|now|rather|please',
    links: 'is|to|as|with|by|reads?|says?|should be',
    into: 'to|with|by',
    beside: 'with|w/',
    shouldBe: 'should (?:be|say|read)',
    inIt: 'in',
    the: 'the|our|my|this',
    joint: 'and',
    it: 'it',
    mustBe: '(?:it |that )?(?:is|(?:should|must|has to|needs to|ought to) be)',
    says: '(?:it )?(?:says|reads)',
    capital: 'capital|upper ?case',
    word: 'word',
    sentence: 'sentence',
    line: 'line',
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
    number: 'no\\.?|number',
    two: 'two|2',
    three: 'three|3',
    letterCase: 'caps|upper|lower|small',
    ofDay:
      'of \\p{L}|half|week|month|weekend|day|hour|minute|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
    behindA: 'day|week|month|year|hour|minute|bit|little|few|couple|quarter|half|different|new',
  },
};
