package link

import (
	"net/url"
	"slices"
	"strings"
)

// untracked returns a query without the parameters that say where a reader came
// from. What is left keeps its order and its spelling: some servers mind both.
//
// The names are those that the senders document: Google Analytics and Ads (utm_,
// gclid, gbraid, wbraid, dclid, _ga, _gl), Meta (fbclid, igshid), Microsoft
// (msclkid), Yandex (yclid, ysclid), Mailchimp (mc_), HubSpot (_hs, hsa_),
// Matomo (mtm_, pk_), Marketo, AT Internet (at_, xtor), Webtrekk, X and TikTok.
// A name is listed only when no site is known to find its pages by it: "id",
// "ref" or "source" are not.
func untracked(query string) string {
	if query == "" {
		return ""
	}
	parts := strings.Split(query, "&")
	return strings.Join(slices.DeleteFunc(parts, tracks), "&")
}

func tracks(part string) bool {
	name, _, _ := strings.Cut(part, "=")
	if plain, err := url.QueryUnescape(name); err == nil {
		name = plain
	}
	name = strings.ToLower(name)
	for _, prefix := range []string{"utm_", "mc_", "_hs", "hsa_", "mtm_", "pk_", "at_"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "igshid", "igsh", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "_ga", "_gl",
		"msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "mkt_tok", "vero_id", "oly_enc_id",
		"oly_anon_id", "xtor", "wt_mc", "wt_zmc", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname",
		"ns_fee", "cmpid", "ocid", "smid", "smtyp", "ftag", "srnd", "spm", "_openstat", "":
		return true
	}
	return false
}
