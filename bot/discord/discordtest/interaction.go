package discordtest

import (
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// What Discord gives a bot for an answer.
const (
	firstAnswer = 3 * time.Second
	tokenLife   = 15 * time.Minute
)

// Types of interactions, and of the answers to them.
const (
	typeCommand      = 2
	typeComponent    = 3
	typeAutocomplete = 4

	answerMessage      = 4
	answerDeferred     = 5
	answerDeferredEdit = 6
	answerEdit         = 7
	answerAutocomplete = 8
)

// interaction is one thing that somebody asked.
type interaction struct {
	id, token string
	kind      int
	channel   *channel
	made      time.Time
	options   int // the type of the option that is completed

	answered bool // the first answer is there
	complete bool // and it says something
	reply    Reply
	original *Message
	source   *Message // that was clicked
}

// A Reply is what somebody who asked gets to see.
type Reply struct {
	ID        string    // the interaction's
	Deferred  bool      // "thinking …" was shown first
	Updated   bool      // the clicked message was changed instead
	Ephemeral bool      // for the asker alone
	Messages  []Message // in the order in which they came
	Choices   []Choice  // of an autocompletion
	Failed    string    // what Discord shows when the bot gave no answer in time
}

// Text is what all messages say.
func (r Reply) Text() (text string) {
	for _, m := range r.Messages {
		text += m.Content
	}
	return text
}

func (s *Server) postCallback(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	var in struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.asked[r.PathValue("token")]
	switch {
	case i == nil || i.id != r.PathValue("id") || !i.answered && time.Since(i.made) > firstAnswer:
		refuse(w, http.StatusNotFound, 10062, "Unknown interaction")
	case i.answered:
		refuse(w, http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	case (i.kind == typeAutocomplete) != (in.Type == answerAutocomplete),
		(in.Type == answerEdit || in.Type == answerDeferredEdit) && i.kind != typeComponent:
		problems{"type": "Not an answer to this interaction."}.refuse(w)
	default:
		if s.first(w, i, in.Type, in.Data) {
			i.answered = true
			s.notify()
			w.WriteHeader(http.StatusNoContent)
		}
	}
}

// first takes the first answer and reports whether it is in order.
func (s *Server) first(w http.ResponseWriter, i *interaction, kind int, data []byte) bool {
	switch kind {
	case answerMessage:
		b, ok := read(w, data, 1<<2|flagEphemeral|1<<12|1<<15, false)
		if !ok {
			return false
		}
		i.original = s.say(i, b, data, b.Flags&flagEphemeral != 0)
	case answerEdit:
		b, ok := read(w, data, 1<<2|1<<15, false)
		if !ok {
			return false
		}
		i.source.set(b, data)
		i.reply.Updated, i.original = true, i.source
		i.reply.Messages = append(i.reply.Messages, *i.source)
	case answerDeferred:
		var b struct{ Flags int }
		if len(data) > 0 && json.Unmarshal(data, &b) != nil || b.Flags&^flagEphemeral != 0 {
			problems{"data.flags": "Flags that cannot be set."}.refuse(w)
			return false
		}
		i.reply.Deferred, i.reply.Ephemeral = true, b.Flags != 0
		return true
	case answerDeferredEdit:
		i.reply.Deferred, i.reply.Updated, i.original = true, true, i.source
		return true
	case answerAutocomplete:
		return s.complete(w, i, data)
	default:
		problems{"type": "Value must be one of (4, 5, 6, 7, 8)."}.refuse(w)
		return false
	}
	i.complete = true
	return true
}

// complete takes suggestions.
func (s *Server) complete(w http.ResponseWriter, i *interaction, data []byte) bool {
	var b struct{ Choices []Choice }
	if err := json.Unmarshal(data, &b); err != nil {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return false
	}
	p := problems{}
	p.offered("data.choices", b.Choices, i.options)
	if len(p) > 0 {
		p.refuse(w)
		return false
	}
	i.reply.Choices, i.complete = b.Choices, true
	return true
}

// say adds a message to the answer. What is for one person alone stands in no
// channel.
func (s *Server) say(i *interaction, b body, raw []byte, private bool) *Message {
	m := s.show(i.channel, b, raw)
	m.Ephemeral, m.by = private, i
	if !private {
		i.channel.messages = append(i.channel.messages, m)
	}
	if len(i.reply.Messages) == 0 {
		i.reply.Ephemeral = private
	}
	i.reply.Messages = append(i.reply.Messages, *m)
	return m
}

// hook returns the interaction of a webhook's request that was answered already.
func (s *Server) hook(w http.ResponseWriter, r *http.Request) (*interaction, bool) {
	i := s.asked[r.PathValue("token")]
	switch {
	case i == nil || r.PathValue("app") != s.AppID:
		refuse(w, http.StatusNotFound, 10015, "Unknown Webhook")
	case time.Since(i.made) > tokenLife:
		refuse(w, http.StatusUnauthorized, 50027, "Invalid Webhook Token")
	case !i.answered:
		refuse(w, http.StatusNotFound, 10015, "Unknown Webhook")
	default:
		return i, true
	}
	return nil, false
}

func (s *Server) postFollowUp(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	i, ok := s.hook(w, r)
	if !ok {
		return
	}
	b, ok := read(w, raw, 1<<2|flagEphemeral|1<<12|1<<15, false)
	if !ok {
		return
	}
	m := s.say(i, b, raw, b.Flags&flagEphemeral != 0)
	i.complete = true
	s.notify()
	reply(w, http.StatusOK, m.json())
}

// patchAnswer changes the answer: "@original" is the first message, and what a
// deferral becomes.
func (s *Server) patchAnswer(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	i, ok := s.hook(w, r)
	if !ok {
		return
	}
	if r.PathValue("id") != "@original" || i.original == nil && !i.reply.Deferred {
		refuse(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	b, ok := read(w, raw, 1<<2|1<<15, i.original != nil)
	if !ok {
		return
	}
	if i.original == nil {
		i.original = s.say(i, b, raw, i.reply.Ephemeral)
	} else {
		i.original.set(b, raw)
		i.original.Edited = true
		if len(i.reply.Messages) == 0 {
			i.reply.Messages = append(i.reply.Messages, Message{})
		}
		i.reply.Messages[0] = *i.original
	}
	i.complete = true
	s.notify()
	reply(w, http.StatusOK, i.original.json())
}

func (s *Server) deleteAnswer(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, ok := s.hook(w, r)
	if !ok {
		return
	}
	if r.PathValue("id") != "@original" || i.original == nil && !i.reply.Deferred {
		refuse(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	if i.original != nil {
		i.channel.remove(i.original.ID)
		i.original = nil
	}
	i.reply.Deferred, i.reply.Messages = false, nil
	w.WriteHeader(http.StatusNoContent)
}
