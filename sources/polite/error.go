package polite

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"time"
)

// A Kind says what went wrong with a visit.
type Kind int

const (
	Address     Kind = iota + 1 // the address cannot be visited as it is written
	Private                     // it leads into a private network
	DNS                         // nobody knows the host
	TLS                         // its certificate is not good
	Unreachable                 // nobody listens there, or the connection broke
	Timeout                     // it took too long
	Status                      // it answered with an error
	TooLarge                    // it has more bytes than allowed
	Redirects                   // it sends readers around or nowhere
	Broken                      // it answered in a way that is no good HTTP
	Gone                        // it says that nothing will be at this address again (410)
	Robots                      // its robots.txt does not let this bot read the page, or cannot be had
	Setting                     // a setting of this source cannot be used
	Busy                        // it is not visited now: it wants few visits, and others had their turn
)

// An Error says in one plain sentence what went wrong with a visit: which host,
// what, and what to do where something can be done. It holds no address beyond
// the host, so no password either.
type Error struct {
	Host       string
	Kind       Kind
	Status     int           // the status it answered with, for Status and Gone
	RetryAfter time.Duration // how long the host asks to be left alone; 0 when it does not, at most a day
	Err        error         // the cause for errors.Is; never printed. May be nil

	why     string
	passing bool
}

func (e *Error) Error() string {
	if e.Host == "" {
		return e.why
	}
	return e.Host + " " + e.why
}

func (e *Error) Unwrap() error { return e.Err }

// Temporary reports whether the same visit may well work later.
func (e *Error) Temporary() bool { return e.passing }

func tooLarge(host string, limit int64) *Error {
	return &Error{Host: host, Kind: TooLarge, Err: errTooLarge, why: fmt.Sprintf("sent more than %d MB: that is no article and no feed, check the address", limit>>20)}
}

func broken(host string, cause error) *Error {
	return &Error{Host: host, Kind: Broken, Err: cause, passing: true, why: "broke off in the middle of its answer: later may be better"}
}

// explain gives an error of net and net/http its sentence.
func explain(ctx context.Context, host string, err error) error {
	var (
		ours    *Error
		dns     *net.DNSError
		unknown x509.UnknownAuthorityError
		invalid x509.CertificateInvalidError
		name    x509.HostnameError
		record  tls.RecordHeaderError
		alert   tls.AlertError
	)
	e := &Error{Host: host, Err: err}
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("visiting %s: %w", host, context.Cause(ctx))
	case errors.As(err, &ours):
		return ours
	case errors.Is(err, errPrivate) && errors.Is(err, errProxy):
		e.Kind, e.why = Setting, "is to be visited through a proxy on a private network; the operator of this bot can allow it by host and port"
	case errors.Is(err, errPrivate):
		e.Kind, e.why = Private, "is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), isTimeout(err):
		e.Kind, e.passing, e.why = Timeout, true, "did not answer in time: later may be better"
	case errors.As(err, &unknown):
		e.Kind, e.why = TLS, "has a certificate that nobody vouches for: its owner has to mend that"
	case errors.As(err, &invalid):
		e.Kind, e.why = TLS, "has a certificate that has expired or is not valid: its owner has to renew it"
	case errors.As(err, &name):
		e.Kind, e.why = TLS, "has a certificate for another name: check the spelling"
	case errors.As(err, &record), errors.As(err, &alert):
		e.Kind, e.why = TLS, "does not speak https as it should: try its http address"
	case errors.Is(err, errProxy):
		e.Kind, e.passing, e.why = Unreachable, true, "cannot be reached: the proxy that is set for this source does not let the bot through"
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Kind, e.why = DNS, "does not exist: no such name is known, check the spelling"
	case errors.As(err, &dns):
		e.Kind, e.passing, e.why = DNS, true, "could not be looked up: its name server does not answer, later may be better"
	case errors.Is(err, syscall.ECONNREFUSED):
		e.Kind, e.passing, e.why = Unreachable, true, "refuses connections: no web server answers there, check the address"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF):
		e.Kind, e.passing, e.why = Unreachable, true, "closed the connection or could not be reached: later may be better"
	default:
		e.Kind, e.passing, e.why = Broken, true, "answered in a way that is not proper HTTP: check the address in a browser"
	}
	return e
}

func isTimeout(err error) bool {
	var t net.Error
	return errors.As(err, &t) && t.Timeout()
}

// refused makes the error of an answer that is neither content nor a redirect.
func refused(host string, answer *http.Response) *Error {
	status := answer.StatusCode
	name := strconv.Itoa(status)
	if text := http.StatusText(status); text != "" {
		name += " " + text
	}
	e := &Error{Host: host, Kind: Status, Status: status, why: "answered " + name + hint(status)}
	switch {
	case status == http.StatusGone:
		e.Kind = Gone
	case status == http.StatusTooManyRequests, status == http.StatusServiceUnavailable:
		e.RetryAfter = retryAfter(answer.Header.Get("Retry-After"), time.Now())
		e.passing = true
	case status == http.StatusRequestTimeout, status == http.StatusTooEarly, status >= 500 && status < 600:
		e.passing = true
	}
	return e
}

// hint says what a status means for somebody who wants to read.
func hint(status int) string {
	switch {
	case status == http.StatusUnauthorized, status == http.StatusProxyAuthRequired:
		return ": it wants a user name and a password, which the operator of this bot can set for it"
	case status == http.StatusForbidden:
		return ": it does not let bots in, another feed of the same site may"
	case status == http.StatusPaymentRequired:
		return ": it wants to be paid"
	case status == http.StatusNotFound:
		return ": there is nothing at this address, check the spelling"
	case status == http.StatusGone:
		return ": this is gone for good"
	case status == http.StatusTooManyRequests:
		return ": it wants to be visited less often, later may be better"
	case status == http.StatusUnavailableForLegalReasons:
		return ": it may not be read from here"
	case status >= 500 && status < 600:
		return ": it is in trouble, later may be better"
	case status >= 200 && status < 400:
		return ": it sent nothing to read, check the address in a browser"
	case status >= 400 && status < 500:
		return ": it refuses this address, check it in a browser"
	}
	return ": nobody knows what that means, check the address in a browser"
}
