package pace_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"pullquote/sources/pace"
)

var noon = time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC) // a Wednesday

// every returns n dates a gap apart, the newest some time before noon.
func every(gap, before time.Duration, n int) (dates []time.Time) {
	for i := range n {
		dates = append(dates, noon.Add(-before-time.Duration(i)*gap))
	}
	return dates
}

func TestInterval(t *testing.T) {
	for gap, want := range map[time.Duration]time.Duration{
		0: pace.Usual, time.Second: pace.Shortest, 15 * time.Minute: 5 * time.Minute, time.Hour: 10 * time.Minute,
		4 * time.Hour: 20 * time.Minute, 100 * time.Hour: 100 * time.Minute, 10000 * time.Hour: pace.Longest, -time.Hour: pace.Usual,
	} {
		if got := pace.Interval(gap); got != want {
			t.Errorf("one in %v: every %v, want %v", gap, got, want)
		}
	}
}

func TestGapOfDates(t *testing.T) {
	day := 24 * time.Hour
	for name, tt := range map[string]struct {
		dates []time.Time
		want  time.Duration
	}{
		"every hour":               {every(time.Hour, 0, 20), time.Hour},
		"in any order":             {append(every(time.Hour, 3*time.Hour, 4), every(time.Hour, 0, 3)...), time.Hour},
		"faster than before":       {append(every(time.Hour, 0, 17), every(30*day, 17*time.Hour, 20)...), time.Hour},
		"silent for a day":         {every(time.Hour, day, 17), 150 * time.Minute},
		"once, a day ago":          {every(time.Hour, day, 1), day},
		"ten at a time, each day":  {append(append(every(time.Second, 0, 10), every(time.Second, day, 10)...), every(time.Second, 2*day, 10)...), day},
		"half of it without dates": {append(every(time.Hour, 0, 5), make([]time.Time, 5)...), time.Hour},
		"one claims the future":    {append(every(time.Hour, 0, 5), noon.Add(time.Hour)), time.Hour},
		"one claims 1970":          {append(every(time.Hour, 0, 5), time.Unix(0, 0)), time.Hour},
	} {
		var r pace.Rhythm
		r.Note(tt.dates, 1, noon)
		if got := r.Gap(noon); got.Round(time.Second) != tt.want.Round(time.Second) && (got-tt.want).Abs() > time.Minute {
			t.Errorf("%s: a gap of %v, want %v", name, got, tt.want)
		}
	}
	if gap := (pace.Rhythm{}).Gap(noon); gap != 0 {
		t.Errorf("nothing is known, and the gap is %v", gap)
	}
	if gap := (pace.Rhythm{Since: noon}).Gap(noon.Add(-time.Hour)); gap != 0 { // the clock was put back
		t.Errorf("a gap of %v", gap)
	}
}

// Without dates there are only arrivals. What stays the same changes nothing.
func TestGapOfArrivals(t *testing.T) {
	var r pace.Rhythm
	none := make([]time.Time, 3)
	now := noon
	for tip := range uint64(100) {
		r.Note(none, tip+1, now)
		before := r
		r.Note(none, tip+1, now.Add(time.Hour))
		if r != before {
			t.Fatalf("nothing came, and %+v became %+v", before, r)
		}
		now = now.Add(2 * time.Hour)
	}
	if gap := r.Gap(now); gap < 110*time.Minute || gap > 140*time.Minute {
		t.Errorf("every two hours something came, the gap is %v", gap)
	}
	for tip := range uint64(20) { // from now on faster
		now = now.Add(10 * time.Minute)
		r.Note(none, 1000+tip, now)
	}
	if gap := r.Gap(now); gap > 45*time.Minute {
		t.Errorf("every ten minutes something came, the gap is %v", gap)
	}
}

