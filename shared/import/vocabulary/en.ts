import type { Vocabulary } from './vocabulary.ts';

export const english: Vocabulary = {
  language: 'en',
  words: {
    further:
      'promised|have promised|promise|owe|owes|sent|will send|gave|handed|agreed to send|ends|expires|runs out|run out|renews',
    appointment:
      'meeting with|the meeting with|a meeting with|call with|a call with|appointment with|talk with|a talk with',
    underway:
      'travel to|travelling to|traveling to|travel from|train to|train from|night train|bus to|ferry to|boat to|flight to|fly to|drive to|on the train|on the road|way home|journey home',
    held: 'met|met with|met up with|had a meeting with|had meetings with|had a joint meeting with|had a call with|talked to|talked with|spoke with|spoke to|visited|sat down with|have met|have met with|caught up with|saw|dropped by|joint meeting with|met again|met today with|had meetings|have had a meeting with|have talked to|have spoken with|have spoken to|sat with|meeting with went well|talked',
    open: 'meet|meet with|meet up with|meeting|meetings|see|catch|talk to|talk with|speak with|speak to|visit|catch up with|sit down with|get hold of|joint meeting',
    planning:
      'meeting with|i am meeting|im meeting|am seeing|im seeing|were meeting|we are meeting|were seeing|have a meeting with|have meetings with|got a meeting with|going to meet|have an appointment with|the meeting with|a meeting with|the one with|call with|a call with|appointment with|catching up with|am going to meet|see you|meeting up with|sitting down with',
    want: 'want|wants|would like|id like|wed like|would love|id love|hope|hoping|wish|make an effort|make effort|try|trying|looking to|coming up|plan|plans|plan to|planning to|next up|still to meet|yet to meet|to meet|wishlist|targets|need to|should|would love to meet|hope to see|hoping to see|cant wait to meet|itching to meet|keen to meet|on my list|wanted|wanted to|had hoped|hoped|was going to|meant to',
    will: 'will|ill|well|shall|going to',
    got: 'got to|managed to|was able to|got the chance to',
    negation: 'no|not|never|didnt|did not|havent|have not|couldnt|could not|wont|dont|without',
    first: 'i|we|im|ive|id|ill|weve|were|me|us|my|our',
    second: 'you|your|please|youre|youd|let me know',
    joint: 'joint|joint meeting with|had a joint meeting with|together|jointly',
    informal:
      'coffee only with|coffee only|only coffee with|just coffee with|only had coffee with|coffee|had coffee with|had coffee|beer|breakfast|lunch|dinner|chatted with|chatted|chat|ran into|bumped into|had a chat with|hung out with|informally|not a meeting|just coffee|only coffee|coffee with|beers with|a beer with|tea with|lunch with|dinner with|breakfast with|drinks with|beers|tea|drinks|pint|a pint with|chat with|a chat with',
    folks:
      'the people at|people at|the folks at|folks at|the team at|the crew at|staff at|people in|folks of|folks from|folk from|people from|people of|someone from|somebody from|members of|activists from|some people from|with folks of|comrades from|friends from|a few from',
    from: 'from',
    copula: 'is|are',
    place: 'at|in|near',
    topic:
      'about|via|regarding|concerning|instead of|because of|thanks to|through|according to|read|see also|before|after|during',
    and: 'and|n|plus',
    but: 'but|then|while|whereas',
    determiner:
      'the board of|the office of|the secretariat of|the leadership of|the chair of|the|a|an|these|those|this|that|some|with|to|orgs|org|organisations|organizations|organisation|organization|also|both|finally|again',
    possessive: 'my|our|my own|our own',
    membership:
      'im a part of|i am a part of|im part of|i am part of|im a member of|i am a member of|im in|i am in|were part of|where im a member|where i am a member|i belong to|i work for|i volunteer in|were members of',
    member: 'member|im a member|i am a member|mine',
    nothing: 'nothing|nobody|no one|none|day off|travel day',
    hosted:
      'let me spend the night|let me stay|let me sleep|let me crash|hosted me|put me up|gave me a bed|gave me a couch|let us spend the night|let us stay|hosted us|put us up|gave me a place to sleep|lent me a bed|lent me a couch|took me in|let me have the spare room|let me stay over|let me have the sofa',
    lodged:
      'slept at|stayed with|stayed at|spent the night at|spent the night with|crashed at|overnight at|overnight with|sleeping at|staying with|staying at|slept over at|guest of',
    past: 'had|was|were|took|grabbed|shared|went for|been|spent|went',
    helping: 'help|helping|happy to help|glad to help|offer|offering|lend a hand',
    slept: 'slept|stayed|crashed|spent the night|sleeping|overnighted|overnight|sleep|stay',
    atHome: 'at|with|chez|at the home of|on the couch of',
    says: 'says|said|told|tells|writes|reports',
    glue: 'of|of the|for|without|against|the|and the|without',
    label:
      'here|link|website|web site|site|homepage|home page|this|read more|more|their site|their website|web|page|info',
    aside:
      'thanks|thanks to|thank you|links|resources|sources|slides|reading|sponsors|notes|credits|shopping list|todo|to do|packing list|groceries|tools|further reading|supporters',
  },
  ordinary: 'within|without|until|draft|latest|contract|contracts|contracted|contractor',
  openers:
    'afternoon|night|everything|afterwards|later|then|finally|unfortunately|sadly|luckily|also|next|first|meanwhile|earlier|before|after|however|still|sorry|thanks|great|good|nice|hello|hi|dear|update|news|so|well|yes|there|here|this|that|it|they|he|she|who|what|when|where|how|why|if|on|at|in|for|from|with|my|our|the|a|an|some|many|most|all|both|each|every|no|not|never|maybe|perhaps|now|today|tomorrow|yesterday|and|but|or|because|as|while|since|until|once|again|just|only|even|quick|big|long|busy|day|morning|evening|train|notes|log|diary|summary|report|can|could|would|will|shall|do|does|did|is|are|was|has|have|had|anyone|somebody|someone|myself|please|any|got|need|want|looking|ok|sorry|ps',
  finite: '',
  statuses: {
    wanted: 'wanted|want to meet|no plan|not planned|unplanned|without plan|to contact|would like to meet',
    asked:
      'asked|i asked|have asked|waiting for reply|waiting for an answer|waiting for a reply|awaiting reply|no answer|no answer yet|no reply|no reply yet|has not answered|hasnt answered|hasnt replied|has not replied|not answered|asked no answer yet|contacted|wrote to|emailed|mailed|invited|havent heard back|have not heard back|have written to|written to|reached out to|have reached out to|waiting to hear back|waiting to hear|waiting to hear back from|still waiting|sent a message to|no answer so far|not heard back|have not heard|havent heard|waiting on|waiting on a reply from|still waiting on',
    half_planned:
      'no new date|no new date yet|new date to come|half a yes|half yes|nearly a yes|half planned|half way planned|halfway planned|semi planned|tbc|to be confirmed|tentative|tentatively|provisional|penciled in|pencilled in|almost planned|partly planned|date not set|time not set|no date yet|partially planned|half agreed|pencilled|penciled|more or less planned|nearly planned|semi agreed|provisionally|date to be set|no day set|no date set|to be decided|no time yet|roughly planned|loosely planned',
    planned:
      'travel plan|itinerary|meeting plan|planned|booked|confirmed|agreed|scheduled|appointment|have planned|meeting planned|all set|in the calendar|locked in|lined up|arranged|we agreed on|date set|its on|signed up|accepted|got a yes from|said yes|a yes from|got a yes',
    held: 'what i did|what we did|what i have done|what ive done|done so far|done|held|met|already met|has been met|met with',
    missed:
      'nothing came of|came to nothing|missed|did not make it|didnt make it|didnt make it to|did not make it to|did not happen|didnt happen|no show|missed each other|didnt manage to meet|did not manage to meet|ran out of time|no time|missed out on|stood me up|stood us up|nobody showed up|no one showed up|fell through|didnt show|did not show|did not happen after all',
    declined:
      'answered no|replied no|declined|said no|they said no|refused|turned down|turned us down|not interested|rejected|dont want to|said no thanks|no thank you|passed on|will not meet|wont meet|turned me down|not keen',
    cancelled:
      'cancelled|canceled|called off|cancelled by them|had to cancel|have to cancel|cancelled on us|cancelled on me|was cancelled|got cancelled|been cancelled|is off|called it off',
    postponed:
      'postponed|moved to|moved|rescheduled|pushed|pushed back|delayed|moved until|postponed to|postponed until|rescheduled to|is postponed|was postponed|has been moved|bumped to|shifted to|slipped to',
    unclear: 'maybe|perhaps|possibly|unsure|not sure|unclear|might|mebbe|prolly',
  },
  terseStatuses: {
    asked: 'waiting|pending|asked|wrote|written|messaged|pinged|open',
    cancelled: 'off|dropped',
    planned: 'set|fixed|sorted|yes',
    declined: 'no|nope|nah',
  },
  turns: [
    { status: 'asked', all: ['waiting|wait', 'answer|reply|hear|response'] },
    { status: 'held', all: ['spent', 'with'] },
    { status: 'wanted', all: ['not|havent|never|hasnt', 'yet', 'met|meet|got to'] },
    {
      status: 'missed',
      all: [
        'not|didnt|never|nobody|couldnt|no one|wasnt able',
        'meet|met|showed|show|turn up|turned up|came|make it|get to',
      ],
    },
  ],
  days: [
    [0, 'today|this morning|this afternoon|this evening|earlier today|right now|now|early today|later today'],
    [-1, 'yesterday|yesterday evening|yesterday morning|yesterday afternoon'],
    [1, 'tomorrow|tomorrow morning|tomorrow afternoon|tomorrow evening|tmrw|tmr|tmw'],
    [-2, 'the day before yesterday|day before yesterday'],
    [2, 'the day after tomorrow|day after tomorrow'],
  ],
  times: {
    night: 'last night|tonight',
    soon: 'next days|the next days|next few days|these next few days|the next few days|these next days|this next days|coming days|the coming days|in the coming days|these coming days|next couple of days|the next couple of days|in the next few days|in the next days|upcoming days|over the next few days|the following days|upcoming',
    lately:
      'lately|recently|the last days|the last few days|these last days|the past days|the past few days|this past week|so far|earlier|last month',
    thisWeek: 'this week|later this week',
    nextWeek: 'next week|the coming week|in the coming week|the following week',
    lastWeek: 'last week',
    weekend: 'this weekend|the weekend|at the weekend|on the weekend',
    counting: {
      ago: 'ago',
      ahead: 'in|within',
      days: 'day|days',
      weeks: 'week|weeks|wk',
      numbers: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
      upTo: 'to|till|until|through',
      inMonth: 'in|during|early|late|mid|until|by|of',
    },
    clock: 'at',
    oclock: 'oclock',
    on: 'on|this|last|next|coming|on the',
  },
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  shortWeekdays: ['mon', 'tue|tues', 'wed|weds', 'thu|thur|thurs', 'fri', 'sat', 'sun'],
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sep|sept',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  kinds: {
    trade_union:
      "workers' union|union|trade union|labour union|labor union|it workers' union|teachers' union|nurses' union|syndicate|trade union local|staff union|dockers' union|librarians' union|workers' association|seafarers' union|cleaners' union|union branch|union local",
    trade_union_centre:
      'ntuc|trade union centre|trade union center|national trade union centre|trade union confederation|union confederation|trade union federation',
    political_party: 'political party|party|left party|green party|socialist party|labour party',
    political_party_youth:
      'youth political party|political youth party|youth party|youth wing|party youth|political youth organisation|youth organisation of the party',
    worker_coop:
      "workers' co-op|worker co-op|workers' cooperative|worker cooperative|workers' co-operative|worker-owned co-op|worker-owned cooperative|workers' coop|workers collective",
    consumer_coop:
      "consumer co-op|consumer cooperative|consumers' co-op|consumer co-operative|food co-op|food cooperative",
    hosting_coop: 'hosting co-op|hosting cooperative|hosting co-operative|digital hosting co-op',
    tech_coop:
      "tech co-op|tech workers' co-op|tech cooperative|tech worker co-op|technology co-op|it co-op|software co-op|platform co-op|developer co-op|tech co-operative",
    housing_coop: 'housing co-op|housing cooperative|housing co-operative',
    coop_other: 'co-op|coop|cooperative|co-operative|energy co-op|farming co-op',
    hosting_collective:
      'hosting collective|digital hosting collective|server collective|tech collective|hosting association',
    hackerspace: 'hackerspace|hack space|hackspace|makerspace|hacklab|hacker space|maker space',
    digital_rights_org:
      'digital rights org|digital rights organisation|digital rights organization|digital rights group|digital rights ngo|privacy org|privacy organisation',
    network:
      'network|umbrella network|alliance|coalition|federation|umbrella organisation|umbrella org|network of political orgs',
    campaign: 'campaign|campaign group|campaign organisation',
    solidarity_committee:
      'solidarity committee|solidarity group|solidarity org|solidarity organisation|solidarity network|solidarity movement',
    environmental_org:
      'environmental org|environmental organisation|environmental organization|environmental group|climate group|climate org|climate movement|climate organisation|environmental ngo|conservation org',
    feminist_org:
      "feminist org|feminist organisation|feminist group|women's organisation|women's group|women's front|feminist collective",
    peace_org:
      'peace org|peace organisation|peace organization|peace group|peace movement|anti-war group|peace org|peace group|peace movement',
    tenants_union:
      "tenants' union|tenant union|renters' union|tenants' association|tenants' organisation|renters' union|tenants' association|tenant union|tenants union|renters union",
    student_union:
      "student union|students' union|student organisation|student org|student group|students' union|student union|students' association",
    migrant_org:
      'migrant org|migrant organisation|migrant group|refugee org|refugee organisation|migrants rights group',
    farmers_org:
      "farmers' org|farmers' organisation|farmers' union|farmers' association|peasant organisation|smallholders' union|farmers' org|farmers' organisation|farmers' organization|farmers' union|smallholders' union|farmers' association",
    patient_org:
      "patient org|patient organisation|patient organization|patients association|disability org|disability organisation|patients' association|patient association|patients' organisation|patients' org|patients' union",
    ngo: 'ngo|non profit|nonprofit|charity|association|civil society organisation',
    religious_org: 'church|congregation|religious org|religious organisation|mosque|synagogue|parish',
    foundation: 'foundation|trust',
    education:
      'folk high school|university|school|study association|college|educational association|adult education association',
    festival: 'festival|participatory festival',
    bookshop_cafe: 'book cafe|book café|bookshop|bookstore|book shop|book store|infoshop|bookshop cafe|café|cafe',
    venue: 'venue|community centre|community center|social centre|social center|cultural centre|house of culture|squat',
    media: 'newspaper|magazine|podcast|radio|news site|media outlet|publisher|online newspaper|community radio',
    visitor_centre: "visitors' centre|visitor centre|visitors' center|visitor center|information centre",
    public_agency:
      'public agency|agency|directorate|data protection authority|government agency|authority|state agency|public authority|ministry',
    security_agency:
      'security bureau|security agency|security authority|national security authority|national security bureau|cyber security centre|intelligence agency',
    consumer_council: 'consumer council|consumers council',
    municipality: 'municipality|city council|council|county|town council',
  },
  kindEndings: {},
  nounEndings: 's|es',
  plainNouns:
    'young|youth|people|folks|board|member|members|section|branch|chapter|region|district|committee|department|staff|office|headquarters|friends|comrades|colleagues|volunteers|activists|others|everyone|everybody|neighbours|students|pensioners|women|more|rest',
  asks: [
    { type: 'facilitate', all: ['help|please', 'facilitate|arrange our meeting|set up a meeting'], about: 'wanted' },
    {
      type: 'facilitate',
      all: [
        'introduce me|introduce us|introduction|introductions|put me in touch|put us in touch|put me in contact|get me in touch|get me a contact|connect me|connect us',
      ],
      about: 'wanted',
    },
    {
      type: 'suggest',
      all: [
        'know|suggest|tips|ideas|suggestions',
        'someone|somebody|anyone|anybody|who|whom|orgs|others',
        'should be met|should meet|ought to meet|who i should|i should talk to|we should talk to|suggestions|to meet|who else',
      ],
    },
    {
      type: 'join',
      all: ['join|come along|tag along|come with me', 'like|want|let me know|welcome|wish|interested|meeting'],
      about: 'planned',
    },
    {
      type: 'participate',
      all: ['participate|take part|get involved|contribute', 'reach out|contact|want|let me know|message|write to me'],
    },
    {
      type: 'host',
      all: [
        'place to sleep|place to stay|need a bed|need a couch|couch to crash|somewhere to sleep|somewhere to stay|host me|host us|who can host|roof over',
      ],
    },
    {
      type: 'skill',
      all: [
        'looking for|need|who can|anyone',
        'translator|translators|developer|developers|sysadmin|sysadmins|designer|designers|lawyer|lawyers|interpreter',
      ],
    },
    { type: 'help', all: ['could use some help|need help|need your help|help wanted|please help'] },
    {
      type: 'facilitate',
      all: ['know|knows', 'someone at|somebody at|anyone at|anybody at|people at'],
      about: 'wanted',
    },
  ],
  columns: {
    org: 'org|organisation|organization|orgs|who|group|union|whom|who with|with',
    link: 'website|url|web|site|link|domain|homepage',
    handle: 'handle|fediverse|mastodon|account',
    status: 'status|state|plan|progress|how it went|how it goes|outcome|result',
    when: 'when|date|day|time',
    country: 'country',
    kind: 'kind|type|category|sort',
    person: 'contact|person|contact person',
    place: 'place|where|location|city',
    note: 'note|notes|comment|comments|remarks',
  },
  chrome: {
    lines:
      'search|boost|boosts|boosted|reply|replies|favourite|favorite|favourites|favorites|bookmark|share|like|likes|follow|following|followers|show more|show less|read more|load more|home|explore|local|federated|notifications|more|public|unlisted|edited|log in|sign up|translate|copy link|pinned|pinned post|back|menu|settings|comment|comments|post|toot|report|hide|close|open thread|show thread|about|lists|bookmarks|direct messages',
    starts:
      'items tagged with|posts tagged with|tagged with|boosted by|in reply to|replying to|posted on|posted by|last edited|edited at|view original|shared via|via mobile|alt|alt text|image description|content warning|cw',
  },
  signOffs:
    'best|cheers|regards|kind regards|best regards|in solidarity|greetings|yours|warmly|take care|love|all the best|solidarity|best wishes|thanks',
  wrote: 'wrote|writes',
  mailHeaders: { from: 'from|sender', to: 'to|cc|bcc|reply to', date: 'date|sent', subject: 'subject' },
  firstNames:
    'anna|alice|amy|ben|bob|charlie|chris|claire|daniel|david|emma|emily|george|hannah|harry|jack|jane|james|jenny|jessica|joe|john|julia|kate|laura|lucy|mark|mary|michael|mike|nick|oliver|paul|peter|rachel|robert|sam|sarah|simon|sophie|steve|susan|tom|thomas|william',
};
