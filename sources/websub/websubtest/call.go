package websubtest

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Verify asks the subscriber whether a request is its own (section 5.3), and does
// what was asked if it is.
func (h *Hub) Verify(form url.Values) bool {
	lease := h.options.Lease
	if asked, err := strconv.Atoi(form.Get("hub.lease_seconds")); lease == 0 && err == nil {
		lease = time.Duration(asked) * time.Second
	} else if lease == 0 {
		lease = 10 * 24 * time.Hour
	}
	challenge := rand.Text()
	q := url.Values{"hub.mode": {form.Get("hub.mode")}, "hub.topic": {form.Get("hub.topic")}, "hub.challenge": {challenge}}
	if form.Get("hub.mode") == "subscribe" {
		q.Set("hub.lease_seconds", strconv.Itoa(int(lease.Seconds())))
	}
	status, body := h.get(form.Get("hub.callback"), q)
	if status < 200 || status > 299 || body != challenge {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.subs, key(form))
	if form.Get("hub.mode") == "subscribe" {
		h.subs[key(form)] = &subscriber{form.Get("hub.topic"), form.Get("hub.callback"), form.Get("hub.secret"), time.Now().Add(lease)}
	}
	return true
}

// Deny tells everybody who is subscribed to a topic that it is over (section 5.2).
func (h *Hub) Deny(topic, reason string) {
	for _, s := range h.of(topic) {
		h.get(s.callback, url.Values{"hub.mode": {"denied"}, "hub.topic": {topic}, "hub.reason": {reason}})
		h.mu.Lock()
		delete(h.subs, topic+" "+s.callback)
		h.mu.Unlock()
	}
}

// get calls a callback; what its query holds stays.
func (h *Hub) get(callback string, q url.Values) (status int, body string) {
	u, err := url.Parse(h.reach(callback))
	if err != nil {
		h.t.Errorf("hub: %v", err)
		return 0, ""
	}
	if u.RawQuery != "" {
		u.RawQuery += "&"
	}
	u.RawQuery += q.Encode()
	resp, err := http.Get(u.String())
	if err != nil {
		return 0, ""
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b)
}

// Publish sends a document to everybody who is subscribed to a topic and returns
// what they answered (section 7). Who answers 410 is subscribed no more.
func (h *Hub) Publish(topic, contentType string, document []byte) (statuses []int) {
	for _, s := range h.of(topic) {
		status := h.Push(s.callback, topic, contentType, Sign("sha256", s.secret, document), document)
		if status == http.StatusGone {
			h.mu.Lock()
			delete(h.subs, topic+" "+s.callback)
			h.mu.Unlock()
		}
		statuses = append(statuses, status)
	}
	return statuses
}

// Push sends one document to one callback, with any signature; empty: without. It
// returns the status of the answer, 0 when there was none.
func (h *Hub) Push(callback, topic, contentType, signature string, document []byte) (status int) {
	r, err := http.NewRequest(http.MethodPost, h.reach(callback), bytes.NewReader(document))
	if err != nil {
		h.t.Errorf("hub: %v", err)
		return 0
	}
	r.Header.Set("Content-Type", contentType)
	r.Header.Add("Link", "<"+h.URL+`>; rel="hub"`)
	r.Header.Add("Link", "<"+topic+`>; rel="self"`)
	if signature != "" {
		r.Header.Set("X-Hub-Signature", signature)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0
	}
	defer resp.Body.Close()
	return resp.StatusCode
}

// Sign returns the signature of a document (section 8); empty without a secret.
func Sign(method, secret string, document []byte) string {
	if secret == "" {
		return ""
	}
	algorithms := map[string]func() hash.Hash{"sha1": sha1.New, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}
	m := hmac.New(algorithms[method], []byte(secret))
	m.Write(document)
	return method + "=" + hex.EncodeToString(m.Sum(nil))
}
