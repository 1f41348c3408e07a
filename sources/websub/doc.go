// Package websub is a subscriber of WebSub (https://www.w3.org/TR/websub/): a hub
// tells it when a feed has news, instead of being asked again and again.
//
//	feed ── names ──► hub                       Discover
//	subscriber ── please, for ten days ──► hub  Subscription.Ask
//	hub ── is that so? ──► callback             Callback, Keeper.Confirmed
//	hub ── here is news ──► callback            Callback, Keeper.Pushed
//
// Anybody may write to a callback. What tells the hub is the address, which holds
// a token that nobody can guess, and a signature by a secret that only the hub was
// told. The secret is told over https alone; so what a hub sends that is reached
// by http is not signed, and means no more than that there may be news.
package websub
