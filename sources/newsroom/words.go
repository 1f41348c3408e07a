package newsroom

import "time"

// words are what a page says around its story, in the story's language.
type words struct {
	By, Published, Updated, Share, Advert, ReadAlso, Related string
	Newsletter, NewsletterText, Address, Subscribe           string
	CommentsTitle, Reply, Reprint                            string
	Layout                                                   string // how dates are written
	Advertisement                                            string
	Comments                                                 []comment
}

// A comment is what stands below an article. Nobody should quote it.
type comment struct{ Name, Text string }

// Date writes a time as the language does.
func (w words) Date(t time.Time) string { return t.Format(w.Layout) }

// wordsIn returns the words of a language; English ones where there are none.
func wordsIn(lang string) words {
	switch lang {
	case "ru":
		return russian()
	case "de":
		return german()
	case "fr":
		return french()
	case "es":
		return spanish()
	}
	return english()
}

func english() words {
	return words{
		By: "By", Published: "Published", Updated: "Updated", Share: "Share", Advert: "Advertisement",
		ReadAlso: "Read also:", Related: "More on this",
		Newsletter: "The harbour at breakfast", NewsletterText: "The five stories that matter, in your inbox at seven every morning.",
		Address: "you@example.com", Subscribe: "Sign up", CommentsTitle: "Comments", Reply: "Reply",
		Reprint:       "This article may not be reprinted without permission.",
		Layout:        "2 January 2006, 15:04",
		Advertisement: "Wool so warm that the sheep want it back. Fairisle & Daughters, Cooper's Row.",
		Comments: []comment{
			{"gull_watcher", "“I told you so,” as my late grandmother used to say. Nobody ever listens."},
			{"Harold from Tideway", "Typical council. Typical. Wouldn't have happened when the trams ran."},
			{"best-deals-4u", "My sister-in-law makes 4,000 a week from her kitchen table, ask me how!!!"},
			{"salt&pepper", "Am I the only one who came here for the photograph?"},
			{"anon1871", "“This is the end of Larkhaven as we know it,” said no one, ever. Calm down, people."},
			{"Mrs Pettifer", "Could somebody please switch off the fog horn. Thank you."},
		},
	}
}

func russian() words {
	return words{
		By: "Текст:", Published: "Опубликовано", Updated: "Обновлено", Share: "Поделиться", Advert: "Реклама",
		ReadAlso: "Читайте также:", Related: "По теме",
		Newsletter: "Гавань за завтраком", NewsletterText: "Пять главных новостей на вашей почте каждое утро в семь.",
		Address: "vy@example.com", Subscribe: "Подписаться", CommentsTitle: "Комментарии", Reply: "Ответить",
		Reprint:       "Перепечатка материала без разрешения редакции запрещена.",
		Layout:        "02.01.2006, 15:04",
		Advertisement: "Тёплые пледы ручной вязки. «Дом у маяка», Канатная улица, 4.",
		Comments: []comment{
			{"chaika_77", "«Я же говорила», — как любила повторять моя бабушка."},
			{"Степаныч", "При старом начальнике порта такого не было."},
			{"super_zarabotok", "Доход от 50 000 в день, не выходя из дома! Пишите в личку!!!"},
			{"Мимо проходил", "А фотография хорошая."},
		},
	}
}

func german() words {
	return words{
		By: "Von", Published: "Veröffentlicht am", Updated: "Aktualisiert am", Share: "Teilen", Advert: "Anzeige",
		ReadAlso: "Lesen Sie auch:", Related: "Mehr zum Thema",
		Newsletter: "Der Hafen zum Frühstück", NewsletterText: "Die fünf wichtigsten Meldungen, jeden Morgen um sieben in Ihrem Postfach.",
		Address: "sie@example.com", Subscribe: "Anmelden", CommentsTitle: "Kommentare", Reply: "Antworten",
		Reprint:       "Nachdruck nur mit Genehmigung der Redaktion.",
		Layout:        "02.01.2006, 15:04 Uhr",
		Advertisement: "Friesentee wie bei Oma. Teehaus am Siel, jeden Sonntag geöffnet.",
		Comments: []comment{
			{"moewe64", "„Hab ich's nicht gesagt?“, würde meine Oma jetzt fragen."},
			{"Der alte Fiete", "Früher war mehr Ebbe."},
			{"geld-im-schlaf", "4000 Euro die Woche von zu Hause!!! Schreib mir!"},
			{"Anke K.", "Schönes Foto. Mehr sag ich dazu nicht."},
		},
	}
}

func french() words {
	return words{
		By: "Par", Published: "Publié le", Updated: "Mis à jour le", Share: "Partager", Advert: "Publicité",
		ReadAlso: "À lire aussi :", Related: "Sur le même sujet",
		Newsletter: "Le port au petit-déjeuner", NewsletterText: "Les cinq informations du jour dans votre boîte, chaque matin à sept heures.",
		Address: "vous@example.com", Subscribe: "S'inscrire", CommentsTitle: "Commentaires", Reply: "Répondre",
		Reprint:       "Toute reproduction sans autorisation est interdite.",
		Layout:        "02/01/2006 à 15:04",
		Advertisement: "Caramels au sel de Port-Aurèle : un seul ne suffit jamais. Maison Quemener.",
		Comments: []comment{
			{"mouette29", "« Je vous l'avais bien dit », répétait ma grand-mère. Personne ne l'écoutait non plus."},
			{"Papi Jo", "De mon temps, on réparait avec de la ficelle."},
			{"gagner-vite", "Gagnez 4000 euros par semaine depuis votre cuisine !!!"},
			{"Lison", "Très belle photo, sinon."},
		},
	}
}

func spanish() words {
	return words{
		By: "Por", Published: "Publicado el", Updated: "Actualizado el", Share: "Compartir", Advert: "Publicidad",
		ReadAlso: "Lea también:", Related: "Más sobre este tema",
		Newsletter: "El puerto en el desayuno", NewsletterText: "Las cinco noticias del día en su correo, cada mañana a las siete.",
		Address: "usted@example.com", Subscribe: "Suscribirse", CommentsTitle: "Comentarios", Reply: "Responder",
		Reprint:       "Prohibida la reproducción sin autorización.",
		Layout:        "02/01/2006, 15:04",
		Advertisement: "Conservas La Lonja: el mar, en lata desde 1922.",
		Comments: []comment{
			{"gaviota_loca", "«Ya lo decía yo», repetía mi abuela, y nadie le hacía caso."},
			{"Don Anselmo", "Antes esto no pasaba."},
			{"dinero-facil", "¡¡¡Gana 4000 a la semana desde tu cocina!!! Pregúntame cómo."},
			{"Maruja", "Qué foto tan bonita."},
		},
	}
}
