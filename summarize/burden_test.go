//go:build !race

// The race detector takes several times the memory and time that is measured here.

package summarize_test

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"pullquote/summarize"
	"pullquote/summarize/fragment"
	"pullquote/summarize/story"
)

const (
	burden     = 500_000  // bytes of a text
	mostMemory = 64 << 10 // KB that it may take
	pieces     = 16       // that it is cut into, to compare
	tries      = 3
	mostGrowth = 3. // how many times the time of its pieces it may take
)

// TestBurden bounds what a text of a bad shape costs: memory and time.
//
// Each text is read by a process of its own, which is this test again. At its end
// it asks Linux what it ever had at once (VmHWM): the heap with what the collector
// had not yet found, the runtime and the program. Nothing is sampled, and the
// collector has its usual settings. What a process has that reads nothing is taken
// off.
//
// Time is compared, not limited: one process reads the whole text, another reads
// a sixteenth of it sixteen times. Where time is linear both take about the same;
// where it is quadratic, the first takes up to sixteen times as much. It is the
// processor's time, which hardly depends on who else uses the machine.
//
// When the collector runs is a matter of luck where the machine is busy, so a text
// has three tries: what is too dear by nature is so each time.
func TestBurden(t *testing.T) {
	if name, child := os.LookupEnv("BURDEN"); child {
		times, _ := strconv.Atoi(os.Getenv("BURDEN_TIMES"))
		for range times {
			everything(shape(name, burden/times))
		}
		fmt.Println(peak())
		return
	}
	idle, _ := process(t, "", 0)
	if idle == 0 {
		t.Log("this system does not tell how much memory a process had: only times are compared")
	}
	for name := range shapes {
		t.Run(name, func(t *testing.T) {
			var trouble string
			for range tries {
				memory, whole := process(t, name, 1)
				_, inPieces := process(t, name, pieces)
				trouble = ""
				if float64(whole) > mostGrowth*float64(inPieces) {
					trouble += fmt.Sprintf("%v at once, %v in %d pieces; ", whole, inPieces, pieces)
				}
				if memory-idle > mostMemory {
					trouble += fmt.Sprintf("%d KB over %d KB", memory-idle, idle)
				}
				if trouble == "" {
					t.Logf("%d KB over %d KB; %v at once, %v in %d pieces", memory-idle, idle, whole, inPieces, pieces)
					return
				}
			}
			t.Error(trouble)
		})
	}
}

// peak returns how many KB of memory this process had at most; 0 where the system
// does not tell.
func peak() (kilobytes int) {
	status, _ := os.ReadFile("/proc/self/status")
	_, most, _ := strings.Cut(string(status), "VmHWM:")
	fmt.Sscan(most, &kilobytes)
	return kilobytes
}

// process runs this test on a text alone, cut into so many pieces; into none: on
// nothing. It returns the memory in KB and the processor's time that this took.
func process(t *testing.T, shape string, pieces int) (memory int, cpu time.Duration) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestBurden$")
	c.Env = append(os.Environ(), "BURDEN="+shape, fmt.Sprint("BURDEN_TIMES=", pieces), "GOGC=", "GOMEMLIMIT=")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	if _, err := fmt.Sscan(string(out), &memory); err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	return memory, c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

// everything does all that the bot does with an article.
func everything(text string) {
	d := summarize.Document{Title: "Harbour wall fails", Text: text}
	s := summarize.Options{}.Summarize(d)
	a := fragment.New(d.Title, text)
	for _, x := range s.Sentences {
		a.Link("https://paper.example/wall", x.Start, x.End)
	}
	for _, q := range s.Quotes {
		if q.Key {
			a.Link("https://paper.example/wall", q.Start, q.End)
		}
	}
	story.New(story.Options{}).Add(story.Article{Title: d.Title, Text: text})
}

// shapes are what the texts are made of, again and again.
var shapes = map[string]string{
	"one sentence":      "the harbour wall and Ada Brandt, the mayor, ",
	"quotation marks":   `"“a `,
	"marks alone":       "“",
	"straight marks":    `"`,
	"no marks":          "the mayor Ada Brandt said so \n",
	"only quotations":   "“We will stay here until the wall stands,” she said. ",
	"newlines":          "\n",
	"lines":             "a\n",
	"empty paragraphs":  "a\n\n",
	"right to left":     "قال الوزير: «سنعيد بناء الجسر قبل الشتاء». وأضاف أن العمل بدأ أمس. ",
	"invalid UTF-8":     "\xff“\xfe said\x80 ”. \xc3",
	"no character":      "\xff",
	"emoji":             "👩‍👩‍👧‍👦🏳️‍🌈 said “👍🏽 yes 👍🏽”. ",
	"one word":          "a",
	"words of a letter": "a ",
	"sentences of two":  "It did. ",
	"capitals":          "Ada ",
	"Chinese":           "市长说：「我们会重建港口。」",
	"combining marks":   "e\u0301\u0301",
	"unlike words":      "",
}

// shape returns a text of a shape, of about n bytes.
func shape(name string, n int) string {
	if part := shapes[name]; part != "" {
		return strings.Repeat(part, n/len(part))
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "w%d ", i)
	}
	return b.String()
}
