package lang

var english = Words{
	Stop: `the a an and or but nor so yet if then than as at by for from in into of off on onto out over per to up
		upon via with within without about above across after again against along also although always am among
		any are around because been before being below between both can could did do does doing done down during
		each either else even ever every few further had has have having here how however i is it its itself just
		least less many may me might more most much must my near neither never next no not now often once one only
		other our ours own perhaps maybe quite rather same shall should since some still such that their them
		themselves there these they this those though through thus today together tomorrow too toward towards
		tonight under until very was we well were what whatever when where whether which while who whom whose why
		will would yesterday you your yours she he him his her hers himself herself us later earlier meanwhile
		already instead recently another itself don't doesn't didn't isn't wasn't`,
	Said: `said says told tells added adds asked asks replied replies answered wrote writes tweeted posted
		announced declared stated states claimed claims argued argues insisted insists explained explains noted
		notes warned warns admitted admits acknowledged acknowledges confirmed confirms denied denies recalled
		recalls remembered continued continues concluded concludes suggested suggests observed observes remarked
		quipped joked jokes boasted boasts complained complains predicted predicts promised promises pledged vowed
		vows urged urges called calls described describes responded responds reiterated stressed stresses
		emphasized emphasised testified reported reports revealed reveals conceded concedes contended contends
		maintained maintains asserted alleged alleges lamented mused cautioned countered shouted yelled screamed
		whispered muttered cried exclaimed repeated thundered deadpanned thinks believes believed commented comments
		accused accuses criticized criticised praised hailed dismissed offered recounted opined say tell
		estimated estimates speculates bemoaned bemoans branded blamed mocked mocks derided decried sang sings
		chanted chants quotes cited cites concurred confided elaborated clarified chided scoffed retorted
		enthused marveled sighed apologized apologised interrupted fumed gushed pleaded tells
		disagreed hinted vented texted read reads declares appealed demanded demands denounced condemned blasted slammed put
		puts agreed agrees tweets advised proclaimed summed charged charges questioned questions assured assures
		retweeted characterized characterised interjected worded pointed points recommended reminded went goes
		chimed lectured rebutted countered mentioned reasoned guessed speculated wondered adds instructed`,
	Saying: `saying telling adding asking writing tweeting announcing declaring stating claiming arguing insisting
		explaining noting warning admitting acknowledging confirming denying recalling concluding suggesting
		observing remarking joking complaining predicting promising pledging vowing urging calling describing
		responding reiterating stressing emphasizing testifying reporting revealing citing accusing criticizing
		replying shouting declaring labeling dismissing mocking likening commenting quoting`,
	Addressed: `told tells asked asks urged urges reminded assured informed`,
	Passive:   `was were is are be been being being`,
	Agent:     `by`,
	I:         `i we`,
	He:        `he`, She: `she`, They: `they`, It: `it`, Who: `who which whose`,
	Article: `the a an his her their its this that these those our my your another some many several one two three
		both all most other no`,
	Preposition: `of in on at for from by with to into about against during through under over between among
		across after before near since until within without outside inside behind beyond despite toward towards
		like via amid alongside around`,
	Break: `that when while because although though if unless whether where but and or as after before since until
		once so whereas than what how why`,
	Dangling: `it its he his him she her they their them this these those that such so then thus therefore hence but
		and or nor yet however moreover furthermore besides also instead meanwhile later afterwards afterward
		otherwise nevertheless nonetheless still consequently accordingly similarly likewise indeed additionally
		both neither either others another here there thereafter thereby elsewhere alternatively conversely subsequently eventually which who`,
	Leaning: []string{"in addition", "by contrast", "in contrast", "by comparison", "as a result", "as a consequence", "on the other hand", "on the contrary",
		"for example", "for instance", "at the same time", "at the time", "in the meantime", "in other words", "in fact", "in response", "in return", "in turn", "in doing so",
		"as such", "as well", "even so", "even then", "not only that", "what is more", "after all", "along the way",
		"the two", "the pair", "the duo", "the trio", "the latter", "the other", "the others", "the same", "the rest", "among other things"},
	Standing: []string{"in addition to", "in contrast to", "in contrast with", "by comparison with", "as a result of", "as a consequence of", "in response to", "in return for", "at the time of",
		"at the same time as", "instead of", "here is", "here are", "there is", "there are", "there was", "there were", "there has", "there have", "there had", "there will",
		"later this", "those who", "those in", "those with", "both the", "neither the", "so far", "so many", "when it comes",
		"this week", "this weekend", "this month", "this year", "this morning", "this afternoon", "this evening", "this spring", "this summer", "this autumn", "this winter",
		"this season", "this time last", "these days", "he or she", "his or her"},
	Mister: `mr sir mister king prince`, Miss: `mrs ms miss madam lady dame queen princess`,
	Honorific: `dr prof professor rev reverend gen general col colonel lt lieutenant capt captain sgt sergeant maj
		major cmdr adm admiral sen rep gov hon fr saint lord det detective officer judge justice pope bishop
		archbishop imam rabbi`,
	Role: `president minister secretary chancellor premier chairman chairwoman chair chairperson governor mayor senator
		representative congressman congresswoman lawmaker deputy ambassador envoy commissioner director manager chief
		head leader spokesman spokeswoman spokesperson official officer executive ceo cfo coach captain prosecutor
		attorney lawyer judge justice analyst economist strategist expert professor researcher scientist historian
		author editor journalist reporter columnist activist campaigner adviser advisor aide pollster consultant
		founder co-founder owner partner member candidate nominee frontrunner front-runner speaker whip general
		colonel commander sheriff detective inspector superintendent doctor physician surgeon nurse teacher principal
		student resident witness neighbour neighbor father mother son daughter brother sister wife husband widow
		actor actress singer musician artist director writer producer designer farmer driver pilot engineer
		architect host anchor star player striker midfielder goalkeeper defender manager veteran mogul businessman
		businesswoman billionaire pastor priest bishop counsel counselor clerk guard employee worker volunteer
		organizer organiser librarian curator scholar fellow lecturer dean provost chancellor treasurer strategist
		operative staffer delegate voter supporter critic victim survivor assistant attorney-general rep sen gov technician ecologist biologist meteorologist
		seismologist hydrologist fisherman skipper harbourmaster harbormaster keeper warden ranger hacker democrat republican protester
		demonstrator commentator contributor moderator anchorman blogger interviewer`,
	Group: `party union ministry department agency office council committee commission court bank company corporation
		corp inc ltd group association organization organisation institute institution university college school
		hospital police army navy force forces government administration parliament congress senate house
		assembly federation league club team foundation fund times post journal news press affairs state states
		nations republic kingdom city county street center centre museum library church service services board
		bureau authority airlines airways air campaign representatives society trust network street stadium
		airport park bridge river island islands beach hall square building treaty conference summit
		international national america europe africa asia`,
	Men: `jan james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
		mark donald steven stephen paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey
		ryan jacob gary nicholas eric jonathan larry justin scott brandon benjamin samuel gregory frank alexander
		raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle walter ethan
		jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe
		jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell bobby
		philip phillip johnny mike bill tom jim bob dan dave steve chris matt tony tim jeff greg ted ben sam rick ron
		ken don ed fred barack bernie marco mitt jeb rand newt ali ahmed mohammed muhammad omar hassan ivan sergei
		vladimir dmitry boris igor oleg alexei viktor hans klaus jürgen wolfgang angus ian colin graham nigel simon
		martin stuart neil craig derek malcolm trevor barry harry luke oliver oscar leo max theo hugo carlos luis
		miguel pedro antonio francisco jorge rafael pierre jean jacques michel antony julian andreas bashar hugh
		corey reince karl chuck mitch elliot elliott geoffrey kofi ban desmond`,
	Women: `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
		ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura
		cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra
		rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
		christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison
		frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly
		isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary ivanka melania carly condoleezza
		nikki kellyanne elena olga natalia irina tatiana svetlana ingrid greta astrid fatima aisha leila priya
		lucy molly holly sally wendy jill kate katie jane claire fiona heidi nora clara eva ella mia zoe amelia
		theresa ursula angela kamala nadia yasmin ines carmen lucia sofia rosa camilla harriet beatrice eleanor`,
	Calendar: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july
		august september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug
		sept oct nov dec hours days weeks months years moments minutes morning afternoon evening night today yesterday tomorrow week month year christmas easter`,
	Auxiliary: `has have had was is were are be been being will would could may might did does do later also once soon cannot
		never always recently reportedly repeatedly then now even still just already publicly previously often
		himself herself went on later`,
	Particle: `de van von der den del della di da la le bin ibn al el ul abu y dos das du of`,
	Abbreviation: `mr mrs ms dr prof rev hon gen col lt capt sgt cpl maj cmdr adm sen reps rep gov pres st mt ft
		vs messrs mmes supt det insp dept univ assn approx est e.g i.e cf ca al jan feb mar apr jun
		jul aug sept oct nov dec`,
	BeforeNumber: `no nos fig figs vol pp sec art`,
	MaybeEnd:     `inc corp co ltd jr sr bros a.m p.m u.s u.k u.n e.u d.c ph.d esq ave blvd rd`,
	Naming: `titled entitled named nicknamed book film movie song album novel episode show series headline slogan phrase word words term
		known dubbed podcast programme program broadcast memoir documentary play poem essay magazine`,
	Sources: []string{"according to", "in the words of"},
	Image:   `photo photograph picture image pic snap`, Shown: `pictured photographed`,
	Spot: `left right above below centre center middle top bottom far file stock library archive shown marked circled inset main`, Shows: `shows show showing`,
	Noise: []string{"related article", "related:", "related stories", "read more", "read also", "read next", "see also", "more on this", "more:",
		"scroll down", "click here", "sign up", "subscribe", "follow us", "watch:", "watch video", "video:", "photo:", "photos:", "image:", "picture:",
		"advertisement", "share this", "copyright ©", "©", "all rights reserved", "updated:", "published:", "last updated", "file photo",
		"newsletter", "contact us", "donate", "listen to this", "listen to our", "listen to the full", "e-mail to a friend", "email to a friend", "share on", "image source", "image caption", "this website uses cookies", "we use cookies", "cookie policy", "privacy policy", "terms of use", "related article", "related topics", "related content", "leave a comment", "comments are closed", "view comments", "read the full", "get the latest", "enter your email", "download our", "join our", "support our",
		"this article was", "this story was", "editor's note", "editing by", "reporting by", "additional reporting", "correction:", "tags:", "topics:", "filed under",
		"recommended", "most read", "story continues", "continue reading", "to read more", "what do you think", "have your say"},
	ByLine:  []string{"by", "written by", "from our correspondent"},
	Caption: []string{"pictured", "(file photo)", "(file picture)", "(stock image)", "file image", "above:", "left:", "right:", "scroll down", "photo by", "image source", "photograph:", "(getty images)", ": getty images", "via getty images", "/getty", "ap photo", "/reuters", "/afp", "photo credit", "picture credit", "(image:", "(photo:", "(picture:", "library image"},
	And:     `and but`, Linking: `of for the to`, You: `you my your our`,
	Not: `not no never none nobody nothing neither nor without cannot hardly don't doesn't
		didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't hasn't haven't hadn't`,
	VerbEndings: `ed ing`, AdverbEndings: `ly`, PluralEndings: `s men people`,
	SubjectFirst: true, Renews: true, Scares: true,
}
