package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/joho/godotenv"
)

// A file is what a .env file says. The zero file says nothing.
type file struct {
	name   string
	values map[string]string
	lines  map[string]int // where each variable is set, counted from 1
}

// where begins a sentence about a variable that the file sets.
func (f file) where(variable string) string {
	if f.lines[variable] == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d: ", f.name, f.lines[variable])
}

// readFile reads the file at path; a missing one is empty. Lines that make no sense
// are reported, each in one sentence, and left out. The errors of godotenv itself
// are not used: they name no line and repeat the rest of the file, tokens included.
func readFile(path string) (file, error) {
	f := file{name: filepath.Base(path), lines: map[string]int{}}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return f, fmt.Errorf("%s: cannot be read (%w); give this user the right to read it, or move it away", path, reason(err))
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff")) // Notepad begins files with it
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return f, fmt.Errorf("%s: is not plain UTF-8 text; save it again as UTF-8", path)
	}
	lines := strings.Split(string(raw), "\n")
	mistakes := f.leaveOutBroken(lines)
	if f.values, err = godotenv.Unmarshal(strings.Join(lines, "\n")); err != nil {
		return f, fmt.Errorf("%s: cannot be read; compare it with .env.example", path)
	}
	return f, errors.Join(append(mistakes, f.typos()...)...)
}

// reason takes the path out of err, which the sentence has already named.
func reason(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

var assignment = regexp.MustCompile(`^\s*(?:export\s+)?([A-Za-z0-9_.]+)\s*[=:]\s*(["']?)`)

// leaveOutBroken goes through the file statement by statement, notes where each
// variable is set, and empties the lines that godotenv would stumble over. A
// statement is one line, or several when a quoted value goes on.
func (f file) leaveOutBroken(lines []string) (mistakes []error) {
	for i := 0; i < len(lines); {
		line := strings.TrimSpace(lines[i])
		if line == "" || line[0] == '#' {
			i++
			continue
		}
		m := assignment.FindStringSubmatch(line)
		n, problem := 0, "this is not a setting; write NAME=value, or # before a comment"
		if m != nil {
			n, problem = statement(lines[i:]), m[1]+" has a quotation mark that is never closed, or something behind it; end the value with the mark it begins with"
			f.lines[m[1]] = i + 1
		}
		if n == 0 {
			mistakes = append(mistakes, fmt.Errorf("%s:%d: %s", f.name, i+1, problem))
			lines[i], n = "", 1
		}
		i += n
	}
	return mistakes
}

// statement returns how many of the lines make up the first statement; 0 when it
// never ends. What stands behind a closing mark becomes a variable without a name:
// godotenv doesn't mind, but whoever wrote it meant something else.
func statement(lines []string) int {
	for n := 1; n <= len(lines); n++ {
		values, err := godotenv.Unmarshal(strings.Join(lines[:n], "\n"))
		if _, nameless := values[""]; err == nil && !nameless {
			return n
		}
		if n == 1 && !strings.ContainsAny(lines[0], `"'`) {
			break
		}
	}
	return 0
}
