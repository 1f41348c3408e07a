package page

import (
	"regexp"
	"sync"
)

// The expressions are compiled when first asked for: that takes 10 ms, a fifth of
// a start, and most starts on the command line read no page.

// labels begin lines that speak of the page, not of the news.
var labels = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(` +
		`(photo|photos|image|images|picture|pictures|video|credit|photograph|photo credit|foto|fotos|bild|bildquelle|фото|source photo)( by| credit)?\s?[:©/]|` +
		`(read|see|watch|listen|learn|read also|also read|see also|more|related|don't miss|dont miss|recommended|must read|lesen sie( auch)?|lire aussi|a lire|à lire( aussi)?|lea también|leia (mais|também)|leggi anche|читайте также|читать также|смотрите также|подробнее)( more| next| also| on this| stories)?\s?(:|>|»|→)|` +
		`(published|updated|last updated|last modified|posted|first published|aktualisiert|veröffentlicht|publié|publicado|опубликовано|обновлено)( on| at| in)?\s?[:0-9]|` +
		`(share|tweet|email|print|comment|comments|save|reply|advertisement|advertising|anzeige|werbung|publicité|publicidad|реклама|loading|sponsored)( this| now| content)?( article| story| page| post| on)?( [0-9]+)?(\.{0,3}|:)$|` +
		`(tags?|topics?|filed under|categories|category|keywords|теги|schlagwörter|etiquetas)\s?:|` +
		`(sign up|subscribe|click here|tap here|follow (us|@)|like us|join (us|our)|get (our|the) (app|newsletter)|download (our|the)|already a (member|subscriber)|this (article|story) (originally|first) appeared)\b|` +
		`(copyright|©|\(c\)|all rights reserved)\b)` + `|\((image|photo|picture|pic|foto|credit)s?: [^)]*\)$`)
})

// notices are longer paragraphs that speak of the page.
var notices = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(` +
		`(disclaimer|disclosure)\b|this (post|article) (may )?contains? affiliate|` +
		`in this ([a-z]+\.? [0-9]{1,2}, [0-9]{4},? |undated |[0-9]{4} )?(file )?(photo|image|frame)\b|` +
		`(we|this (web)?site|our (web)?site)\b.{0,80}\b(cookies|partners)\b|` +
		`(please |you (need|have) to )?enable javascript|.{0,60}javascript (is|to be) (disabled|required|enabled)|bitte aktivieren sie javascript|` +
		`https?://\S+$)`)
})

// others are lines that announce other articles.
var others = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(` +
		`(more|most) (from|on|in|great|popular|read|stories|about|news|like)\b|related\b|recommended\b|you (may|might) also|read (next|also|more)|see also|don.t miss|` +
		`latest news|top stories|trending|up next|keep reading|also (read|in the news)|popular (now|posts|stories)|what to read next|editor.s (picks|choice)|` +
		`mehr zum thema|das könnte|lesen sie auch|weitere (artikel|themen)|ähnliche|` +
		`lire aussi|à lire|sur le même (sujet|thème)|voir aussi|les plus lus|` +
		`te puede interesar|lea también|noticias relacionadas|más (leíd|noticias|sobre)|` +
		`leia (também|mais)|notícias relacionadas|veja também|mais lidas|leggi anche|articoli correlati|potrebbe interessarti|` +
		`читайте (также|ещё|еще)|похожие|по теме|материалы по теме|самые популярные|ещё по теме|другие новости)`)
})
