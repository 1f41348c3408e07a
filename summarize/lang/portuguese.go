package lang

var portuguese = Words{
	Stop: `o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para pra com sem sob sobre entre
		até após ante contra desde ao à aos às num numa e ou mas nem que quem qual quais cujo cuja onde quando como se
		porque pois embora enquanto já ainda também só apenas mais menos muito muita muitos muitas pouco tão não sim
		nunca sempre aqui ali lá agora hoje ontem amanhã depois antes então assim é são era eram foi foram ser sido
		será serão está estão estava estavam tem têm tinha tinham ter há havia vai vão pode podem poderia deve devem
		fazer feito eu tu ele ela eles elas nós você vocês me te lhe lhes nos seu sua seus suas meu minha nosso nossa
		este esta estes estas esse essa esses essas aquele aquela isto isso aquilo dele dela deles delas neste nesta
		nesse nessa deste desta desse dessa todo toda todos todas outro outra outros outras mesmo mesma cada segundo
		durante cerca`,
	Said: `disse dizem diz disseram dito dizia afirmou afirma afirmaram afirmado declarou declara declararam explicou explica
		explicaram contou conta contaram acrescentou acrescenta ressaltou ressalta destacou destaca lembrou lembra
		recordou recorda anunciou anuncia anunciaram informou informa informaram alertou alerta alertaram avisou avisa
		criticou critica criticaram denunciou denuncia admitiu admite reconheceu reconhece respondeu responde
		responderam perguntou pergunta escreveu escreve confirmou confirma negou nega prometeu promete garantiu
		garante assegurou assegura defendeu defende argumentou argumenta sublinhou sublinha frisou frisa salientou
		salienta referiu refere comentou comenta concluiu conclui lamentou lamenta relatou relata observou observa
		considerou considera avaliou avalia acredita espera teme pediu pede exigiu exige cobrou cobra insistiu insiste
		reforçou reforça ponderou pondera completou completa prosseguiu resumiu resume brincou desabafou desabafa
		confessou confessa revelou revela classificou classifica chamou elogiou elogia agradeceu comemorou celebrou
		reclamou reclama queixou protestou rebateu rebate replicou retrucou exclamou questionou questiona falou fala
		pensa opinou ironizou sentenciou esclareceu esclarece indicou indica apontou aponta sugeriu sugere detalhou
		manifestou justificou justifica acusou acusa atirou vincou adiantou adianta gritou sorriu suspirou
		queixou-se queixa-se indignou-se congratulou-se regozijou-se justificou-se defendeu-se lembrou-se insurgiu-se`,
	Saying: `dizendo afirmando declarando acrescentando explicando lembrando destacando ressaltando alertando garantindo
		argumentando defendendo classificando escrevendo citando`,
	Passive: `sido`,
	Agent:   `por pelo pela pelos pelas`,
	I:       `eu nós`,
	He:      `ele`, She: `ela`, They: `eles elas`, It: `isso isto`, Who: `quem`,
	Definite: `o a`, Opinion: `para`, His: `o um do ao pelo`, Her: `a uma da à pela`, HisEndings: `o`, HerEndings: `a`,
	Article: `o a os as um uma uns umas seu sua seus suas este esta estes estas esse essa vários várias alguns algumas dois
		duas três ambos outro outra outros outras`,
	Preposition: `de do da dos das em no na nos nas por pelo pela pelos pelas para pra com sem sob sobre entre até após ante contra
		desde ao à aos às num numa segundo durante conforme`,
	Break: `que quando se porque pois embora enquanto mas e ou como`,
	Dangling: `ele ela eles elas seu sua seus suas este esta estes estas esse essa esses essas isto isso aquilo aquele
		aquela aqueles aquelas dele dela deles delas nele nela neles nelas neste nesta nestes nestas nesse nessa nesses
		nessas nisto nisso disto disso deste desta destes destas desse dessa desses dessas naquele naquela daquele
		daquela mas e ou porém contudo entretanto também assim então aqui ali lá ambos ambas outro outra outros outras
		pois logo portanto enfim finalmente todavia posteriormente igualmente consequentemente paralelamente ademais ora`,
	Leaning: []string{"no entanto", "além|apesar|depois|antes|diante disso|disto", "por isso|isto|exemplo|conseguinte|consequência|contraste",
		"por outro lado", "em consequência|resposta|contrapartida|compensação|troca|seguida", "ao contrário", "ao mesmo tempo", "enquanto isso",
		"mesmo|ainda assim", "de facto|fato", "com efeito", "como resultado|consequência", "do mesmo modo", "da mesma forma", "de igual modo",
		"mais tarde", "pouco depois", "logo em seguida", "a seguir", "depois|antes ,", "na altura|ocasião", "à época", "já o|a|os|as", "até lá",
		"o|a mesmo|mesma", "os|as mesmos|mesmas", "os dois", "as duas", "o casal", "a dupla", "o|a outro|outra", "os|as outros|outras|restantes|demais",
		"um outro", "uma outra", "o primeiro|segundo ,"},
	Standing: []string{"este|neste|deste ano|mês|verão|inverno|outono|sábado|domingo", "este|neste fim de semana",
		"esta|nesta|desta semana|manhã|tarde|noite|primavera|segunda|terça|quarta|quinta|sexta",
		"esta|nesta|desta segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira", "nestes|nesses dias", "nestas horas", "este fim-de-semana",
		"aquele|aquela|aqueles|aquelas|aquilo que", "assim como|que", "logo após|que|no|na", "logo depois de|do|da", "em resposta a|ao|à|aos|às",
		"em consequência|troca de|do|da|dos|das", "ao contrário de|do|da|dos|das", "ao mesmo tempo que|em", "como resultado|consequência de|do|da|dos|das",
		"a seguir ao|à|aos|às", "já a partir", "ora bem", "o mesmo que", "também conhecido|conhecida"},
	Mister: `senhor sr dom`, Miss: `senhora sra dona`, Honorific: `dr dra doutor doutora prof eng`,
	Role: `ministro ministra presidente presidenta primeiro-ministro primeira-ministra chefe diretor diretora porta-voz
		secretário secretária prefeito prefeita autarca deputado deputada senador senadora procurador procuradora
		promotor promotora advogado advogada juiz juíza especialista perito perita economista professor professora
		pesquisador pesquisadora investigador investigadora cientista médico médica técnico técnica treinador
		treinadora capitão capitã comissário comissária embaixador embaixadora responsável líder general coronel
		delegado delegada autor autora jornalista escritor escritora historiador historiadora fundador fundadora
		gerente membro candidato candidata chanceler governador governadora vereador vereadora agricultor agricultora
		pescador pescadora engenheiro engenheira aluno aluna estudante vizinho vizinha morador moradora testemunha
		conservador conservadora biólogo bióloga geólogo geóloga vice-presidente vice-prefeito vice-prefeita relator
		relatora ex-ministro ex-ministra ex-presidente ex-prefeito ex-prefeita goleiro guarda-redes atacante avançado
		zagueiro jogador jogadora árbitro campeão campeã diretor-geral coordenador coordenadora comerciante empresário
		empresária dono dona proprietário proprietária padeiro padeira livreiro livreira bombeiro policial inspetor
		inspetora enfermeiro enfermeira psicólogo psicóloga físico física químico química arquiteto arquiteta artista
		ator atriz cantor cantora músico cineasta padre bispo sindicalista operário operária trabalhador trabalhadora
		motorista taxista voluntário voluntária ativista analista consultor consultora reitor reitora ouvidor curador
		curadora arqueólogo arqueóloga oceanógrafo oceanógrafa`,
	Group: `partido união ministério agência conselho comitê comité comissão corte tribunal banco empresa companhia grupo
		associação organização instituto universidade escola hospital polícia exército governo parlamento congresso
		câmara senado assembleia federação liga clube prefeitura cidade região república estados nações fundação
		sindicato museu centro igreja jornal procuradoria supremo planalto petrobras`,
	Men: `joão josé antónio antônio francisco carlos paulo pedro lucas luiz luís marcos gabriel rafael daniel marcelo bruno
		eduardo felipe filipe rodrigo manuel mateus andré fernando fábio leonardo gustavo guilherme leandro tiago thiago
		anderson ricardo márcio jorge sebastião alexandre roberto edson diego vítor victor sérgio cláudio mário rui nuno
		miguel gonçalo duarte afonso henrique vasco artur hugo álvaro joaquim domingos augusto renato caio davi samuel
		simão geraldo raimundo fernão joe donald emmanuel vladimir olaf josias elias isaías jonas lula jair michel
		renan césar tomás inácio baltazar`,
	Women: `maria ana francisca antónia antônia adriana juliana márcia fernanda patrícia aline sandra camila amanda bruna
		jéssica letícia júlia luciana vanessa mariana gabriela vera vitória larissa cláudia beatriz luana rita sónia
		sônia renata eliane josefa simone natália cristina carla débora rosângela raquel helena isabel teresa tereza
		inês catarina joana marta sofia leonor matilde carolina margarida luísa irene alice dilma marina clarice
		conceição lurdes lourdes fátima graça socorro dulce ivone judite ester raquel ingrid ursula carmen rosário
		esther marli sueli iracema nair solange elisabete marielle`,
	Calendar: `segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
		janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro manhã tarde noite`,
	Auxiliary:    `tem têm tinha tinham havia é são foi era também ainda já depois ontem hoje`,
	Particle:     `de da do das dos e van von del la`,
	Abbreviation: `sr sra srs dr dra prof profa eng av r st sto sta d exmo ilmo rev pe gen cel cap maj ten sgt des ex séc cf jan fev abr jun jul ago set out nov dez tel`,
	BeforeNumber: `art arts n nº pág págs vol fig figs`,
	MaybeEnd:     `min cia s.a ltda a.c d.c`,
	ProDrop:      true,
	Naming: `intitulado intitulada chamado chamada chamados denominado denominada apelidado apelidada batizado batizada título
		filme livro romance álbum canção música série programa lema slogan expressão palavra termo projeto operação
		obra revista festival navio exposição novela jornal`,
	Sources: []string{"segundo", "de acordo com", "conforme", "nas palavras de", "na opinião de", "na avaliação de"},
	Image:   `foto fotografia imagem`, Shown: `fotografado fotografada`,
	Spot: `esquerda direita acima abaixo centro arquivo`, Shows: `mostra mostram`,
	Noise: []string{"leia também", "leia mais", "veja também", "saiba mais", "ver também", "continue lendo", "continue a ler", "assine", "inscreva-se", "subscreva",
		"siga-nos", "publicidade", "foto:", "vídeo:", "atualizado", "publicado em", "compartilhe", "partilhar", "todos os direitos reservados", "notícias relacionadas", "clique aqui", "mais lidas"},
	ByLine:  []string{"por", "da redação"},
	Caption: []string{"(foto de arquivo)", "(imagem de arquivo)", "foto de arquivo", "na foto", "na imagem"},
	And:     `e mas`, Linking: `de do da dos das`, You: `tu você vocês meu minha meus minhas nosso nossa nossos nossas teu tua`,
	Not:           `não nunca jamais sem nenhum nenhuma nem ninguém nada tampouco`,
	AdverbEndings: `mente`,
	DaysLower:     true,
}
