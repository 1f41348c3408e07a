package discord

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// transport is what discordgo's requests go through. It sends them to the right
// host and API version (discordgo's are constants), keeps Discord's limits, and
// keeps the limits' headers from discordgo, which would sleep on them without
// looking at any context.
type transport struct {
	api    *url.URL // scheme, host and path that "/api/v10" stands behind
	limits *limiter
	next   http.RoundTripper
}

// largest is the longest answer that is read, in bytes.
const largest = 8 << 20

func newTransport(api *url.URL) *transport {
	next := http.DefaultTransport.(*http.Transport).Clone()
	next.MaxIdleConnsPerHost = 16 // all requests go to one host
	return &transport{api: api, limits: newLimiter(), next: next}
}

func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	t.redirect(r)
	if exempt(r.URL.Path) {
		resp, err := t.next.RoundTrip(r)
		if err != nil {
			return nil, err
		}
		return tame(resp), nil
	}
	route, major := route(r.Method, r.URL.Path)
	leave, err := t.limits.enter(r.Context(), route)
	if err != nil {
		if r.Body != nil {
			r.Body.Close()
		}
		return nil, err
	}
	defer leave()
	resp, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	t.limits.learn(route, major, resp.Header)
	resp = tame(resp)
	if resp.StatusCode == http.StatusTooManyRequests {
		after, global := waitAsked(resp)
		t.limits.refused(route, after, global)
	}
	return resp, nil
}

// redirect sends r to the API's address and to version 10.
func (t *transport) redirect(r *http.Request) {
	_, path, _ := strings.Cut(r.URL.EscapedPath(), "/api/v")
	_, path, _ = strings.Cut(path, "/")
	u := t.api.JoinPath("api/v10", path)
	u.RawQuery = r.URL.RawQuery
	r.URL, r.Host = u, u.Host
}

// exempt reports whether a path belongs to an interaction. Those have limits of
// their own, for each interaction, that one answer in time never meets.
func exempt(path string) bool {
	return strings.Contains(path, "/interactions/") || strings.Contains(path, "/webhooks/")
}

var snowflake = regexp.MustCompile(`/\d+`)

// route names what is counted together before the first answer tells: method and
// path, where only the leading id counts ("/channels/1/messages/2" is in one
// bucket with "/channels/1/messages/3").
func route(method, path string) (route, major string) {
	_, path, _ = strings.Cut(path, "/api/v10")
	all := strings.Split(path, "/")
	if len(all) < 3 {
		return method + " " + path, ""
	}
	major = all[2]
	return method + " /" + all[1] + "/" + major + snowflake.ReplaceAllString("/"+strings.Join(all[3:], "/"), "/:id"), major
}

// tame takes out of an answer what discordgo must not see, bounds its length, and
// turns a 429 of the edge, which is a web page, into one that can be read.
func tame(resp *http.Response) *http.Response {
	for _, h := range []string{"X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Reset-After"} {
		resp.Header.Del(h)
	}
	if resp.StatusCode == http.StatusTooManyRequests {
		data, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<16)) // half an answer is no JSON either
		resp.Body.Close()
		var known struct {
			RetryAfter *float64 `json:"retry_after"`
		}
		if json.Unmarshal(data, &known) != nil || known.RetryAfter == nil {
			data = edgeRefusal(resp.Header.Get("Retry-After"))
		}
		resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
		resp.Header.Del("X-RateLimit-Global") // discordgo would stop without looking at any context
		return resp
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(resp.Body, largest), resp.Body}
	return resp
}

// edgeRefusal is a 429 for the whole bot. Cloudflare tells whole seconds, or
// nothing.
func edgeRefusal(header string) []byte {
	after, ok := seconds(header)
	if !ok {
		after = time.Minute
	}
	data, _ := json.Marshal(map[string]any{"message": "refused before Discord, by Cloudflare", "retry_after": after.Seconds(), "global": true})
	return data
}

// waitAsked reads how long a tamed 429 wants to be left alone, and leaves its
// body to be read again.
func waitAsked(resp *http.Response) (after time.Duration, global bool) {
	data, _ := io.ReadAll(resp.Body) // from memory
	resp.Body = io.NopCloser(bytes.NewReader(data))
	var asked struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	if json.Unmarshal(data, &asked) != nil {
		return time.Minute, true
	}
	return time.Duration(asked.RetryAfter * float64(time.Second)), asked.Global
}
