package lang

var italian = Words{
	Stop: `il lo la i gli le l' un uno una un' di a da in con su per tra fra del dello della dei degli delle dell' al allo alla
		ai agli alle all' dal dallo dalla dai dagli dalle dall' nel nello nella nei negli nelle nell' sul sullo sulla
		sui sugli sulle sull' col e ed o ma però che chi cui non più meno molto poco tanto troppo anche ancora già mai
		sempre se come quando dove mentre perché poiché quindi dunque così poi dopo prima è sono era erano sarà
		saranno essere stato stata stati state ha hanno aveva avevano avrà avere fare fatto può possono potrebbe deve
		devono io tu noi voi lui lei loro mi ti ci vi si ne suo sua suoi sue nostro nostra mio mia questo questa
		questi queste quello quella quelli quelle ciò qui lì là oggi ieri domani ora adesso ogni tutto tutta tutti
		tutte altro altra altri altre stesso stessa solo soltanto circa c' d' s' n' m' t' v' quell' quest' dov' com'
		nessun nessuno nessuna secondo verso contro senza sotto sopra durante oltre fino`,
	Said: `detto dice disse dicono dissero diceva spiegato spiega spiegò affermato afferma affermò dichiarato dichiara
		dichiarò aggiunto aggiunge aggiunse sottolineato sottolinea sottolineò ribadito ribadisce ribadì ricordato
		ricorda ricordò annunciato annuncia annunciò precisato precisa precisò osservato osserva osservò sostenuto
		sostiene sostenne raccontato racconta raccontò commentato commenta commentò concluso conclude concluse
		replicato replica replicò risposto risponde rispose chiesto chiede chiese scritto scrive scrisse avvertito
		avverte avvertì ammesso ammette ammise confermato conferma confermò denunciato denuncia denunciò promesso
		promette promise assicurato assicura assicurò confessato confessa confessò riferito riferisce riferì
		evidenziato evidenzia rilevato rileva insistito insiste proseguito prosegue proseguì continuato continua
		rivelato rivela criticato critica attaccato attacca definito definisce definì parlato parla parlò invocato
		esclamato esclama esclamò ironizzato ironizza scherzato scherza lamentato lamenta auspicato auspica spera
		ritiene pensa crede teme giudicato giudica testimoniato puntualizzato puntualizza chiarito chiarisce
		segnalato segnala ringraziato ringrazia esultato esulta sospira ammonito ammonisce accusato accusa protesta
		protestato esortato esorta garantito garantisce sbotta urlato gridato difeso difende elogiato elogia
		indicato indica comunicato rimarcato rimarca rincara chiosa chiosato sintetizza riassume argomenta argomentato
		sorride scandisce aggiungono spiegano affermano raccontano sostengono denunciano chiedono`,
	Saying: `dicendo affermando dichiarando aggiungendo spiegando sottolineando ricordando precisando sostenendo definendo
		assicurando ribadendo annunciando scrivendo citando parlando`,
	Passive: `stato stata stati state`,
	Agent:   `da dal dalla dallo dai dalle dagli`,
	I:       `io noi`,
	He:      `egli lui`, She: `ella lei`, They: `essi esse loro`, It: `esso essa ciò`, Who: `che cui`,
	Definite: `il lo la l'`, Opinion: `per`, His: `il lo un uno del dello al dal`, Her: `la una un' della alla dalla`,
	HisEndings: `o`, HerEndings: `a`,
	Article: `il lo la i gli le l' un uno una un' suo sua suoi sue questo questa questi queste quel quello quella alcuni
		alcune diversi diverse due tre entrambi altro altra altri altre`,
	Preposition: `di a da in con su per tra fra del dello della dei degli delle dell' al allo alla ai agli alle all' dal dallo
		dalla dai dagli dalle dall' nel nello nella nei negli nelle nell' sul sullo sulla sui sugli sulle sull' col
		secondo verso contro senza sotto sopra durante dopo prima oltre fino d'`,
	Break: `che quando se perché poiché mentre ma però e ed o come`,
	Dangling: `egli ella esso essa essi esse lui lei loro suo sua suoi sue questo questa questi queste quest' quello
		quella quelli quelle quel quei quegli quell' costui costei costoro ciò ma però e ed o oppure tuttavia inoltre
		anche quindi dunque così infatti poi invece intanto infine allora perciò eppure qui lì là entrambi entrambe altro
		altra altri altre altrimenti successivamente pertanto peraltro ciononostante nondimeno analogamente viceversa
		contemporaneamente parallelamente dopodiché`,
	Leaning: []string{"nel contempo|frattempo", "al contempo", "allo|nello stesso tempo", "al tempo stesso", "per contro|esempio", "ad esempio",
		"a sua|loro volta", "di conseguenza|contro|rimando", "al contrario", "in seguito|cambio|risposta|compenso", "d' altra parte", "d' altro canto",
		"d' altronde", "dopo di che", "dopo ,", "prima ,", "il che", "con il risultato", "come conseguenza|risultato", "i|le due", "la coppia",
		"il duo|trio", "lo|la stesso|stessa", "gli|le stessi|stesse", "l' altro|altra", "gli|le altri|altre", "un altro", "un' altra",
		"lo ha|hanno|aveva|dice|afferma|sostiene|riferisce|conferma|rende", "l' ha|hanno", "ne ha|hanno|è|sono", "gli|le|li ha|hanno"},
	Standing: []string{"quest' anno|estate|inverno|autunno", "questa settimana|mattina|sera|notte|primavera|estate",
		"questo mese|pomeriggio|weekend|inverno|autunno", "questo fine settimana", "questo lunedì|martedì|mercoledì|giovedì|venerdì|sabato",
		"questa domenica", "in questi giorni|mesi", "in queste ore|settimane", "nelle ultime|prossime ore", "l' altro ieri|giorno",
		"l' altra sera|notte|mattina", "quelli|quelle|quello|quella|ciò che", "così come", "così tanti|tante|tanto|tanta", "anche|e se", "anche quando",
		"al contrario di|del|della|dei|delle|degli", "in seguito a|al|alla|ai|alle|agli|all'", "in risposta a|al|alla|ai|alle|agli|all'",
		"in cambio di|del|della", "poi che", "lo stesso giorno"},
	Mister: `signor sig don padre`, Miss: `signora signorina sig.ra suor`, Honorific: `dottor dottoressa dott dr prof avv ing on onorevole mons`,
	Role: `ministro ministra presidente presidentessa premier capo capa direttore direttrice portavoce segretario segretaria
		sindaco sindaca deputato deputata senatore senatrice procuratore procuratrice pm avvocato avvocata avvocatessa
		giudice magistrato magistrata esperto esperta economista professore professoressa docente ricercatore
		ricercatrice medico medica allenatore allenatrice capitano capitana commissario commissaria ambasciatore
		ambasciatrice responsabile leader generale colonnello questore prefetto prefetta assessore assessora
		consigliere consigliera autore autrice giornalista scrittore scrittrice storico storica fondatore fondatrice
		titolare membro candidato candidata cancelliere governatore governatrice delegato delegata agricoltore
		agricoltrice pescatore pescatrice ingegnere ingegnera insegnante maestro maestra preside rettore rettrice
		studente studentessa vicino vicina testimone residente conservatore biologo biologa geologo geologa
		vicepresidente vicesindaco vicesindaca ex onorevole attaccante portiere difensore centrocampista tecnico
		calciatore calciatrice giocatore giocatrice arbitro campione campionessa regista attore attrice cantante
		musicista artista architetto architetta parroco vescovo cardinale sindacalista operaio operaia imprenditore
		imprenditrice negoziante commerciante libraio libraia panettiere barista infermiere infermiera farmacista
		poliziotto poliziotta pompiere psicologo psicologa fisico fisica chimico chimica analista volontario
		volontaria attivista proprietario proprietaria comandante maresciallo soprintendente archeologo archeologa`,
	Group: `partito unione ministero agenzia consiglio comitato commissione corte tribunale banca società gruppo associazione
		organizzazione istituto università scuola ospedale polizia esercito governo parlamento camera senato assemblea
		federazione lega club comune città regione provincia repubblica stati nazioni fondazione sindacato museo centro
		chiesa giornale procura questura prefettura carabinieri viminale quirinale azienda impresa`,
	Men: `giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo
		michele giorgio aldo sergio luciano marco andrea luca matteo alessandro stefano roberto davide simone nicola
		federico lorenzo gabriele daniele fabio massimo claudio alberto enrico filippo emanuele riccardo tommaso
		edoardo leonardo diego mattia elia enea tobia gianluca gianmaria gianfranco gianni gianpaolo raffaele cesare
		ettore ernesto umberto silvio romano sandro renato rocco pasquale gennaro ciro gaetano giacomo giulio guido
		maurizio mauro dario ivan walter battista evangelista joe donald emmanuel vladimir olaf jean nazario ermes`,
	Women: `maria anna giuseppina rosa angela giovanna teresa lucia carmela caterina francesca antonietta carla elena rita
		margherita franca paola laura giulia chiara sara martina federica silvia valentina alessandra elisa roberta
		simona claudia cristina barbara daniela monica patrizia stefania michela ilaria serena beatrice alice irene
		agnese adele matilde emma sofia aurora giorgia camilla viola noemi rachele ester carmen nives luce ines
		mercedes consuelo raffaella gabriella giuliana luisa emilia ornella giorgia elly ursula angelica marisol`,
	Calendar: `lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio
		agosto settembre ottobre novembre dicembre mattina sera pomeriggio`,
	Auxiliary: `ha hanno aveva avevano è sono era anche poi inoltre già ieri oggi subito così`,
	Particle:  `di de del della dello dei degli da dal dalla d' la lo van von ben el al`,
	Abbreviation: `sig sigg sig.ra dott dr prof avv ing arch geom rag cav comm on sen dep mons card col cap magg ten gen mar brig serg
		sec cfr es s st sta ss tel ca gen feb mar apr mag giu lug
		ago set ott nov dic`,
	BeforeNumber: `art artt n nn nr pag pagg vol fig figg km`,
	MaybeEnd:     `s.p.a s.r.l d.c a.c`,
	Elides:       true,
	ProDrop:      true,
	Naming: `intitolato intitolata chiamato chiamata cosiddetto cosiddetta cosiddetti soprannominato denominato denominata
		battezzato titolo film libro romanzo album canzone serie programma slogan espressione parola termine progetto
		operazione mostra rivista festival nave motto giornale opera rassegna liceo`,
	Sources: []string{"secondo", "stando a", "a detta di", "a giudizio di", "ad avviso di", "nelle parole di"},
	Image:   `foto fotografia immagine`, Shown: `fotografato fotografata`,
	Spot: `sinistra destra alto basso centro archivio`, Shows: `mostra mostrano`,
	Noise: []string{"leggi anche", "leggi tutto", "per approfondire", "potrebbe interessarti", "vedi anche", "continua a leggere", "iscriviti", "abbonati", "seguici",
		"pubblicità", "foto:", "video:", "aggiornato", "pubblicato il", "condividi", "tutti i diritti riservati", "articoli correlati", "riproduzione riservata", "clicca qui", "i più letti"},
	ByLine:  []string{"di", "a cura di", "redazione", "dal nostro inviato", "dal nostro corrispondente"},
	Caption: []string{"(foto d'archivio)", "(foto d’archivio)", "foto d'archivio", "(immagine d'archivio)", "nella foto"},
	And:     `e ed ma`, Linking: `di del della dello dell' dei degli delle d'`, You: `tu voi mio mia miei mie nostro nostra nostri nostre tuo tua vostro vostra`,
	Not:           `non no mai né senza nessun nessun' nessuno nessuna niente nulla neppure neanche`,
	AdverbEndings: `mente`,
	DaysLower:     true,
}
