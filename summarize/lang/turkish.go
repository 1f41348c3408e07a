package lang

var turkish = Words{
	Stop: `ve ile bir bu şu o da de ki mi mı mu mü için gibi kadar ama fakat ancak veya ya hem ne en çok daha az her hiç bazı tüm
		bütün kendi kendisi onu ona onun ondan onlar onları onların ben sen biz siz bana sana bize size beni seni bizi
		sizi benim senin bizim sizin olan olarak oldu olduğu olduğunu olacak olması olmak olduğuna olduklarını var yok
		değil ise ise idi iken sonra önce göre karşı doğru üzere rağmen dolayı beri içinde üzerinde altında arasında
		tarafından hakkında şimdi artık henüz hâlâ hala bile sadece yalnızca aynı başka diğer birçok pek şey nasıl neden
		niçin hangi kim nerede zaman etti ettiği eden edilen yaptı yapılan yapan dedi diye böyle şöyle öyle bunu buna
		bunun burada orada yine ayrıca yeni iki üç ilk son yer aldı alan`,
	Said: `dedi dediler diyen diyerek konuşan belirten ekleyen savunan anlatan diyor diyorlar konuştu konuştular söyledi söylediler söylüyor açıkladı açıkladılar belirtti belirttiler
		belirtiyor vurguladı vurguladılar ekledi eklediler anlattı anlattılar anlatıyor bildirdi bildirdiler duyurdu
		duyurdular savundu savundular yazdı yazdılar sordu sordular yanıtladı cevapladı hatırlattı uyardı
		uyardılar kaydetti kaydettiler aktardı aktardılar değerlendirdi yorumladı özetledi
		açıklamasında açıklamasını ifadelerini ifadesini ifadeleriyle sözlerini sözleriyle açıklamada değerlendirmesinde
		yanıtını cevabını çağrısında çağrısını yorumunu uyarısında paylaşımında müjdesini eleştirdi kınadı
		bağırdı haykırdı mırıldandı seslendi`,
	Saying: `belirterek vurgulayarak söyleyerek ekleyerek hatırlatarak savunarak`,
	I:      `ben biz`,
	He:     `o`, She: `o`, They: `onlar`,
	Article: `bir bu şu o her bazı birkaç iki üç dört beş birçok tüm bütün`,
	Break:   `ve ama fakat ancak çünkü ki eğer veya`,
	Dangling: `o onlar onu ona onun ondan onda onunla onları onlara onların onlardan onlarla kendisi kendisine
		kendisini kendileri bu şu bunu buna bunun bundan bunda bununla bunlar bunları bunlara bunların bunlardan böyle
		öyle şöyle böylesi ama fakat ancak ve ayrıca yine ise oysa oysaki halbuki sonra ardından böylece böylelikle
		dolayısıyla çünkü zira nitekim üstelik hatta dahası aksine keza yoksa öyleyse diğer diğeri diğerleri öteki
		ötekiler orada burada oradan buradan oraya buraya ikisi yani örneğin mesela`,
	Leaning: []string{"öte yandan", "öte taraftan", "diğer yandan", "daha sonra", "aynı zamanda|şekilde|gün", "bir|kısa süre sonra", "her ikisi|iki",
		"sonuç olarak", "ne var ki", "söz konusu", "başka bir", "iki taraf", "tam tersine"},
	Standing: []string{
		"bu yıl|yılın|yılki|hafta|haftanın|haftaki|ay|ayın|ayki|sabah|akşam|gece|yaz|kış|sonbahar|ilkbahar|bahar|sezon|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
		"bu hafta|ay sonu|sonunda|başında", "bu ayın|yılın başında|sonunda|ilk", "daha sonraki"},
	Mister: `bay bey`, Miss: `bayan hanım`, Honorific: `dr prof doç yrd av sn op uzm öğr gör`,
	Role: `başkan başkanı bakan bakanı cumhurbaşkanı başbakan müdür müdürü vali valisi kaymakam kaymakamı sözcü sözcüsü sekreter
		sekreteri milletvekili üye üyesi lider lideri büyükelçi büyükelçisi uzman uzmanı ekonomist profesör doktor
		doktoru avukat avukatı savcı savcısı hakim hâkim yargıç antrenör antrenörü kaptan kaptanı gazeteci yazar yazarı
		yönetmen yönetmeni oyuncu oyuncusu general albay kurucu kurucusu sahibi mühendis mühendisi öğretmen öğretmeni
		yardımcısı temsilci temsilcisi yetkili yetkilisi koordinatör koordinatörü çalışanı işçi işçisi balıkçı çiftçi
		çiftçisi üretici üreticisi esnaf muhtar muhtarı öğrenci öğrencisi akademisyen araştırmacı biyolog jeolog tarihçi
		mimar mimarı şef şefi komutan komutanı polis müsteşar rektör rektörü dekan dekanı futbolcu
		sporcu sanatçı şarkıcı ressam annesi babası kardeşi eşi oğlu kızı komşusu emekli gönüllü`,
	Group: `parti partisi birliği bakanlığı komitesi konseyi kurulu mahkemesi bankası şirketi ajansı vakfı enstitüsü üniversitesi okulu
		hastanesi polisi ordusu hükümeti meclisi federasyonu cumhuriyeti belediyesi kulübü ligi merkezi müzesi gazetesi
		odası derneği sendikası kurumu müdürlüğü valiliği kaymakamlığı ab bm nato akp chp mhp`,
	Men: `mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail osman yusuf murat ömer ramazan halil süleyman abdullah mahmut recep
		salih fatih kadir emre hakan adem kemal yaşar bekir musa metin orhan serkan burak furkan gökhan uğur yunus cem
		can deniz kaan barış ercan erdal erkan ferhat selim sinan tolga turgut volkan tayyip ekrem özgür bülent cengiz
		levent nuri rıza haluk ilhan tuncay vedat zeki donald joe vladimir emmanuel onur umut oğuz`,
	Women: `fatma ayşe emine hatice zeynep elif meryem şerife zehra sultan hanife merve havva zeliha esra fadime özlem hacer melek
		rabia yasemin hülya sevim gülsüm leyla dilek büşra aysel songül kübra halime esma hayriye selin sibel filiz
		nurcan pınar sevgi aylin banu burcu ceren derya deniz ebru ece gamze gül gizem ipek meral nalan nilüfer nur
		oya özge seda selma serap şule tuğba yıldız angela ursula sema canan`,
	Calendar:  `pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık günü bugün dün yarın`,
	Auxiliary: `da de ise ayrıca dün bugün daha sonra şimdi şöyle`,
	Particle:  `von van de el al bin`,
	Abbreviation: `dr prof doç yrd av sn op uzm öğr gör alb gen mah cad sok sk blv bkz örn yy st hz yard müh
		m.ö m.s k.k d.k t.c a.ş ltd şti`,
	BeforeNumber: `no s md şek sf tel cilt c`,
	MaybeEnd:     `a.ş ltd şti tl`,
	Ordinals:     true,
	Naming:       `adlı isimli adında başlıklı film filmi kitap kitabı roman romanı dizi dizisi albüm şarkı gazete gazetesi dergi dergisi program programı proje projesi kampanya sözcüğü kelimesi sloganı`,
	Follows:      []string{"göre"},
	Image:        `fotoğraf fotoğrafta foto görsel`, Shown: `görülen`,
	Spot: `solda sağda yukarıda aşağıda ortada arşiv temsili`, Shows: `gösteriyor`,
	Noise: []string{"ayrıca okuyun", "bunları da okuyun", "ilgili haber", "ilgili haberler", "devamını oku", "haberin devamı", "abone ol", "bizi takip edin", "bizi takip", "reklam", "yorumlar",
		"paylaş", "güncelleme:", "güncellendi", "yayınlanma", "yayın tarihi", "kaynak:", "fotoğraf:", "foto:", "video:", "etiketler:", "tüm hakları saklıdır", "editör:", "öne çıkanlar",
		"en çok okunan", "haberi paylaş"},
	ByLine:  []string{"haber:", "yazan:", "muhabir:"},
	Caption: []string{"(arşiv)", "arşiv fotoğrafı", "fotoğrafta:", "(temsili fotoğraf)"},
	ProDrop: true, Bare: true, VerbLast: true, DottedI: true, Suffixed: true,
	And: `ve ile ama`, You: `sen siz benim bizim senin sizin`,
	Not:    `değil hiç yok olmadan asla ne`,
	Renews: true,
}
