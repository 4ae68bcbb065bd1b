import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const FINITE = 'is|was|are|were|has|had|looks?|will|says?|seems?|went|did|does|got';
const HELPING_VERBS = 'should|shall|can|could|would|will|may|might|do|does|did|is|are|was|were|have|has';
const SOMEBODY = 'i|we|you|he|she|it|they|this|that|the|anyone|somebody|someone|there';

const POST = '(?:the post|this post|that post|the video|this one|that one|it|this|that)';
const MAKE = `(?:(?:make|keep) ${POST} |set (?:${POST} )?to |as |visibility:? |privacy:? )`;
/** Its inbox is another way there. */
const TIKTOK = 'tik ?tok(?! (?:inbox|drafts?)(?![a-z]))';
const EDIT = '(?:change|set|edit|update|make|use)';

/** What is to go out, as part of the verb: "put this on our TikTok", "this should go out". */
const THIS =
  '(?:this|it|that|these|this one|that one|this (?:bad boy|beauty|baby|guy|bit)|(?:this|the|that|my|our)(?: new)? (?:video|vid|clip|reel|tiktok|one|file|post))';
const GO =
  '(?:go (?:out|up|live|online)|be (?:posted|published|uploaded|shared|live|up|online|out|scheduled)|get (?:posted|published)|drop|air)';

/** What people do to a video to get it on TikTok. */
const PUT =
  '(?:put|get|stick|throw|pop|chuck|whack|bang|lob|fling|sling|shove|plonk|slap|toss|bung|run|push|send|roll|drop|yeet|fire|load)';

/** Before a day or a clock: "the video for tomorrow 7pm". */
const FOR_TIME =
  "for(?= (?:today|tonight|tomorrow|tmrw|tmr|next|on|this (?:morning|afternoon|evening|week)|\\d{1,2}(?:[:.]\\d\\d)? ?[ap]m|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?!'|[a-z]))";

const WHEN =
  "(?= (?:(?:at|on|for|by|in) )?(?:today|tonight|tomorrow|tmrw|tmr|next|this|asap|now|in \\d|\\d{1,4}[-/:.]\\d|\\d{1,2} ?[ap]\\.?m|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?!'|[a-z]))";

/** Of a distance that no clock keeps: "in -2 hours". */
const UNIT = '(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)';

const HOUR = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)';
/** "a post about our menu" names one; "post about 7pm" asks for one. */
const ABOUT_SOMETHING = `about(?! (?:\\d{1,2}(?:[:.]\\d\\d)? ?(?:[ap]\\.?m|h\\b|-?ish\\b|o'clock)|\\d{1,2}:\\d\\d|${HOUR}(?:-?ish\\b| o'clock)|(?:noon|midday|midnight|tomorrow|tonight)(?!\\w|')|half past|quarter (?:past|to)|(?:in )?(?:an?|half an|\\d{1,3}) (?:half )?(?:hours?|hrs?|min)|in |\\d{1,2} ?(?:$|[:,.\\n"“„«])))`;