func TestARhythmIsSmall(t *testing.T) {
	var r pace.Rhythm
	r.Note(every(time.Hour, 0, 2000), 1<<63, noon)
	text, err := json.Marshal(r)
	if err != nil || len(text) > 60 {
		t.Errorf("%d bytes: %s, %v", len(text), text, err)
	}
	var again pace.Rhythm
	if err := json.Unmarshal(text, &again); err != nil || again != r {
		t.Errorf("%+v came back as %+v, %v", r, again, err)
	}
}

// A hundred sources, from one article in six minutes to one in two months, are
// followed for three weeks: at our pace, all of them equally often, and as often as
// something comes. The others visit more often than this pace, and still people
// wait longer for an article.
func TestSimulation(t *testing.T) {
	const days = 21
	random := rand.New(rand.NewPCG(1, 2))
	paces := []func(gap time.Duration) time.Duration{
		pace.Interval,
		func(time.Duration) time.Duration { return 33 * time.Minute },
		func(gap time.Duration) time.Duration { return min(max(gap*7/100, pace.Shortest), 24*time.Hour) },
	}
	visits, waited, articles := make([]int, 3), make([]time.Duration, 3), 0
	for i := range 100 {
		gap := 6 * time.Minute * time.Duration(1+i*i*i/70) // mean; most sources are slow ones
		var out []time.Time
		for at := noon.Add(-20 * gap); at.Before(noon.Add(days * 24 * time.Hour)); {
			at = at.Add(time.Duration(random.ExpFloat64() * float64(gap)))
			out = append(out, at)
		}
		for p, interval := range paces {
			v, w, n := follow(out, days, interval)
			visits[p], waited[p] = visits[p]+v, waited[p]+w
			if p == 0 {
				articles += n
			}
		}
	}
	for p := range paces {
		waited[p] /= time.Duration(articles)
	}
	t.Logf("%d articles: visits %d, waited for each %v", articles, visits, waited)
	if visits[0] > visits[1] || waited[0]*2 > waited[1] || visits[0] > visits[2] || waited[0]*5 > waited[2]*4 {
		t.Error("the pace is not worth its name")
	}
}

// follow visits a source that publishes at the given times, whose feed holds the
// last twenty.
func follow(out []time.Time, days int, interval func(gap time.Duration) time.Duration) (visits int, waited time.Duration, found int) {
	var r pace.Rhythm
	seen := 0
	for now := noon; now.Before(noon.Add(time.Duration(days) * 24 * time.Hour)); now = now.Add(interval(r.Gap(now))) {
		known := seen
		for seen < len(out) && !out[seen].After(now) {
			if visits > 0 {
				waited += now.Sub(out[seen])
				found++
			}
			seen++
		}
		visits++
		if seen > known {
			r.Note(out[max(0, seen-20):seen], 1, now)
		}
	}
	return visits, waited, found
}

func TestOpen(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23}
	at := noon.Add(20 * time.Minute)
	for name, tt := range map[string]struct {
		hours []int
		days  []time.Weekday
		want  time.Time
	}{
		"asks for nothing":       {nil, nil, at},
		"other hours":            {[]int{11, 13}, []time.Weekday{time.Tuesday}, at},
		"this hour and the next": {[]int{12, 13}, nil, noon.Add(2 * time.Hour)},
		"over midnight":          {all[12:], nil, noon.Add(12 * time.Hour)},
		"today":                  {nil, []time.Weekday{time.Wednesday}, noon.Add(12 * time.Hour)},
		"today and the night":    {all[:6], []time.Weekday{time.Wednesday}, noon.Add(18 * time.Hour)},
		"all hours":              {all, nil, at},
		"all days":               {nil, []time.Weekday{0, 1, 2, 3, 4, 5, 6}, at},
	} {
		if got := pace.Open(at, tt.hours, tt.days); !got.Equal(tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
	here := time.FixedZone("UTC+5", 5*60*60)
	if got := pace.Open(at.In(here), []int{17}, nil); !got.Equal(at) { // 17 o'clock here is 12 in UTC
		t.Errorf("hours are not those of UTC: %v", got)
	}
}
