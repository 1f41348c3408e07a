package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
)

// A progress draws a bar on a terminal, and nothing elsewhere.
type progress struct{ out *os.File }

func newProgress(out *os.File) *progress {
	if !isatty.IsTerminal(out.Fd()) {
		out = nil
	}
	return &progress{out}
}

const barWidth = 30

func (p *progress) show(what string, done, all int) {
	if p.out == nil || done*barWidth/all == (done-1)*barWidth/all && done > 0 {
		return
	}
	full := done * barWidth / all
	fmt.Fprintf(p.out, "\r%-14s %s%s", what, strings.Repeat("█", full), strings.Repeat("░", barWidth-full))
}

// end wipes the bar.
func (p *progress) end() {
	if p.out != nil {
		fmt.Fprintf(p.out, "\r%*s\r", 15+barWidth, "")
	}
}
