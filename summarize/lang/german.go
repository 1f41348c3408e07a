package lang

var german = Words{
	Stop: `der die das den dem des ein eine einen einem einer eines und oder aber denn doch sondern als wie wenn weil dass
		daß ob zu zum zur im in ins an am auf aus bei beim bis durch für gegen ohne um unter über von vom vor nach
		mit seit während wegen trotz zwischen neben hinter er sie es ich wir ihr ihm ihn ihnen uns euch mich dich
		sich man wer was wo wann warum sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres mein
		dein unser nicht kein keine keinen keinem keiner nur auch noch schon sehr mehr viel viele so dann da hier
		dort nun jetzt heute gestern morgen immer wieder bereits etwa rund allerdings jedoch dabei damit dafür
		daher darum davon dazu dies diese dieser dieses diesem diesen jene jener jedes jede jeder alle alles ist
		sind war waren wird werden wurde wurden worden hat haben hatte hatten habe hätte sei seien wäre kann können
		konnte könnte soll sollen sollte muss müssen musste will wollen wollte darf dürfen mag möchte würde würden
		zudem außerdem weiter weiterhin zuvor danach später erst selbst zwar offenbar offensichtlich zugleich gleichzeitig
		ebenso ähnlich abschließend schließlich anschließend ferner überdies dagegen hingegen demnach dennoch trotzdem
		deshalb deswegen daraufhin stattdessen inzwischen mittlerweile zunächst zuletzt kürzlich jüngst unterdessen indes
		indessen vielleicht wahrscheinlich vermutlich natürlich insbesondere besonders lediglich wobei indem wonach
		angesichts anlässlich aufgrund dank infolge seitens statt anstatt zugunsten ab`,
	Said: `sagte sagt sagten sagen gesagt erklärte erklärt erklärten erklären teilte teilten teilt mitgeteilt betonte betont
		betonten meinte meint meinten berichtete berichtet berichteten berichten kritisierte kritisiert kritisierten
		warnte warnt warnten forderte fordert forderten kündigte kündigten angekündigt fügte ergänzte ergänzt
		schrieb schreibt schrieben geschrieben antwortete antwortet fragte fragt behauptete behauptet behaupteten
		bestätigte bestätigt bestätigten äußerte äußerten geäußert bezeichnete bezeichnet bezeichneten bezeichnen
		nannte nennt nannten sprach spricht sprachen lobte lobt verteidigte räumte räumten bedauerte bedauert
		versicherte versichert begründete begründet verkündete verkündet hieß heißt geheißen rief versprach verspricht
		verlangte verlangt beklagte beklagt gab wies zitierte zitiert kommentierte kommentiert urteilte
		resümierte schilderte schildert erinnerte erinnert erzählte erzählt formulierte unterstrich hob
		mahnte mahnt appellierte erwiderte entgegnete konterte stellte verurteilte verurteilt vermutet vermutete
		findet fand glaubt glaubte hofft hoffte prophezeite twitterte konstatierte konstatiert hält hielt warb plädierte plädiert bekräftigte widersprach widerspricht widersprachen dementierte wertete wertet
		melden meldet meldete meldeten meinen äußert hoffen urteilt resümiert fügt räumt kündigt stellt würdigte würdigt
		bewertete bewertet beurteilte attackierte charakterisierte rechtfertigte riet monierte bemängelte beteuerte
		gestand rügte beschrieb beschreibt begrüßte begrüßt befand erläuterte erläutert jubelte scherzte klagte`,
	Perfect: `hat haben hatte hatten habe hätte hätten`,
	Reported: `sei seien habe werde könne müsse dürfe solle wolle möge wisse gebe gehe komme stehe liege bleibe drohe
		bestehe brauche lasse halte führe zeige sehe handele handle gelte fehle finde mache bringe stelle bedeute`,
	Oblique: `den dem des einen einem eines seinen seinem seines ihren ihrem ihres diesen diesem jenen jenem keinen keinem`,
	Passive: `wurde wurden worden wird werden`,
	I:       `ich wir man`,
	He:      `er`, She: `sie`, It: `es`, Who: `welcher welche`,
	Article: `der die das den dem des ein eine einen einem einer eines sein seine seinem seiner ihr ihre ihrem ihrer dieser
		diese dieses mehrere viele einige zwei drei alle beide kein keine`,
	Preposition: `in im ins an am auf aus bei beim bis durch für gegen ohne um unter über von vom vor nach mit seit während
		wegen trotz zwischen neben hinter zu zum zur gegenüber laut gemäß innerhalb außerhalb angesichts anlässlich aufgrund
		dank infolge seitens statt anstatt zugunsten ab`,
	Break: `dass daß wenn weil während ob obwohl nachdem bevor als damit sodass denn aber und oder sondern`,
	Dangling: `er sie es sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer dies diese dieser dieses diesem diesen
		jene jener jenes jenem jenen dazu dabei damit dafür daher darum davon dagegen daraufhin deshalb deswegen dennoch trotzdem
		aber und oder doch jedoch allerdings außerdem zudem ferner danach dann anschließend später zuvor dort
		hier so auch ebenso gleichzeitig inzwischen stattdessen schließlich denn darin darauf beide andere ihm ihn
		demnach hingegen somit folglich darunter dadurch ihnen indes dagegen überdies zugleich ebenfalls immerhin
		seitdem seither letztere letzterer erstere ersterer derselbe dieselbe dasselbe solche solcher solches deren dessen`,
	Leaning: []string{"das ist", "das sei", "das war", "das wäre", "das hat", "das habe", "das hatte", "das wird", "das werde", "das sagte", "das sagt", "das bedeutet",
		"das heißt", "das gilt", "das zeigt", "das könnte", "das sollte", "das soll", "das will", "das geht", "das teilte", "das berichtet", "das berichtete",
		"im gegensatz dazu", "im gegenzug", "im übrigen", "im anschluss", "im gegenteil", "in der folge", "darüber hinaus", "zum beispiel", "mit anderen worten",
		"auf der anderen seite", "zur gleichen zeit", "trotz allem", "nicht nur das", "vor allem aber", "die beiden", "der andere", "die andere", "die anderen", "das andere", "ein anderer", "eine andere"},
	Standing: []string{"im anschluss an", "es gibt", "es gab", "hier ist|sind", "diese|dieser woche", "dieses|diesem jahr", "dieses jahres|wochenende",
		"diesen|diesem monat|sommer|winter|herbst|frühling|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag", "diesem frühjahr|wochenende", "dieser tage",
		"sie alle", "ebenso wie", "so genannte|genannten|genannter|genanntes|wie|dass",
		// How much or how: "So schnell war noch niemand." With a verb behind it, "so" points back.
		"so viele|viel|wenig|wenige|manche|mancher|manches|sehr|schnell|langsam|groß|klein|hoch|tief|niedrig|lang|lange|kurz|weit|nah|nahe|alt|jung|neu|früh|spät|bald|oft|selten|gut|schlecht|schön|schwer|leicht|einfach|stark|schwach|laut|still|ruhig|heiß|warm|kalt|trocken|nass|voll|leer|teuer|billig|günstig|knapp|dicht|deutlich|klar|sicher|einig|wichtig|häufig|heftig|gefährlich|erfolgreich|beliebt|bekannt"},
	Mister: `herr herrn sir könig prinz`, Miss: `frau königin prinzessin`,
	Honorific: `dr prof professor professorin dipl ing med st papst`,
	Role: `minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin chef chefin leiter leiterin
		direktor direktorin vorsitzender vorsitzende vorsitzenden bürgermeister bürgermeisterin abgeordneter
		abgeordnete experte expertin forscher forscherin anwalt anwältin trainer trainerin kapitän richter
		richterin staatsanwalt general botschafter kommissar kommissarin generalsekretär generalsekretärin
		politiker politikerin autor autorin journalist journalistin wissenschaftler ärztin arzt lehrer lehrerin
		zeuge zeugin bauer bäuerin unternehmer unternehmerin mitglied geschäftsführer geschäftsführerin
		intendant intendantin landrat landrätin stadtrat stadträtin polizist polizistin pfarrer bischof ingenieur ingenieurin`,
	RoleEndings: `minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin chef chefin leiter leiterin
		direktor direktorin vorsitzende vorsitzender meister meisterin politiker politikerin sekretär sekretärin
		experte expertin forscher forscherin anwalt anwältin trainer trainerin richter richterin forscherin
		beauftragter beauftragte kommissar kommissarin abgeordnete abgeordneter kandidat kandidatin
		wissenschaftler wissenschaftlerin gouverneur vorstand führer inhaber inhaberin rätin ökonom ökonomin besitzer besitzerin pädagoge pädagogin dezernent dezernentin ologe ologin
		berater beraterin betreiber betreiberin gründer gründerin händler händlerin wirt wirtin arbeiterin beamter beamtin
		manager managerin funktionär funktionärin schriftsteller schriftstellerin förster försterin`,
	Group: `partei union ministerium behörde amt rat ausschuss kommission gericht bank konzern verband verein institut
		universität hochschule schule klinik krankenhaus polizei armee regierung parlament bundestag bundesrat
		senat fraktion stadt kreis land republik staaten nationen agentur zeitung stiftung gewerkschaft
		bundeswehr feuerwehr gmbh ag kg gruppe zentrum museum kirche`,
	Men: `peter thomas michael andreas wolfgang klaus jürgen hans heinz werner karl josef frank martin stefan stephan
		markus matthias christian alexander sebastian tobias daniel jan jens uwe bernd dieter manfred gerhard
		helmut günter günther horst rainer ralf rolf joachim heiko olaf sigmar guido horst edmund franz friedrich
		frank-walter karl-theodor christoph philipp florian lukas felix paul max moritz jonas leon david robert
		norbert otto kurt erich ernst walter volker dirk sven torsten thorsten holger ulrich ludwig georg anton
		johannes jakob simon tim lars armin jean pierre george john james barack wladimir dmitri sergej winfried reinhard
		konrad gregor bruno alois albert alfred anselm arno arnold axel benedikt benjamin bernhard bertram bodo boris
		burkhard carl clemens cornelius detlef dietmar dietrich eberhard eckhard egon emil erhard erwin eugen ewald
		fabian ferdinand fritz gerd gottfried gunnar hannes harald hartmut heinrich hendrik henning henrik herbert
		hermann hubert hugo ingo jakob jochen jörg julian justus kai karsten carsten kilian konstantin korbinian leo
		leonhard lorenz lothar ludger lutz magnus malte marcel marco marcus mario marius maximilian nils ole oliver
		oskar patrick pascal philip raimund richard roland rudolf rüdiger samuel siegfried theo theodor thilo
		till timo tom udo valentin veit viktor vincent vinzenz waldemar wilfried wilhelm willi xaver`,
	Women: `angela ursula renate claudia sabine petra monika andrea birgit susanne gabriele karin martina ute heike anja
		katja julia anna sarah laura lisa katharina christina christine maria barbara brigitte ingrid helga
		gisela erika elke silke nicole stefanie stephanie melanie sandra kathrin katrin annegret annalena
		franziska manuela nancy svenja heidemarie edelgard hannelore margot hillary marie sophie lena johanna eva
		doris bettina cornelia ulrike dagmar hildegard elisabeth charlotte clara emma mia beate saskia ricarda
		agnes alexandra alice almut amelie angelika anita anke anneliese annette antje astrid barbara beatrice carina
		carola caroline cäcilia corinna daniela dörte edith elena elfriede elisa ella emilia esther eveline fatma
		felicitas frauke friederike gerda gertrud gudrun hanna hannah hanne hedwig helene henriette hilde ilona ilse
		imke ina ines inge irene iris irmgard isabel isabella jana janina jasmin jessica johanna judith jutta karen
		karla karola katharina kerstin kirsten klara larissa lea leonie lieselotte linda lotte luise magdalena maike
		maja mareike margarete margret marianne marlene martha mathilda meike melina miriam mona nadine nadja
		natalie nina nora olga patricia pauline ramona rebecca regina regine rita roswitha ruth sabrina sibylle
		sigrid simone sina solveig sonja stefanie stella svetlana sybille sylvia tanja tatjana tina ulla valentina
		vera veronika viktoria waltraud wiebke yvonne`,
	Calendar: `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli
		august september oktober november dezember montagabend woche monat jahr morgen abend nachmittag vormittag
		mittag nacht uhr`,
	Auxiliary: `hat haben hatte hatten habe sei ist war wurde wird werden auch außerdem zudem weiter dazu wörtlich am`,
	Particle:  `von van de zu bin al el di da del la ten ter`,
	Abbreviation: `n v o u dr prof bzw ca z.b u.a d.h st hr fr str bspw ggf inkl vgl evtl sog zzt mio mrd dipl ing med geb
		gest jan feb apr aug sept okt nov dez z chr`,
	BeforeNumber: `nr art abs abb s bd kap`,
	MaybeEnd:     `usw etc co jh n.chr v.chr jr uhr`,
	Naming: `genannt sogenannte sogenannten sogenannter sogenanntes titel namens namen film buch roman album lied serie
		motto zeitung magazin begriff bezeichnung projekt wort slogan spitznamen namen operation initiative band
		gruppe show sendung spiel stück überschrift schlagzeile zeitschrift marke wochenzeitung schiff frachter
		satellit schule kampagne programm codename dokumentation nachrichtenmagazin unternehmen firma
		aktion wettbewerb preis ausstellung festival hotel restaurant klub club sender portal stücke themen lieder filme`,
	NamingEndings: `zeitung magazin zeitschrift film buch lied preis verein partei bündnis projekt programm gruppe blatt dienst`,
	Sources: []string{"laut", "nach angaben", "nach worten", "nach den worten", "nach aussage", "nach aussagen", "nach ansicht", "nach auffassung", "nach meinung", "nach einschätzung", "nach auskunft", "nach darstellung",
		"nach überzeugung", "nach informationen", "nach bewertung", "aus sicht", "so"},
	Follows: []string{"zufolge"},
	Cases:   `s`,
	Image:   `foto bild aufnahme symbolbild archivbild archivfoto`, Shown: `abgebildet`,
	Spot: `links rechts oben unten mitte archiv hinten vorne`, Shows: `zeigt zeigen`,
	Noise: []string{"lesen sie auch", "lesen sie mehr", "mehr zum thema", "siehe auch", "zum artikel", "hier klicken", "abonnieren", "jetzt abonnieren",
		"newsletter", "folgen sie uns", "wir verwenden cookies", "diese website verwendet", "bildquelle", "bildunterschrift", "kommentar schreiben", "datenschutz", "alle kommentare", "schlagworte:", "melden sie sich", "anzeige", "werbung", "foto:", "bild:", "video:", "quelle:", "stand:", "aktualisiert", "das könnte sie", "weiterlesen",
		"alle rechte vorbehalten", "themen:", "kommentare", "teilen", "auch interessant", "lesetipp"},
	ByLine:     []string{"von", "aus"},
	Caption:    []string{"(archivbild)", "(archivfoto)", "(symbolbild)", "symbolbild", "im bild:", "archivfoto", "(getty images)", "/getty", "(foto:", "(bild:", "bildquelle", "/dpa", "/afp"},
	Ordinals:   true,
	NounsUpper: true,
	And:        `und aber`, Linking: `für des der`, You: `du mein meine dein deine unser unsere euer eure`,
	Not: `nicht nie niemals niemand nichts ohne weder kaum kein keine keinen keinem keiner keines keinerlei`,
}
