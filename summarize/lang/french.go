package lang

var french = Words{
	Stop: `le la les l' j' m' t' un une des du de d' et ou mais donc or ni car que qu' qui quoi dont où à au aux en dans par pour sur
		sous avec sans entre vers chez contre depuis pendant avant après il elle ils elles on je tu nous vous se s'
		ce c' cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos lui y ne n' pas plus moins très
		trop aussi encore déjà toujours jamais bien mal peu beaucoup tout tous toute toutes même autre autres si
		comme quand lorsque alors ainsi puis ensuite enfin cependant pourtant toutefois est sont était étaient sera
		seront été être a ont avait avaient aura avoir fait faire peut peuvent pourrait doit doivent va vont ici là
		aujourd'hui hier demain cela ceci celui celle ceux celles notamment selon`,
	Said: `dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute précisé précise estimé estime indiqué indique
		annoncé annonce assuré assure souligné souligne rappelé rappelle confié confie raconté raconte regretté
		regrette dénoncé dénonce averti avertit reconnu reconnaît répondu répond écrit poursuivi poursuit conclu
		conclut lancé lance martelé martèle insisté insiste promis promet prévenu prévient confirmé confirme
		rapporté rapporte noté note jugé juge commenté commente critiqué critique salué salue demandé demande
		soutenu soutient prétendu prétend plaidé plaide résumé résume témoigné témoigne réagi réagit avoué avoue
		admis admet déploré déplore observé observe disait disent expliquait affirmait déclarait qualifié qualifie
		évoqué évoque interrogé exhorté exhorte fustigé fustige remarque remarqué relève relevé constate
		constaté tranche tempère nuance glisse glissé sourit souffle racontent affirment estiment déclara
		répliqué rétorqué murmuré pense croit espère accusé accuse réclamé réclame réplique garanti garantit souriait souvient indigné indigne parlé parle
		décrit décrivait saluait estimait ajoutait assurait racontait soutenait avouait regrettait plaidait
		exclamé exclame écrié écrie interroge amusé amuse emporté emporte félicité félicite réjoui réjouit défendu
		défend justifié justifie ironisé ironise plaisanté plaisante soupiré soupire lâché lâche renchéri renchérit
		détaillé détaille signalé signale alerté alerte inquiété inquiète martèlent ajoutent rappellent
		expliquent dénoncent soulignent regrettent répondent indiquent précisent répondit ajouta demanda cria expliqua
		affirma répliqua conclura juge jugent considère considéré proclamé proclame prédit prévoit`,
	Saying: `disant déclarant affirmant expliquant ajoutant précisant estimant assurant soulignant rappelant évoquant dénonçant
		qualifiant écrivant insistant regrettant citant`,
	Passive: `été`,
	Agent:   `par`,
	I:       `je j' nous on`,
	He:      `il`, She: `elle`, They: `ils elles`, It: `cela`, Who: `qui`,
	Article:     `le la les un une des son sa ses leur leurs ce cet cette ces plusieurs deux trois certains certaines notre nos l'`,
	Preposition: `de du des d à au aux en dans par pour sur sous avec sans entre vers chez contre depuis pendant avant après selon lors dès hors parmi`,
	Break:       `que quand lorsque si puisque car mais et ou donc comme alors tandis`,
	Dangling: `il elle ils elles son sa ses leur leurs ce cet cette ces cela ceci celui celle ceux celles mais et ou donc or car
		pourtant cependant toutefois ensuite puis alors ainsi aussi enfin néanmoins là y également
		parallèlement auparavant désormais lui c' eux autrement inversement sinon celui-ci celle-ci ceux-ci celles-ci`,
	Leaning: []string{"en outre", "en revanche", "en effet", "en conséquence", "en retour", "en fait", "par ailleurs", "par contre", "par conséquent", "par exemple", "par la suite", "au contraire",
		"de plus", "de même", "d' autre part", "d' un autre côté", "d' ailleurs", "dans le même temps", "en même temps", "malgré tout", "pour autant", "du coup", "entre-temps",
		"à l' inverse", "à l' époque", "à ce propos", "en d' autres termes", "autrement dit", "les deux", "le duo", "l' autre", "les autres", "un autre", "une autre", "la même", "le même"},
	Standing: []string{"il y|faut|faudra|fallait|faudrait|existe|suffit|convient|semble|pleut|neige|manque", "il est|était clair|possible|impossible|probable|vrai|temps|interdit|difficile|facile|nécessaire|essentiel|urgent|rare|question", "en plus de", "en même temps que", "en raison de", "au contraire de", "à l' inverse de", "ainsi que|qu'", "alors que|qu'", "même si", "là où", "ce que|qu'|qui|dont", "ces derniers jours|mois|temps", "ces dernières heures|semaines|années", "y compris", "lui et",
		"ce matin|soir|week-end|printemps|mois-ci|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
		"cette semaine|année|nuit|saison", "cet après-midi|été|hiver|automne", "ceux|celles|celui|celle qui|que|qu'|dont"},
	Mister: `m monsieur messieurs`, Miss: `mme mlle madame mademoiselle`, Honorific: `dr docteur pr professeur me maître mgr`,
	Role: `ministre président présidente premier première chef cheffe directeur directrice porte-parole secrétaire maire député
		députée sénateur sénatrice préfet préfète procureur procureure avocat avocate juge expert experte
		économiste professeur professeure chercheur chercheuse médecin entraîneur capitaine commissaire
		ambassadeur ambassadrice responsable patron patronne général colonel auteur autrice journaliste écrivain
		historien historienne sociologue fondateur fondatrice gérant gérante membre candidat candidate leader
		chancelier chancelière gouverneur gouverneure adjoint adjointe délégué déléguée agriculteur agricultrice
		pêcheur gardien gardienne ingénieur ingénieure enseignant enseignante habitant habitante témoin étudiant
		étudiante conservateur conservatrice élu élue magistrat magistrate greffier notaire éleveur éleveuse ouvrier ouvrière
		artisan artisane commerçant commerçante boulanger boulangère poissonnier poissonnière maraîcher maraîchère
		fromager fromagère architecte restaurateur restauratrice guide pompier policier policière joueur joueuse
		attaquant attaquante défenseur défenseuse gardienne buteur buteuse sélectionneur sélectionneuse entraîneuse
		coach arbitre champion championne vice-président vice-présidente conseiller conseillère curé évêque
		glaciologue climatologue physicien physicienne infirmier infirmière chirurgien chirurgienne psychologue
		artiste réalisateur réalisatrice acteur actrice comédien comédienne chanteur chanteuse musicien musicienne
		militant militante bénévole syndicaliste voisin voisine riverain riveraine victime analyste spécialiste
		consultant consultante entrepreneur entrepreneuse propriétaire libraire pharmacien pharmacienne chauffeur
		conducteur conductrice océanographe biologiste géologue`,
	Group: `parti union ministère agence conseil comité commission cour tribunal banque société groupe association organisation
		institut université école hôpital police armée gouvernement parlement assemblée sénat fédération ligue
		club ville mairie région république états nations fondation syndicat musée centre église journal
		préfecture gendarmerie élysée matignon`,
	Men: `jean pierre michel philippe alain nicolas christophe patrick christian laurent frédéric éric david stéphane pascal
		olivier daniel thierry bernard françois bruno gérard andré jacques marc louis claude julien thomas
		sébastien antoine alexandre maxime vincent guillaume jérôme emmanuel édouard gabriel luc paul henri charles
		georges hervé yves xavier benoît mathieu matthieu hugo arthur lucas jules léo étienne fabien arnaud cédric
		jean-luc jean-pierre jean-claude jean-marc jean-michel jean-yves dominique manuel bruno karim mohamed rachid joe
		donald vladimir volodymyr olaf romain rémi gilles raphaël`,
	Women: `marie nathalie isabelle sylvie catherine martine christine françoise valérie sandrine stéphanie véronique sophie
		céline chantal patricia anne brigitte julie monique aurélie nicole laurence annie émilie dominique virginie
		corinne élodie christelle camille caroline léa sarah manon élisabeth claire hélène marine ségolène rachida
		florence agnès cécile audrey delphine amélie mathilde pauline charlotte lucie emma chloé louise jeanne
		marguerite simone édith ursula angela christiane roselyne anne-marie fatima leïla nadia inès élise margaux`,
	Calendar: `lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
		octobre novembre décembre matin soir après-midi`,
	Auxiliary: `a ont avait avaient est sont était ait aussi également encore notamment ensuite ainsi t`,
	Particle:  `de du des d' la le van von ben el al`,
	Abbreviation: `m mm mme mmes mlle dr pr me st ste env av bd janv févr juil sept oct nov déc cf j.-c
		mgr`,
	BeforeNumber: `art p pp vol n no fig ex`,
	Elides:       true,
	Definite:     `le la l'`,
	Opinion:      `pour`,
	His:          `un le`, Her: `une la`,
	MaybeEnd: `cie`,
	Naming:   `intitulé intitulée appelé appelée dit baptisé baptisée surnommé surnommée nommé titre film livre roman album chanson série émission slogan expression mot terme projet opération programme exposition festival navire revue magazine collectif`,
	Sources:  []string{"selon", "d' après", "aux yeux de"},
	Image:    `photo photographie image cliché`, Shown: `photographié photographiée`,
	Spot: `gauche droite haut bas centre archives illustration`, Shows: `montre montrent`,
	Noise: []string{"lire aussi", "à lire aussi", "lire également", "à lire également", "voir aussi", "en savoir plus", "pour aller plus loin", "abonnez-vous", "s'abonner", "inscrivez-vous",
		"newsletter", "suivez-nous", "publicité", "photo :", "crédit photo", "vidéo :", "mis à jour", "publié le", "partager", "tous droits réservés", "notre sélection", "sur le même sujet", "cliquez ici", "nous utilisons des cookies", "ce site utilise", "source de l'image", "laisser un commentaire", "mots-clés", "lire la suite"},
	ByLine:  []string{"par", "propos recueillis par", "de notre correspondant"},
	Caption: []string{"(photo d'illustration)", "(photo d’illustration)", "photo d'archives", "image d'illustration", "(illustration)", "(getty images)", "/getty", "(photo :", "(photo:", "/afp", "photo d'illustration"},
	And:     `et mais`, Linking: `de du des d' la l'`, You: `vous tu mon ma mes notre nos votre vos`,
	Not:       `ne n' pas jamais sans aucun aucune rien personne ni`,
	DaysLower: true,
}
