package lang

var spanish = Words{
	Stop: `el la los las un una unos unas lo al del de a ante bajo con contra desde en entre hacia hasta para por según sin sobre
		tras y e o u pero sino ni que quien quienes cual cuales cuyo cuya donde cuando como si porque pues aunque
		mientras él ella ellos ellas yo tú nosotros usted ustedes se me te nos le les su sus mi mis tu nuestro
		nuestra este esta estos estas ese esa esos esas aquel aquella esto eso no sí ya muy más menos tan también
		tampoco además así todavía aún siempre nunca hoy ayer mañana aquí allí ahora luego después antes es son
		era eran fue fueron ser está están estaba ha han había habían haber hay hace hacer puede pueden podría debe
		todo todos toda todas otro otra otros otras mismo misma cada mucho muchos poco pocos sólo solo`,
	Said: `dijo dice dicen dijeron declaró declararon declara afirmó afirmaron afirma aseguró aseguraron asegura explicó explicaron
		explica señaló señalaron señala añadió añadieron añade agregó agregaron agrega indicó indicaron indica
		manifestó manifestaron expresó expresaron apuntó apunta subrayó subraya destacó destacaron destaca
		sostuvo sostiene sostienen recordó recuerda advirtió advirtieron advierte anunció anunciaron anuncia
		informó informaron informa comentó comenta contó cuenta relató relata reconoció reconoce admitió admite
		criticó critica denunció denunciaron denuncia pidió pidieron pide exigió exige insistió insiste respondió
		responde preguntó pregunta escribió escribe confirmó confirmaron confirma negó niega prometió promete
		lamentó lamenta concluyó concluye precisó precisa reiteró reitera opinó opina considera consideró cree
		calificó califica matizó matiza detalló detalla resumió resume replicó zanjó celebró bromeó confesó
		confiesa llamó llamaron dicho declarado afirmado asegurado explicado señalado añadido indicado
		manifestado advertido anunciado reconocido pedido sentenció defendió defiende argumentó argumenta
		espetó exclamó susurró piensa teme contestó contesta contestaron quejó queja protestó protesta reclamó
		reclama apostó rechazó rechaza alertó alerta avisó avisa ironizó ironiza aclaró aclara juró alegó alega
		garantizó garantiza elogió elogia valoró valora rememoró sugirió sugiere planteó plantea describió describe
		ratificó ratifica auguró augura aventuró ensalzó agradeció agradece arremetió apostilló puntualizó puntualiza
		describió decía decían explicaba contaba afirmaba aseguraba recordaba añadía repetía repite repitió
		reivindicó reivindica censuró tachó tildó urgió instó alabó felicitó bromea suspiró gritó`,
	Saying: `diciendo declarando afirmando asegurando explicando señalando añadiendo agregando indicando advirtiendo recordando
		calificando insistiendo subrayando destacando`,
	Passive: `sido`,
	Agent:   `por`,
	I:       `yo nosotros nosotras`,
	He:      `él`, She: `ella`, They: `ellos ellas`, It: `ello`, Who: `quien quienes`,
	Definite: `el la`, Opinion: `para`, His: `el un del`, Her: `la una`, HisEndings: `o`, HerEndings: `a`,
	Article:     `otro otra el la los las un una unos unas su sus este esta estos estas ese esa varios varias algunos algunas dos tres ambos`,
	Preposition: `de del a al ante bajo con contra desde en entre hacia hasta para por según sin sobre tras durante mediante`,
	Break:       `que cuando si porque pues aunque mientras pero sino y e o u como`,
	Dangling: `él ella ello ellos ellas su sus este esta estos estas ese esa esos esas esto eso aquel aquella pero y e o sino aunque
		además también tampoco así luego después posteriormente antes asimismo
		allí aquí ahí ambos ambas otro otra otros otras pues entonces lo
		aquellos aquellas mismos mismas ésta éste éstos éstas ése ésa aquello entretanto igualmente paralelamente les le`,
	Leaning: []string{"en cambio", "en consecuencia", "en tanto", "en efecto", "en respuesta", "por el contrario", "por otra parte", "por otro lado", "por ejemplo", "por lo tanto", "por tanto",
		"por eso", "por ello", "sin embargo", "no obstante", "de hecho", "de ahí", "como resultado", "como consecuencia", "a su vez", "al mismo tiempo", "al contrario", "mientras tanto",
		"pese a todo", "a pesar de todo", "es decir", "los dos", "las dos", "la pareja", "el otro", "la otra", "los otros", "las otras", "lo mismo", "el mismo", "la misma"},
	Standing: []string{"además|antes|después|luego de|del", "antes|después|luego que", "así como|que", "como resultado de", "como consecuencia de", "en respuesta a",
		"al mismo tiempo que", "este año|mes|verano|invierno|otoño|lunes|martes|miércoles|jueves|viernes|sábado|domingo", "esta semana|mañana|tarde|noche|primavera",
		"este fin de semana", "estos días", "lo que", "los|las que", "aquellos|aquellas que"},
	Mister: `señor sr don`, Miss: `señora sra señorita srta doña`, Honorific: `dr dra doctor doctora prof lic`,
	Role: `ministro ministra presidente presidenta primer primera jefe jefa director directora portavoz vocero vocera secretario
		secretaria alcalde alcaldesa diputado diputada senador senadora fiscal abogado abogada juez jueza experto
		experta economista profesor profesora investigador investigadora médico médica entrenador entrenadora
		capitán comisario comisaria embajador embajadora responsable líder general coronel autor autora
		periodista escritor escritora historiador historiadora fundador fundadora gerente miembro candidato
		candidata canciller gobernador gobernadora consejero consejera concejal concejala delegado delegada
		agricultor agricultora pescador pescadora ingeniero ingeniera maestro maestra vecino vecina testigo
		estudiante conservador conservadora portero portera delantero delantera técnico técnica seleccionador seleccionadora jugador jugadora futbolista
		defensa centrocampista árbitro campeón campeona exdirector exministro exministra expresidente expresidenta
		exalcalde exalcaldesa magistrado magistrada afectado afectada librero librera panadero panadera carnicero
		comerciante ganadero ganadera obrero obrera trabajador trabajadora empleado empleada empresario empresaria
		dueño dueña propietario propietaria inspector inspectora policía bombero bombera enfermero enfermera
		psicólogo psicóloga físico física químico química arquitecto arquitecta artista actor actriz cantante
		músico música director directora comisionado viceministro viceministra subsecretario síndico intendente
		edil diputada parlamentario parlamentaria activista sindicalista voluntario voluntaria analista asesor
		asesora especialista conductor conductora taxista cura obispo arzobispo bióloga biólogo geóloga geólogo vicepresidente vicepresidenta`,
	Group: `partido unión ministerio agencia consejo comité comisión corte tribunal banco empresa compañía grupo asociación
		organización instituto universidad escuela hospital policía ejército gobierno parlamento congreso senado
		asamblea federación liga club ayuntamiento ciudad región república estados naciones fundación sindicato
		museo centro iglesia diario guardia fiscalía moncloa`,
	Men: `josé antonio juan manuel francisco luis javier miguel ángel carlos jesús alejandro pedro pablo rafael fernando david
		daniel jorge alberto sergio álvaro roberto diego adrián enrique ramón vicente raúl víctor óscar andrés
		joaquín santiago eduardo rubén iván mario alfonso jaime ricardo ignacio emilio julio gabriel martín mateo
		nicolás felipe mariano alfredo gustavo hugo marcos gonzalo guillermo tomás esteban arturo césar salvador
		andrés joe donald emmanuel vladimir josep jordi oriol iñigo julián agustín hernán`,
	Women: `maría carmen ana isabel laura cristina marta dolores lucía josefa elena pilar paula raquel rosa sara mercedes teresa
		beatriz julia sofía alicia patricia silvia irene montserrat andrea rocío claudia lorena nuria sandra
		mónica eva alba inés susana yolanda margarita gloria verónica natalia soraya esperanza yolanda irene
		daniela valentina camila gabriela fernanda adriana cecilia carolina michelle dilma cristina manuela ada
		inmaculada begoña nieves amparo consuelo virginia rosario lourdes ingrid úrsula angela`,
	Calendar: `lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
		octubre noviembre diciembre`,
	Auxiliary: `ha han había habían es son era fue también además luego ayer hoy después ya`,
	Particle:  `de del la las los y van von da dos`,
	Abbreviation: `sr sra srta dr dra prof lic ing d dña ud uds aprox av avda gral cnel tte st sta sto ee
		ej ene feb abr jun jul ago sept oct nov dic`,
	BeforeNumber: `art pág núm vol fig`,
	MaybeEnd:     `cía s.a ee.uu a.m p.m jr`,
	Naming:       `titulado titulada llamado llamada llamados denominado denominada conocido conocida apodado bautizado título película libro novela álbum canción serie programa lema expresión palabra término proyecto operación obra revista festival buque exposición`,
	Sources:      []string{"según", "de acuerdo con", "en palabras de", "a juicio de", "en opinión de"},
	Image:        `foto fotografía imagen`, Shown: `fotografiado fotografiada`,
	Spot: `izquierda derecha arriba abajo centro archivo izq der`, Shows: `muestra muestran`,
	Noise: []string{"lea también", "leer también", "lee también", "le puede interesar", "te puede interesar", "más información", "ver también", "suscríbete", "suscríbase", "regístrate",
		"síguenos", "siga leyendo", "publicidad", "foto:", "vídeo:", "video:", "actualizado", "publicado", "compartir", "todos los derechos reservados", "noticias relacionadas",
		"boletín", "haga clic", "utilizamos cookies", "este sitio utiliza", "fuente de la imagen", "deja un comentario", "etiquetas:", "leer más", "lee más", "archivado en", "lo más visto", "lo más leído"},
	ByLine:  []string{"por", "redacción"},
	Caption: []string{"(foto de archivo)", "(imagen de archivo)", "foto de archivo", "en la imagen:", "(getty images)", "/getty", "(foto:", "/efe"},
	ProDrop: true,
	And:     `y e pero`, Linking: `de del la`, You: `tú usted ustedes mi mis nuestro nuestra nuestros nuestras tu tus`,
	Not:           `no ni nunca jamás sin ningún ninguna ninguno tampoco nadie nada`,
	AdverbEndings: `mente`,
	DaysLower:     true,
}
