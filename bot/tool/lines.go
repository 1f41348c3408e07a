package tool

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

// maxLine is how many bytes one line of --jsonl may have. The longest page in the
// collections that were tried made a line of 1.5 MB; this is a bound on memory, not
// on articles.
const maxLine = 64 << 20

// A line is one line of --jsonl, or why it could not be read.
type line struct {
	text []byte
	err  error
}

// An answer is what is written for a line.
type answer interface{ failed() bool }

// eachLine writes one answer for each line of in that is not blank, in the same
// order. A line that makes no sense has an answer that says so; the error is only
// for input and output themselves.
func eachLine[A answer](ctx context.Context, std Std, in io.Reader, work func(line) A) error {
	return eachLineInTurn(ctx, std, in,
		func(l line) written { return write(work(l)) },
		func(w written) written { return w })
}

// eachLineInTurn is eachLine for answers that depend on the lines before: work is
// done on many lines at once, finish on one after the other, in their order.
func eachLineInTurn[Work any](ctx context.Context, std Std, in io.Reader, work func(line) Work, finish func(Work) written) error {
	defer fewerCollections()()
	lines := lineReader{bufio.NewReaderSize(in, 64<<10)}
	show := newProgress(std, "documents")
	defer show.end()
	return inOrder(ctx, runtime.GOMAXPROCS(0), lines.next, work, func(done Work) error {
		w := finish(done)
		if w.err != nil {
			return w.err
		}
		// Not buffered: whoever feeds line by line wants each answer at once, and
		// a write costs nothing beside the work.
		_, err := std.Out.Write(w.text)
		show.done(w.failed)
		return err
	})
}

// A written answer is a line of JSON, or why it is none.
type written struct {
	text   []byte
	failed bool
	err    error
}

func write(a answer) written {
	text, err := encode(a)
	return written{text, a.failed(), err}
}

// fewerCollections lets garbage lie longer, until it is told that the work is done.
// Documents are small and leave much of it behind: collecting it took a fifth of
// the time. Above half a gigabyte it is collected as always.
func fewerCollections() (done func()) {
	percent, limit := debug.SetGCPercent(400), debug.SetMemoryLimit(512<<20)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// eachLineOf is eachLine for a file, or standard input when it has no name.
func eachLineOf[A answer](ctx context.Context, std Std, where string, work func(line) A) error {
	in, err := open(std, cmp.Or(where, "-"))
	if err != nil {
		return err
	}
	defer in.Close()
	return eachLine(ctx, std, in, work)
}

// printJSON writes one object for --json.
func printJSON(std Std, v any) error {
	text, err := encode(v)
	if err == nil {
		_, err = std.Out.Write(text)
	}
	return err
}

// encode writes v as one line of JSON, with <, > and & as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

type lineReader struct{ *bufio.Reader }

// next returns the next line that is not blank. One that is too long is read over
// without keeping it.
func (r lineReader) next() (line, error) {
	var text []byte
	size := 0
	for {
		part, err := r.ReadSlice('\n')
		if size += len(part); size <= maxLine {
			text = append(text, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || size == 0):
			return line{}, err
		case size > maxLine:
			return line{err: fmt.Errorf("the line has more than %d MB", maxLine>>20)}, nil
		}
		if text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff"))); len(text) > 0 {
			return line{text: text}, nil
		}
		text, size = nil, 0
	}
}

// decode reads the document on a line into v. Of a document with a mistake in it, v
// has at least the id, if it stands before the mistake.
func (l line) decode(v any) error {
	if l.err != nil {
		return l.err
	}
	err := json.Unmarshal(l.text, v)
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return errors.New("the line is JSON but not an object in braces")
	case errors.As(err, &kind):
		return fmt.Errorf("the member %q is not text but %s", kind.Field, kind.Value)
	case errors.As(err, &syntax):
		if id := l.id(); id != nil {
			_ = json.Unmarshal(fmt.Appendf(nil, `{"id":%s}`, id), v)
		}
		return fmt.Errorf("the line is not JSON: %w at byte %d", err, syntax.Offset)
	}
	return err
}

// id finds the id on a line that is not wholly JSON; nil when it is not before the
// mistake.
func (l line) id() (id json.RawMessage) {
	d := json.NewDecoder(bytes.NewReader(l.text))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	for {
		var value json.RawMessage
		name, err := d.Token()
		if err != nil || d.Decode(&value) != nil {
			return nil
		}
		if name == "id" {
			return value
		}
	}
}

// rescue turns a panic into an error of the one document that caused it.
func rescue(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("this document brought the program to a fault that should be reported: %v", r)
	}
}
