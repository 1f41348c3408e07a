package lang

var polish = Words{
	Stop: `i a w we z ze na do o od po za przy przez dla bez pod nad przed między u nie że to się jest są był była było były będzie
		będą być jak ale lub albo czy co kto który która które którzy którego której których którym gdy kiedy jeśli
		jeżeli bo więc oraz także też tak ten ta te ci tego tej tych tym tą tę jego jej ich on ona ono oni one ja ty my
		wy mnie mi ciebie cię go jemu mu nią niej nim nimi im nas nam was wam swoje swój swoją swoim już jeszcze tylko
		bardzo bardziej może można ma mają miał miała mieli aby żeby by niż ponad około wciąż nadal obecnie teraz tu
		tam wtedy potem tym samym sam sama każdy każda wszystko wszyscy wszystkich inny inna inne dwa dwie trzy jednak
		ponieważ choć chociaż podczas według wśród wobec został została zostały zostanie zł roku lat zdaniem ocenie nikt nic nigdy nigdzie żaden żadna każde gdzie skąd dlaczego`,
	Said: `powiedział powiedziała powiedzieli mówi mówią mówił mówiła mówili dodał dodała dodali dodaje stwierdził stwierdziła
		stwierdzili stwierdza oświadczył oświadczyła oświadczyli podkreślił podkreśliła podkreślili podkreśla
		podkreślają zaznaczył zaznaczyła zaznaczyli zaznacza wyjaśnił wyjaśniła wyjaśnili wyjaśnia wyjaśniają
		tłumaczył tłumaczyła tłumaczy tłumaczą poinformował poinformowała poinformowali informuje informują przekazał
		przekazała przekazali przekazuje powiadomił zapowiedział zapowiedziała zapowiedzieli zapowiada zapewnił
		zapewniła zapewnili zapewnia przyznał przyznała przyznali przyznaje ocenił oceniła ocenili ocenia uważa
		uważają twierdzi twierdzą twierdził twierdziła ostrzegł ostrzegła ostrzega ostrzegają przypomniał
		przypomniała przypomina wspomina wspominał wspominała opowiada opowiadał opowiadała opowiadają opowiedział
		opowiedziała odpowiedział odpowiedziała odpowiada odparł odparła zapytał zapytała pyta pytał pytała napisał
		napisała napisali pisze piszą skomentował skomentowała komentuje zauważył zauważyła zauważa wskazał wskazała
		wskazuje wskazują apeluje apelował apelowała zaapelował zaapelowała zaprzeczył zaprzeczyła potwierdził
		potwierdziła potwierdza potwierdzili ogłosił ogłosiła nazwał nazwała nazywa nazywał zarzucił zarzuciła
		skrytykował skrytykowała krytykuje podsumował podsumowała podsumowuje żartuje żartował zażartował
		zażartowała przekonuje przekonywał przekonywała obiecał obiecała obiecuje wyznał wyznała zdradził zdradziła
		relacjonuje relacjonował wyliczył wylicza krzyknął krzyknęła wykrzyknął szepnął zwrócił cytuje powiedziano
		przekazano poinformowano wyjaśniono`,
	Saying: `mówiąc dodając podkreślając zaznaczając twierdząc wyjaśniając przypominając nazywając zapewniając`,
	I:      `ja my`,
	He:     `on jego niego`, She: `ona jej niej`, They: `oni one ich nich`, It: `ono`, Who: `który która które którzy których`,
	Oblique:     `niego niej nich nim nią nimi`,
	Article:     `ten ta to te ci tamten nasz nasza jego jej ich jeden jedna kilka kilku dwa dwie trzy wszyscy wiele wielu`,
	Preposition: `w we z ze na do o od po za przy przez dla bez pod nad przed między u według wśród wobec oprócz zamiast podczas mimo obok przeciw`,
	Break:       `że żeby aby gdy kiedy jeśli jeżeli choć chociaż jak bo ale i lub albo a więc ponieważ`,
	Dangling: `on ona ono oni one jego jej ich jemu im niego niej nich nim nią nimi ten ta to te ci tę tą tych tymi
		tego tym tej temu tamten tamta tamto taki taka takie takich takim taką tak także też również ale a i lecz jednak
		jednakże potem dlatego ponadto natomiast zaś tam stamtąd wtedy wówczas tu tutaj oboje obaj obie oba inny inna
		inne inni zatem więc następnie wcześniej później tymczasem jednocześnie równocześnie podobnie przeciwnie inaczej
		stąd odtąd zarazem przecież niemniej dodatkowo`,
	Leaning: []string{"z kolei", "z drugiej strony", "w związku z tym|tymi", "w efekcie|rezultacie|konsekwencji|odpowiedzi|zamian|międzyczasie",
		"w tym samym|czasie|celu", "co więcej|gorsza", "na przykład", "mimo to|tego", "pomimo to|tego", "poza tym", "do tego", "po czym", "wobec tego",
		"tego dnia", "tego samego dnia", "za to", "w dodatku", "za jego|jej|ich", "pozostali|pozostałe", "ci sami"},
	Standing: []string{"w tym roku|tygodniu|miesiącu|sezonie", "tego lata|roku|ranka|wieczora", "tej zimy|wiosny|jesieni", "w tej chwili|kadencji",
		"ten , kto|który", "ta , która", "to , co|że", "ci|tych|tym , którzy|co|których|którym", "te , które", "tam , gdzie",
		"tak zwany|zwana|zwane|zwani", "tak jak", "im więcej|mniej|dłużej|bliżej|dalej|szybciej|wyżej|lepiej|gorzej|później|wcześniej", "podobnie jak",
		"inaczej niż", "wcześniej|później niż", "w odpowiedzi na", "w zamian za",
		"do tego , by|żeby|aby"},
	Mister: `pan pana panu panem`, Miss: `pani panią`, Honorific: `dr prof hab inż mgr ks bp gen płk mjr kpt por sierż`,
	Role: `minister ministra premier premiera prezydent prezydenta prezes prezeska burmistrz burmistrza wójt starosta wojewoda
		marszałek przewodniczący przewodnicząca dyrektor dyrektorka kierownik kierowniczka szef szefowa rzecznik
		rzeczniczka rzeczniczki sekretarz poseł posłanka senator senatorka radny radna ambasador ekspert ekspertka analityk
		ekonomista ekonomistka politolog naukowiec profesor lekarz lekarka adwokat adwokatka mecenas prokurator sędzia
		sędzina trener trenerka kapitan dziennikarz dziennikarka pisarz pisarka reżyser reżyserka aktor aktorka generał
		pułkownik lider liderka założyciel założycielka właściciel właścicielka inżynier nauczyciel nauczycielka
		wicepremier wiceminister wiceprezydent wiceprezes komendant strażak policjant policjantka koordynator
		koordynatorka pracownik pracownica mieszkaniec mieszkanka rolnik rolniczka leśniczy leśniczyna rybak biolog
		biolożka historyk historyczka socjolog socjolożka architekt architektka student studentka kierowca sąsiad
		sąsiadka sołtys sołtyska proboszcz biskup arcybiskup kardynał papież kanclerz gubernator piłkarz zawodnik
		zawodniczka kucharz artysta artystka świadek emeryt emerytka aktywista aktywistka działacz działaczka`,
	RoleEndings: `minister dyrektor prezes redaktor prezydent rzecznik`,
	Group: `partia związek ministerstwo komitet rada rady komisja sąd bank spółka firma agencja fundacja instytut uniwersytet
		politechnika szkoła szpital policja armia rząd sejm senat urząd straż federacja republika miasto gmina klub liga
		centrum muzeum kościół gazeta stowarzyszenie koalicja platforma ue onz nato pap`,
	Men: `jan andrzej piotr krzysztof stanisław tomasz paweł józef marcin marek michał grzegorz jerzy tadeusz adam łukasz zbigniew
		ryszard dariusz henryk mariusz kazimierz wojciech robert mateusz marian rafał jacek janusz mirosław maciej
		sławomir jarosław kamil wiesław roman władysław jakub artur zdzisław edward mieczysław damian dawid przemysław
		sebastian czesław leszek daniel waldemar bartosz bartłomiej radosław szymon filip adrian karol antoni donald
		bogdan borys igor joe emmanuel wołodymyr aleksander wiktor franciszek witold lech leon hubert`,
	Women: `anna maria katarzyna małgorzata agnieszka krystyna barbara ewa elżbieta zofia janina teresa joanna magdalena monika
		jadwiga danuta irena halina helena beata aleksandra marta dorota marianna grażyna jolanta stanisława iwona
		karolina bożena urszula justyna renata alicja paulina sylwia natalia wanda agata aneta izabela ewelina marzena
		wiesława genowefa patrycja kazimiera edyta stefania hanna julia zuzanna lena maja olga weronika emilia kinga
		angela kamila dominika klaudia gabriela ursula róża lucyna`,
	Declines:    []string{"ek ka kowi kiem", "eł ła łowi łem", "ia ii ię ią", "la li lę lą", "ja ji ję ją", "ga gi dze gę gą", "ka ki ce kę ką", "ta ty cie tę tą", "ra ry rze rę rą", "a y ie ę ą", "i iego iemu im", "y ego emu ym", "- a owi em iem"},
	MaleVerbs:   `ł łby`,
	FemaleVerbs: `ła łaby`,
	VerbEndings: `ł ła li ły je ją uje ują`,
	Hearers:     `dziennikarzom dziennikarzowi reporterom reporterowi portalowi gazecie agencji czytelnikom`,
	Calendar: `poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę stycznia lutego marca kwietnia maja
		czerwca lipca sierpnia września października listopada grudnia dziś dzisiaj wczoraj jutro styczniu lutym marcu
		kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu`,
	Auxiliary: `jest był była było byli także też również wcześniej później już wtedy znowu ponownie dziś wczoraj następnie`,
	Particle:  `von van de al el la di da`,
	Abbreviation: `tzw m.in np prof dr hab inż mgr ks bp abp gen płk mjr kpt por sierż kard asp kom nadkom ul al pl os św im ok red tj tzn pn cyt por zob wg
		woj pow gm r.p jw ds nt`,
	BeforeNumber: `nr art ust pkt str poz tab rys par lit tel m s rozdz`,
	MaybeEnd:     `r w godz tys mln mld zł gr proc p.n.e n.e in s.a sp z.o.o`,
	Naming: `tytuł tytułem zatytułowany zatytułowana nazwany nazwana nazwą film filmu książka książki powieść gazeta gazety miesięcznik
		tygodnik album piosenka serial program programu projekt akcja akcji kampania hasło hasłem operacja spektakl zespół
		statek statku nagroda konkurs hotel restauracja teatr wystawa określenie słowo pojęcie dziennik`,
	Sources: []string{"według", "zdaniem", "jego zdaniem", "jej zdaniem", "ich zdaniem", "w ocenie", "w jego ocenie", "w jej ocenie", "w opinii", "w jego opinii", "w jej opinii", "jak podał", "jak podała"},
	Cases:   `skiego skiemu ski ska skim skiej ską iego iemu ego emu iej owi ami iem em im ym ową owej ą ę ie ej y i u a e o`,
	Image:   `zdjęcie zdjęciu fotografia fot foto`, Shown: `sfotografowany sfotografowana`,
	Spot: `lewej prawej góry dołu środku archiwalne archiwum`, Shows: `pokazuje przedstawia`,
	Noise: []string{"czytaj także", "czytaj też", "czytaj również", "zobacz także", "zobacz też", "zobacz również", "przeczytaj także", "więcej:", "czytaj więcej",
		"obserwuj nas", "zapisz się", "subskrybuj", "reklama", "komentarze", "udostępnij", "aktualizacja:", "opublikowano", "źródło:", "fot.", "zdjęcie:",
		"wideo:", "tagi:", "wszelkie prawa zastrzeżone", "polecane", "dołącz do nas", "polub nas", "dalsza część artykułu", "dalszy ciąg materiału"},
	ByLine:  []string{"autor:", "autorka:", "tekst:", "opracowanie:", "oprac."},
	Caption: []string{"(zdjęcie archiwalne)", "zdjęcie archiwalne", "na zdjęciu:", "zdjęcie ilustracyjne", "fot."},
	ProDrop: true, Bare: true, Ordinals: true,
	And: `i oraz ale`, Linking: `ds`, You: `ty wy mój moja moje nasz nasza nasze wasz wasza wasze`,
	Not:       `nie ani nigdy bez nikt nic żaden żadna żadne brak`,
	Renews:    true,
	DaysLower: true,
}
