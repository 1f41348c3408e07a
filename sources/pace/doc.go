// Package pace tells how long to leave a source alone: minutes where something
// always happens, hours where little does, and longer where the source asks.
//
// It is pure: it knows no source and has no clock.
package pace
