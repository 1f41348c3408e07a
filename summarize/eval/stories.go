package main

import "io"

func (b *bench) stories(w io.Writer) error { return nil }
