package polite_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"pullquote/sources/polite"
)

// squeezed returns what w makes of a text.
func squeezed(text string, open func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	w := open(&b)
	io.WriteString(w, text)
	w.Close()
	return b.Bytes()
}

func brotlied(s string) []byte {
	return squeezed(s, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 5) })
}

func zstded(s string) []byte {
	return squeezed(s, func(w io.Writer) io.WriteCloser {
		z, _ := zstd.NewWriter(w, zstd.WithWindowSize(8<<20))
		return z
	})
}

func zlibbed(s string) []byte {
	return squeezed(s, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
}

func deflated(s string) []byte {
	return squeezed(s, func(w io.Writer) io.WriteCloser {
		f, _ := flate.NewWriter(w, 6)
		return f
	})
}

func TestInflation(t *testing.T) {
	const text = "The ferry is back in service on Monday.\n"
	for name, answer := range map[string]struct {
		label string
		body  []byte
	}{
		"plain":                    {"", []byte(text)},
		"gzip":                     {"gzip", zipped(text)},
		"old gzip":                 {"X-GZIP", zipped(text)},
		"brotli":                   {"br", brotlied(text)},
		"zstd":                     {" ZSTD ", zstded(text)},
		"deflate":                  {"deflate", zlibbed(text)},
		"deflate, bare":            {"deflate", deflated(text)},
		"gzip, twice":              {"gzip, gzip", zipped(string(zipped(text)))},
		"zstd over brotli":         {"br, zstd", zstded(string(brotlied(text)))},
		"plain, labelled gzip":     {"gzip", []byte(text)},
		"plain, labelled brotli":   {"br", []byte(text)},
		"plain, labelled zstd":     {"zstd", []byte("\ufeff" + text)[3:]},
		"plain, labelled compress": {"compress", []byte(text)},
		"gzip without a label":     {"", zipped(text)},
		"gzip, labelled utf-8":     {"utf-8", zipped(text)},
		"a label by mistake":       {"utf-8", []byte(text)},
	} {
		s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", answer.label)
			w.Write(answer.body)
		})
		for range 2 { // with a new decoder, and with a used one
			if r, err := c.Get(t.Context(), polite.Request{URL: s.URL}); err != nil || string(r.Body) != text {
				t.Errorf("%s: %q, %v", name, r.Body, err)
			}
		}
	}
}

func TestAcceptsWhatItInflates(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Header.Get("Accept-Encoding")) })
	if r, err := c.Get(t.Context(), polite.Request{URL: s.URL}); err != nil || string(r.Body) != "gzip, br, zstd, deflate" {
		t.Errorf("got %q, %v", r.Body, err)
	}
}

// TestBadBodies holds that half a body is never taken for a whole one, and that
// no body grows beyond the limit.
func TestBadBodies(t *testing.T) {
	news, bomb := strings.Repeat("The ferry is back. ", 1000), strings.Repeat("x", 1<<20)
	wrong := zipped(news)
	wrong[len(wrong)-6] ^= 1
	for name, test := range map[string]struct {
		label string
		body  []byte
		kind  polite.Kind
	}{
		"cut gzip":          {"gzip", most(zipped(news)), polite.Broken},
		"cut brotli":        {"br", most(brotlied(news)), polite.Broken},
		"cut zstd":          {"zstd", most(zstded(news)), polite.Broken},
		"cut deflate":       {"deflate", most(zlibbed(news)), polite.Broken},
		"cut bare deflate":  {"deflate", most(deflated(news)), polite.Broken},
		"gzip, wrong sum":   {"gzip", wrong, polite.Broken},
		"garbage as brotli": {"br", []byte("\x00\xff\xfe\x80\x81\x82\x83\x84\x85"), polite.Broken},
		"garbage as zstd":   {"zstd", []byte("\x00\xff\xfe\x80\x81\x82\x83\x84\x85"), polite.Broken},
		"compress":          {"compress", []byte("\x1f\x9d\x90nothing"), polite.Broken},
		"three times":       {"gzip, gzip, gzip", zipped(string(zipped(string(zipped(news))))), polite.Broken},
		"gzip bomb":         {"gzip", zipped(bomb), polite.TooLarge},
		"gzip in gzip bomb": {"gzip, gzip", zipped(string(zipped(bomb))), polite.TooLarge},
		"brotli bomb":       {"br", brotlied(bomb), polite.TooLarge},
		"zstd bomb":         {"zstd", zstded(bomb), polite.TooLarge},
		"deflate bomb":      {"deflate", zlibbed(bomb), polite.TooLarge},
		"too long":          {"", []byte(bomb), polite.TooLarge},
	} {
		s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", test.label)
			w.WriteHeader(http.StatusOK)
			w.(http.Flusher).Flush() // chunked: the length tells nothing
			w.Write(test.body)
		})
		if e := fails(t, c, polite.Request{URL: s.URL, Limit: 1 << 16}); e.Kind != test.kind {
			t.Errorf("%s: %v (kind %d), want kind %d", name, e, e.Kind, test.kind)
		}
	}
}