export const english: MessageWords = {
  language: 'en',
  verbs: [
    {
      words: 'post',
      weight: 'sure',
      nounBefore: `office|malone|mortem|production|box|cards?|credits?|from|${ABOUT_SOMETHING}|${FINITE}`,
    },
    { words: 'publish|publich|pubish|publsh|publis|puplish|pubilsh', weight: 'sure', nounBefore: 'or perish' },
    {
      words: `${THIS} (?:should|must|needs to|has to|can|could|may|is to|ought to|is supposed to|will|is going to|wants to)(?: please)? ${GO}`,
      weight: 'plain',
    },
    {
      words: `(?:to|going to) ${GO}(?= ?:)|(?:goes|going) (?:out|up|live)(?= ?:)|(?:needs|has|ought) to ${GO}|should ${GO}|(?:get|have) ${THIS} (?:up|out|live|posted|published|scheduled)|${THIS} (?:goes|is going) (?:out|up|live)|${THIS} is ${FOR_TIME}`,
      weight: 'plain',
    },
    {
      words: [
        `(?:(?:here(?:'s| is)|this is) )?(?:(?:the|our|my|a|another|one more) )?(?:new )?(?:video|vid|clip|reel|tiktok|one) ${FOR_TIME}`,
        `(?:${THIS} is )?(?:all )?(?:ready|good) to ${GO}|(?:${THIS} is )?(?:all )?(?:ready|all set|set|planned) ${FOR_TIME}`,
        `(?:make|let|have) ${THIS} ${GO}|(?<=if )${THIS} (?:went|goes|got|gets|was|were|is) (?:out|up|live|online|posted|published|scheduled)`,
      ].join('|'),
      weight: 'plain',
    },
    {
      words: `(?:${PUT}|have|(?:i|we)(?:'d| would)? (?:want|need|like|love)) ${THIS} (?:(?:to )?${GO}|(?:up |out )?(?:on|onto|to) (?:our |my |the )?${TIKTOK})|(?:put|stick|throw|pop|save|leave) ${THIS}(?= (?:in|into|to) (?:my|our|the) (?:tik ?tok )?(?:inbox|drafts)(?![a-z]))`,
      weight: 'plain',
    },
    {
      words: [
        `${PUT} ${THIS} (?:up|out|live|online)`,
        `${PUT} (?:(?:up|out) )?(?:on|onto) (?:our |my |the )?${TIKTOK}`,
        `(?:put|get|throw|stick|pop|chuck|whack|bang|lob|fling|shove|plonk|slap|bung|yeet) ${THIS}(?: on)?(?= (?:at (?:some point|\\d)|some ?time|in the (?:week|morning|evening)|during the week|any ?time|whenever|for |by |today|tonight|tomorrow|tmrw|tmr|next |on (?:mon|tue|wed|thu|fri|sat|sun)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\\d{1,2}(?:[:.]\\d\\d)? ?[ap]m)(?!'))`,
        `(?:(?:i|we)(?:'d| would|'ll| will|'m| am)? )?(?:(?:gonna|going to) )?(?:want|need|like|love) ${THIS} (?:to be |to go )?(?:posted|published|scheduled|uploaded|live|up|out|online)`,
        `(?<=(?:can|could|let) )${THIS} ${GO}`,
        `(?<=mind )(?:posting|publishing|scheduling|uploading|sharing|dropping)`,
      ].join('|'),
      weight: 'plain',
    },
    {
      words: `(?:run|air|up) ${THIS}${WHEN}|(?<=\\n|^)(?:up|to ${GO})${WHEN}|go (?:live|out|up)${WHEN}|put out|put up|send out|upload|share|release|set live|go live with|push live|put live|drop ${THIS}|drop(?= ["“„«])|ship ${THIS}|(?:fire|blast|shoot) ${THIS} (?:off|out)|let (?:it|this one) rip|hit (?:post|publish)|send ${THIS}|send(?= (?:to|in|into) (?:my|the|our|your) (?:tiktok )?(?:inbox|drafts)(?![a-z]))`,
      weight: 'everyday',
    },
    {
      words: `(?:set|book|slot|pencil|slate|line) ${THIS} (?:to ${GO}|(?:in |up )?${FOR_TIME})|(?:slot|pencil|book) ${THIS} in${WHEN}|(?<=(?:let's|lets|let us|(?:we|you) (?:can|could|should)) )(?:do|go (?:with|for)|aim for|shoot for)(?= (?:today|tonight|tomorrow|tmrw|tmr|next|on|at|this|\\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?!'|[a-z]))`,
      weight: 'everyday',
    },
    { words: 'repost|pst|psot|postt|(?:publication|posting|on air)(?= ?:)', weight: 'plain' },
    {
      words: 's(?:ch|sh|h|k|c|ck|hc)[ea]?d[aeiou]{1,2}l{1,2}[ea]?|sched|sked|schdeule',
      weight: 'plain',
      nounBefore: `from|of|${FINITE}`,
      isForLater: true,
    },
    { words: 'queue up|queue|enqueue', weight: 'plain', nounBefore: `of|${FINITE}` },
  ],
  courtesies:
    "(?:don'?t|do not) forget to(?= (?:post|publish|schedule|upload|queue|put|get)(?![a-z]))|(?:make sure|be sure|remember) to(?= (?:post|publish|schedule|upload|queue)(?![a-z]))|don'?t forget(?= ?[:,])|(?:argh+|ugh+|eek|aah+|yay|woo(?:hoo)?|phew)(?= |,|!)|(?:oh|ah|well|right|yes|cool|great|perfect|anyway)(?= ?[,!] )|(?:hi|hello|hey) (?:dear|love|hun|boss|both)|omg|same again|if it'?s not (?:too|to) much (?:trouble|to ask|bother|hassle)|(?:no|not in a) (?:rush|hurry|worries|pressure)(?: at all)?(?= ?[,.!])|(?:morning|afternoon|evening)(?= ?!)|if possible|heya|hiya|alright mate|mate|(?:hello|hi|hey) (?:lovelies|guys|all|folks|everybody|y'all|peeps|people|friends|boss|again|everyone)|please and thank you|sorry for the (?:delay|wait)|quick (?:favou?r|ask)|please|pls|plz|kindly|hey|hi|hello|ok(?:ay)?|schedy|just|yo|hey there|can you please|could you please|let's|lets|i want to|i'd like to|i would like to|i wanna|we want to|we'd like to|go ahead (?:and|&)|guys|hey guys|hi all|hi there|hello there|hi team|hey team|team|hi everyone|hey everyone|folks|good (?:morning|afternoon|evening)|we need to|i need (?:you )?to|here'?s (?:the|our|a|my) (?:new )?(?:video|clip|reel|one)|new (?:video|vid|clip|reel|one)|one more thing|so|alright|(?:morning|afternoon|evening),? (?:all|everyone|team|folks|guys)|everyone|quick one|here we go|here goes|finally(?: done)?|(?:it )?(?:would|'d) be (?:great|nice|good|cool|lovely|perfect|awesome|amazing) (?:if|to)|as discussed|fyi|btw|when you get a chance|if you can",
  thanks:
    '(?:thanks|thank you|ta|cheers) (?:lovely|hun|dear|love|mate|boss)(?: x+)?|pretty please|(?:thanks|thank you) a (?:mill|bunch|lot|ton)|as soon as you can|(?:and |then )?(?:let me know|lmk|tell me|ping me|shout|message me) (?:when|once|if|after) (?:it|this|that)(?:.s| is| goes| has)? (?:done|up|live|out|posted|scheduled|online|through|gone (?:out|live|up)|worked)|(?:please )?(?:thanks|thank you) x+|please and thanks?(?: you)?|(?:would|could|can|will) (?:you|u|ya)|ta|cheers mate|thanks a bunch|for me please|for us please|please|pls|plz|(?:thanks|thank you)(?: so much| a lot| a million| a ton| very much| a bunch| in advance| team| all| guys| everyone)?|thx|ty|cheers|many thanks|tysm|appreciate it|much appreciated',
  requests:
    "(?:might|may) (?:we|you)(?: please)?(?= (?:post|publish|schedule|share|upload|put|get|have)(?![a-z]))|can (?:it|this|this one)(?= (?:go|be|come) )|could (?:it|this|this one)(?= (?:go|be|come) )|(?:would|is) it (?:be )?ok(?:ay)? (?:to|if (?:we|you|i))|do you (?:think|reckon|suppose|guess) (?:you|we|it) (?:can|could|might)|any way (?:you|we) (?:can|could)|(?:any )?chance (?:you|we) (?:can|could|might)|would you be able to|could you be a (?:star|dear|love|legend) and|are you able to|is there any way (?:you|we) (?:can|could)|i'd be grateful if you (?:could|can|would)|(?:may|can|could) (?:i|we) (?:please )?have(?= (?:this|it|that))|if possible,? please|(?:can|could|would|will) (?:you|u|ya|y'all|someone|somebody|anyone|anybody)(?: please| pls| kindly| maybe| possibly| just| be able to| be so kind(?: as)? to)?|(?:can|could) we(?: please)?|would you mind|do you mind|mind(?= [a-z]+ing)|would you be so kind(?: as)? to|(?:i'd|i would|we'd) (?:really )?appreciate it if you (?:could|can|would)|(?:i was|i'm|we were) wondering if you (?:could|can)|(?:can|could)(?= (?:this|it|that|these|the|my|our) (?:[a-z]+ )?(?:go (?:out|up|live|online)|be ))|(?:would|is) it (?:be )?possible to|any chance (?:you|we) (?:can|could)|could i ask you to|may i ask you to|(?:please )?(?:can|could) (?:i|we) (?:get|have)(?! (?:this|it|that|these|[a-z]+ (?:video|clip|one)) (?:up|out|live|posted|published|scheduled|online))",
  timeLabels:
    'timing|to go (?:out|up|live)|go(?:es|ing) (?:out|up|live)|to be (?:posted|published)|(?:post|posting|publish|publishing|upload|schedule|scheduled|release) (?:time|date)|time to post|when|time|date|day|date and time|post at|post on|publish at|publish on|schedule|schedule for|scheduled for|go live|at|due',
  accountLabels: 'on|account|profile|tiktok|page',
  audienceLabels:
    'who can (?:see|watch|view)(?: it| this)?|visible to|audience|visibility|privacy|who|settings?|options?|for',
  everyone: 'everyone|everybody|all|anyone|anybody|the world|whole world|the public',
  captionLabels: 'caption|capt?|txt|text|title|description|desc|copy|words',
  objects: [
    '(?:this|the|that|my|our)(?: new)? (?:one|video|vid|clip|reel|tiktok|file|post)',
    'this|it|that|everything',
  ].join('|'),
  fillers: `for (?:this|that)(?: one| video| vid| clip| reel)?|(?:on|to|onto) (?:(?:our|my|the) )?(?:${TIKTOK}|tok|tt)(?: account| page| channel)?|as a? ?tik ?tok|for me|for us|if (?:you can|possible)|when you can|thanks in advance`,
  captionMarks: [
    captionMarks({
      joints: 'and|&|,',
      links: 'with|w/|w|using|use|add|for|as|under',
      articles: 'the|this|a|an|my|our|its',
      nouns: 'caption|captions|text|title|description|desc|copy',
      copulas:
        'as follows|is just(?= ?["“„«‘\\p{Extended_Pictographic}])|is (?:gonna|going to) be|is|should (?:be|say|read)|reads?|says?|to (?:be|read|say)|will be|would be|can be|being|use|put|just',
      sayings:
        'saying|says?|captioned|titled|called|with|(?:it|which|that) (?:says|should say|reads)|write|put|use|caption it|and the words|the words|words',
    }),
    '(?:and )?(?:captioned|caption it)(?= )|words ?[:=]|captioned ?:',
    `(?:and )?(?:the )?(?:caption|text|title)'s(?: just| simply)?(?= ?["“„«‘])|(?:and )?the words (?:are|will be|should be)(?= )|words (?:are|is)(?= ?["“„«‘])`,
  ].join('|'),
  captionSaidBefore: 'says|it says|saying|with the words|write|put',
  captionSayings:
    'saying|that says|it says|titled|called|captioned|named|call it|caption it|title it|and (?:write|say)|reading|with the words|use|with',
  captionBehind: '(?:as|is|for) (?:(?:the|a|its|your|my) )?(?:caption|text|title)',
  quotedWhere:
    '(?:on|over|under|underneath|above|below|beneath|across)(?: (?:it|this|that|the (?:video|vid|clip)))?|with (?:it|this)|as (?:the )?words',
  noCaption:
    '(?:i |we )?(?:don.?t|do not|doesn.?t|does not) need (?:a |any )?(?:caption|text)|(?:with(?:out| no)|w/o|no|zero) (?:a |any )?(?:caption|text|description|title|words)(?: (?:needed|necessary|please|required|this time))?|caption(?:less| free)|(?:leave|keep) the caption (?:empty|blank)|empty caption',
  captionElsewhere:
    "(?:(?:with|use|and) )?(?:the )?(?:caption|text)(?:'s| is)? (?:is )?(?:as )?(?:above|below|underneath|up there|down there|follows)|(?:see |text |words )(?:above|below)|(?:(?:with|use) )?the (?:above|below)(?: (?:text|words|line))?(?: as (?:the )?caption)?",
  introductions:
    "(?:it's|its|it is|this is|i'm|im|i am|my name is) \\p{L}+(?: \\p{L}+)? (?:here|(?:from|at|of|over at) \\p{L}+(?: \\p{L}+){0,2})(?= ?[.!,\\n–—])|\\p{L}+ (?:here|from \\p{L}+ here)(?= ?[.!,\\n–—])",
  hashtagLabels: 'hashtags?|tags?',
  typedVerbs: 'post publish schedule upload share queue release',
  typedTimes: 'now today tonight tomorrow',
  audienceHints:
    '(?:only|just)(?: for| to| with)? (?:my |our |the )?(?:close |best )?(?:friends|followers|family|mutuals|subscribers|team|crew|me|us)|(?:friends|followers|family|mutuals|subscribers) (?:can see (?:it |this )?)?only|not (?:for )?(?:the )?(?:public|everyone|everybody)|hid(?:e|den)(?: (?:it|this))? from|visible (?:only )?(?:to|for)|(?:nobody|no one|noone)(?: else)? (?:should|can|may|must|is to) see|(?:can|should|may|could) (?:only )?see (?:it|this)|close friends|keep (?:it|this) (?:private|between|to|among|quiet|secret|off)|shown? (?:only )?to',
  draftPlaces: 'inbox|drafts',
  suits:
    'would be (?:ideal|perfect|great|best|good|lovely|nice)|works(?: best| well| great| for (?:me|us|this))?|is (?:ideal|perfect)|suits',
  joints: 'and|&|\\+|then',
  helping: `(?:${HELPING_VERBS})(?:n'?t)? (?:${SOMEBODY})`,
  questionWords: 'what|when|where|why|who|whom|whose|which|how',
  told: "(?:i |we |she |he |they )?(?:have |has |'ve )?(?:already|just) (?:posted|published|uploaded|shared|scheduled|put (?:it|this) up)|(?:i|we|she|he|they)(?:'ve| have| has)? (?:posted|published|uploaded|shared|scheduled)|(?:i|we)(?:'ll| will|'m gonna)?(?: [^\\s,.:;!?]{1,20}){0,3} (?:post|publish|upload|share|schedule|do)(?: [^\\s,.:;!?]{1,20}){0,5} (?:myself|ourselves)",
  negations: [
    "do\\s*not|don'?t|dont|never|not|nothing|no need to|needn'?t|must not|mustn'?t",
    "should not|shouldn'?t|cannot|can'?t|won'?t|let'?s not|pls don'?t",
    'stop|hold off(?: on)?|wait(?: to)?|avoid|nobody',
  ].join('|'),
  softNegations:
    'forget(?:ting)?|sure|certain|idea|too|(?:a |any )?(?:rush|hurry|worries|preference|pressure|problem|stress|big deal)|urgent|much',
  negationsBehind: 'nothing|not (?:yet|now|this|that|it|today)',
  verbForms: '(?:post|publish|schedul|queu|upload|shar)(?:e?ing|ed)',
  linkingWords: [
    'a an the my our your his her their all best new old dear',
    'with for to from in by of and or so very more is are be was were go going hello hi hey',
  ].join(' '),
  bindingWords: [
    'you ya u until till til since of from is are was were be been back open opens opening close closes',
    'starts start starting begins ends live here happy every each coming come comes meet join us tune',
    'this last next next see launch launches drops dropping arrives arriving available out only than like',
    'black good super we i they he she it sale ends before after between by party dinner lunch',
  ].join(' '),
  timeOpeners: 'first thing|by|within|inside|at some point|later|sometime|some time',
  timeSpans:
    '(?:the )?(?:next |coming )?(?:few |couple of )?(?:an |a |two |three )?(?:hours?|minutes?|days?|weeks?|morning)',
  waits: { words: 'give it|wait(?: for)?|hold(?: it| off)?(?: for)?|leave it(?: for)?', ahead: 'in' },
  conditions: 'when|once|as soon as|whenever|if|until|till|unless(?: you)?|only after|only when|provided',
  provisos:
    "(?:i'm |im |but )?not (?:100% |quite |really |totally )?(?:sure|certain|final|confirmed)(?: yet)?(?! about .{1,30} but )|(?:but |and |so |then )?only (?:if|when|after|once|as soon as)|but (?:first|only|wait|not (?:before|until|till|if|when|yet))|(?:but |and )?(?:first )?(?:check|ask|wait for|run it by|confirm)(?= .{1,40} first)|as long as|so long as|provided(?: that)?|providing|assuming|on (?:the )?condition|subject to|pending|in case|unless|except if|if and only if",
  tags: 'ok|okay|k|kk|alright|all right|deal|cool|is that (?:ok|okay|possible|alright)|sounds? good|possible|would that work|does that work|can do|lah|na',
  addressees:
    "love|hun|hon|darling|dear|babe|lovely|bestie|sis|pal|friend|sir|ma'?am|madam|boss|chief|mate|bro|bruv|dude|buddy|team|guys|folks|y'all|everyone|all",
  eventLeads:
    '(?:(?:right|just|shortly|straight|immediately|only|not|but not) )?(?:(?:an?|the|half an|\\d+|one|two|three|a few|a couple of|some) (?:minutes?|mins?|min|hours?|hrs?|h|days?|weeks?|nights?|mornings?|evenings?|bit|while) )?(?:after|before|b4|prior to|following)|during|until|till|closer to|next time|to (?:coincide|tie in|go|fit) with|in time for|@|around(?= (?:when|the time) )|between(?= (?:class|shift|meeting|lesson|game)[a-z]*)|(?:the )?(?:day|night|morning|evening|week|minute|moment|second|hour)(?= (?:of|the|we|they|i|it|he|she|you|that|before|after) )',
  occasions:
    'some (?:other|different) (?:day|time)|another time|(?:birth|b)-?day|anniversary|wedding(?: day)?|graduation(?: day)?|(?:launch|release|drop|race|match|game|pay|wash|big|delivery|moving|first|last)(?: |-)?day|launch|premi[eè]re|opening (?:day|night)|closing (?:time|day|night)|kick-?off|half-?time|show ?time|deadline|embargo|sunset|sunrise|dusk|dawn|golden hour|blue hour|prime time|peak (?:time|hours?)|rush hours?|(?:usual|regular|normal|same|good|best|right|perfect|ideal) (?:time|slot|hour)s?|(?:next|this|that|holiday|high|off|peak|summer|winter|christmas) season|(?:the )?(?:spring|summer|autumn|winter)|bed ?time|weekend|(?:the )?other day|some ?day|one day|next time|day off|(?:pre|post)-?(?:game|match|show|launch)|whenever|(?:late|early|soon)(?:er|ish)?|day \\d+|due date|own time|half term|month end|eventually|\\p{L}{3,12}-ish|(?:noon|soon|lunch|dinner|evening|night|morning|midday|asap|late|early|tmrw|tomorrow)ish|twice',
  appointments: 'call|meeting|stand-?up|sync|review|briefing|feedback|shoot|rehearsal|catch-?up',
  speakers: 'we|i|my',
  viewers: 'you|u|your|ya',
  timeLeads:
    'at|in|by|on|during|after|before|around|within|past|upon|between|sometime|some time|later|early|late|end of|start of|beginning of|mid|towards?|not before|asap',
  vagueTimes: [
    `in the week(?: sometime)?|sometime(?: soon)?(?= ?[:;,.!?()–—\\n]|$)|(?:breakfast|brunch|tea|dinner|supper)time|(?:this (?:breakfast|brunch|dinner|supper)|(?:breakfast|brunch|tea|dinner|supper) time)(?= ?[:;,.!?()–—"“„«\\n]|$)|the (?:one|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|day) after(?: (?:that|next|this))?|one of these days|in the next (?:few )?days|in a (?:bit|while|sec|moment|few)|(?:when|once|as soon as(?! (?:you can|possible)(?! ?\\p{L}))|whenever) (?:i|we|you|it|its|it's|it is|ready|done|they|she|he|possible)(?: [^\\s,.:;!?]{1,20}){0,6}|around (?:dinner|lunch|breakfast) ?time|(?:for |at )?the usual time|(?:at )?(?:the )?same time as(?: [^\\s,.:;!?]{1,20}){1,4}|(?:at )?(?:the )?same time(?= ?[:,.])|in (?:a jiffy|-\\d+ ?${UNIT}|\\d{5,} ?${UNIT})|\\d+ ?${UNIT} (?:later|hence|ago)|half past|quarter (?:past|to)|on the (?:3[2-9]|[4-9]\\d)(?:st|nd|rd|th)|(?:at|by|before|after|around|about|during) (?:dawn|dusk|daybreak|sunrise|sunset|nightfall|dinner|supper|brunch)|during (?:lunch|breakfast)|(?:once|twice|\\d+ ?(?:x|times)) (?:an?|per|every) (?:hour|day|week|month)`,
    privateTimes(
      '(?:on|for|after|before) (?:my|our|his|her|their|your) (?:birthday|bday|anniversary|wedding(?: day)?|launch(?: day)?|day off|break|shift|holidays?|vacation|class)|on (?:payday|launch day|match ?day|game ?day|opening (?:day|night)|the big day|a (?:mon|tues|wednes|thurs|fri|satur|sun)day)|at (?:launch|kick-?off|half-?time|closing(?: time)?|opening(?: time)?|bedtime|tea ?time|prime time)|(?:after|before|during) (?:the|our|my) (?:game|match|show|concert|gig|launch|event|meeting|party|break|shift|class|opening|holidays?)|in (?:the )?(?:spring|summer|autumn|fall|winter)|(?:in |by |for |at the end of |early |late )?(?:next quarter|this quarter|the quarter|q[1-4])',
    ),
  ].join('|'),
  timesAfter:
    'the (?:one|day|week|weekend|month|morning|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun))(?: right)? after(?: (?:that|next|this))?|the (?:following|next) (?:one|day|week|weekend|month)|the one after(?: that| next)?',
  predicates: "filmed recorded shot is was are were isn't wasn't we i they he she or",
  timeJoins:
    '(?:and |& |plus )?(?:then |also )?(?:re)?post(?: it| this| that)?(?: again| once more)?|(?:and |or )?(?:maybe|otherwise|if not(?: then)?|(?:actually )?make it|no wait|rather)|(?:and|&|\\+|plus)(?: then| also)?(?: again| once more)?|(?:and )?then(?: again| once more)?|/',
  corrections:
    "oh|ah|uh|er|erm|um|hmm+|hm|umm|ugh|argh|jk|just kidding|on second thoughts?|oops|whoops|ooops|no|nope|sorry|wait|actually|rather|scratch that|correction|my bad|i mean|i meant|better|make (?:that|it)|let's (?:say|do|make it)|change that(?: to)?|not|hang on|hold on|instead|i\\.?e\\.?|that is|meaning",
  edits: 'edit|correction|update|sorry',
  contrasts: 'but(?: rather)?|instead|rather|only',
  untils: 'until|till',
  minus: 'minus|negative',
  ors: 'or',
  sameCaption: 'same caption|the (?:same )?caption',
  retractions:
    "(?:no,? )?(?:wait|hang on|hold on|hold up)(?:,? (?:no|wait|don't|hang on|hold on|a sec(?:ond)?|a minute))*|scratch that|never ?mind|nvm|on second thoughts?|forget (?:it|that|this)|cancel that|don't(?: post(?: it| this)?)?|do not|not yet|(?:maybe |perhaps |rather )?(?:leave|skip) (?:it|this|that)(?: for (?:now|today|later))?|let me (?:check|ask)(?: first)?",
  timeTails:
    '-?ish|(?:(?:early|late|mid) ?)?(?:noon|midday|lunch|(?:tea|supper|dinner|brunch|breakfast)(?: ?time)?|evening|night|morning|afternoon)-?ish|or so|or (?:am|pm)|same time|or two|or three|ish|early(?: morning| evening| afternoon)?|late(?: morning| evening| afternoon| night)?|sometime|at some point|at the latest',
  zoneWords:
    '(?:my|our|your|their|local|his|her|same|uk|us|german|french) time|(?:pacific|eastern|central|mountain|atlantic)(?: (?:standard |daylight )?time)?',
  wishes: [
    way('publish(?:ed)? by itself', 'direct'),
    way('by hand|manually|(?:just )?remind me(?: to post(?: it| this)?)?', 'by_hand'),
    way(
      '(?:save (?:it |this )?)?as (?:a |my )?drafts?|(?:to|in|into) (?:(?:my|the|our) (?:tiktok )?|your tiktok )(?:inbox|drafts)(?: folder)?',
      'inbox',
    ),
    privacy(
      `${MAKE}(?:private|only me)|(?:visible )?only(?: for| to)? me|(?:visible )?to (?:only )?me only|visible to only me|only visible to (?:me|myself)|self only|as a draft for me|private only|privately|for my eyes only|just for me|visible (?:to just|just to) me|keep (?:it|this) (?:to|for) (?:me|myself)`,
      'SELF_ONLY',
    ),
    privacy(
      '(?:only|nobody but|no one but) (?:you|i|me|we|myself) can see (?:it|this|that)|(?:visible|shown) (?:only )?to (?:you|myself)(?: only)?',
      'SELF_ONLY',
    ),
    privacy('private|just me|only you', 'SELF_ONLY', false),
    privacy(
      `${MAKE}(?:friends|mutuals)(?: only)?|only visible to (?:my )?friends|(?:(?:for|to|with) )?friends only|(?:just |only )(?:(?:for|to|with) )?(?:my )?friends|visible to (?:my )?friends(?: only)?|only(?: for)? friends|keep (?:it|this) (?:to|for|among|between|with) (?:my |our |just )?friends|mutuals? only|(?:for )?my friends only|only my friends`,
      'MUTUAL_FOLLOW_FRIENDS',
    ),
    privacy('friends|mutuals', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy(
      `${MAKE}followers(?: only)?|only visible to (?:my )?followers|(?:(?:for|to|with) )?(?:my )?followers only|(?:just |only )(?:(?:for|to|with) )?(?:my )?followers|visible to (?:my )?followers(?: only)?|keep (?:it|this) (?:to|for) (?:my |our )?followers|just for (?:my |our )?followers`,
      'FOLLOWER_OF_CREATOR',
    ),
    privacy('followers', 'FOLLOWER_OF_CREATOR', false),
    privacy(
      `${MAKE}public|public|publicly|for every(?:one|body)|visible to every(?:one|body)|(?:audience|visibility|privacy):? (?:everyone|everybody|public)`,
      'PUBLIC_TO_EVERYONE',
    ),
    setting('paid partnership|paid promotion|branded content|sponsored(?: content)?', { brandContent: true }),
    setting('my(?: own)? brand|our(?: own)? brand|own brand|your(?: own)? brand|promotional content', {
      brandOrganic: true,
    }),
    setting(
      "(?:is |it'?s |as |mark (?:it |this )?as |label(?:led)? as )?ai(?: |-)generated(?: content)?|made with ai|ai content|ai label",
      { aiGenerated: true },
    ),
  ],
  idioms: 'no comment',
  comments: 'comments?|commenting',
  duets: 'duets?|duetting',
  stitches: 'stitch(?:es|ing)?',
  offBefore:
    "(?:with |w/ ?)?(?:no|without|disable|turn off|switch off|block|don'?t allow|(?:don'?t|do not) let (?:anyone|anybody|people|ppl|them|others))",
  offBehind: 'off|disabled|turned off',
  onBefore: 'with|allow|allowing|enable|turn on|switch on',
  onBehind: 'on|allowed|enabled',
  cover: '(?:with )?(?:cover|thumbnail)(?: (?:image|frame|picture))?(?: (?:at|from|is))?:?',
  profile: '(?<=(?:inbox|drafts|account|page) )of|on|to|as|via|from account|for|using',
  leadsToAccount: 'follow|find|see|visit|join|watch|meet|catch|check',
  whomToAccount: 'us|me|more|out|it|all|them',
  nextSlot: '(?:(?:in|for|at|to|into) )?(?:the |my |our )?next (?:free |open |available )?slots?',
  commands: {
    cancel: [
      `(?:cancel|delete|remove|discard|scrap|undo|stop|abort)(?: ${POST})?`,
      'never ?mind|nvm|call (?:it|this|that) off',
      `(?:do not|don't|dont) (?:post|publish|schedule|send)(?: ${POST})?`,
    ].join('|'),
    retry: `retry(?: ${POST})?(?: now)?|(?:have|give ${POST}|take) another (?:go|try|shot)|(?:try|attempt) (?:to )?(?:send|post|upload|publish)(?:ing)? (?:${POST} )?(?:again|once more)|(?:send|upload) ${POST} again|resend(?: ${POST})?|try (?:${POST} )?(?:again|once more)(?: now)?`,
    move: [
      '(?:move|bump|slide|nudge|hold|pull|kick|reschedule|postpone|delay|shift|push|put off|put|change|set|bring|make)',
      `(?: (?:${POST}|the time|the date|time|date))?`,
      '(?: (?:back|forward|ahead|off|out))?(?: (?:to|until|till|for|by))?:?',
    ].join(''),
    nearer: 'bring|forward|ahead',
    later: 'later',
    earlier: 'earlier',
    instead: 'instead|rather',
    notBefore: `(?:(?:please )?(?:not|but not|no earlier than|not earlier than|earliest|not post|don't post)(?: ${POST})? (?:before|until|till))|no earlier than|not earlier than|at the earliest`,
    postAt: `(?:post|publish|schedule|send|queue|upload|share)(?: ${POST})?|(?:make |have |let )?${POST} (?:to |should )?(?:go|come|be) (?:out|live|up|posted|published)(?: at| on)?`,
    newCaption: [
      `(?:${EDIT} )?(?:the )?(?:new )?(?:caption|text|title|description|desc|copy)(?: (?:to|is))? ?[:=]`,
      `write(?: instead)? ?:|${EDIT} (?:the )?(?:caption|text) to(?= )`,
    ].join('|'),
    make: `(?:make|set|keep)(?: ${POST})?(?: to)?|${POST}(?: is)?`,
    sureMoves: 'move|reschedule|postpone|delay|shift',
    towards: 'to|until|till|for',
    amountLeads: 'by',
    distanceLeads: 'by',
    typed: 'cancel delete move reschedule postpone delay',
    noneAlone: 'friends followers mutuals',
  },
};