// most returns a body without its last bytes.
func most(b []byte) []byte { return b[:len(b)-9] }

// TestDecodersStayGood holds that a decoder that met a broken body is as good as
// new for the next.
func TestDecodersStayGood(t *testing.T) {
	news := strings.Repeat("The ferry is back. ", 5000)
	bodies := map[string][]byte{"gzip": zipped(news), "br": brotlied(news), "zstd": zstded(news)}
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		label := r.URL.Query().Get("label")
		w.Header().Set("Content-Encoding", label)
		body := bodies[label]
		if r.URL.Path == "/cut" {
			body = most(body)
		}
		w.Write(body)
	})
	for label := range bodies {
		for range 4 {
			fails(t, c, polite.Request{URL: s.URL + "/cut?label=" + label})
			r, err := c.Get(t.Context(), polite.Request{URL: s.URL + "/?label=" + label})
			if err != nil || string(r.Body) != news {
				t.Errorf("%s after a broken one: %d bytes, %v", label, len(r.Body), err)
			}
		}
	}
}

// TestWindow holds that a few bytes cannot make a decoder ask for much memory.
func TestWindow(t *testing.T) {
	frame := func(window byte) []byte { // a zstd frame that says how far back it will look, then a block of one repeated byte
		return []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, window, 0x03 | 1<<3, 0x10, 0x00, 'x'}
	}
	var body []byte
	label := "zstd"
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", label)
		w.Write(body)
	})
	var before, after runtime.MemStats
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, log := range []byte{24, 27, 31, 41} {
		body = frame((log - 10) << 3)
		runtime.ReadMemStats(&before)
		if e := fails(t, c, polite.Request{URL: s.URL}); e.Kind != polite.Broken {
			t.Errorf("a window of 2^%d: %v (kind %d)", log, e, e.Kind)
		}
		if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > 1<<20 {
			t.Errorf("a window of 2^%d: %d KB", log, (after.TotalAlloc-before.TotalAlloc)>>10)
		}
	}
	body = frame((23 - 10) << 3)
	runtime.ReadMemStats(&before)
	r, err := c.Get(t.Context(), polite.Request{URL: s.URL})
	if err != nil || len(r.Body) != 513 {
		t.Errorf("a window of 8 MB: %d bytes, %v", len(r.Body), err)
	}
	body, label = append([]byte{0x11, 0x1f}, make([]byte, 64)...), "br" // a large window, which the web does not have
	if e := fails(t, c, polite.Request{URL: s.URL}); e.Kind != polite.Broken {
		t.Errorf("a large brotli window: %v (kind %d)", e, e.Kind)
	}
	if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > 20<<20 {
		t.Errorf("both: %d KB", (after.TotalAlloc-before.TotalAlloc)>>10)
	}
}
