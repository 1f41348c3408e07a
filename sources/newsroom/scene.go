package newsroom

import (
	"image/color"
	"math"
)

// A light is the hour and the weather of a picture.
type light struct {
	above, horizon color.NRGBA // the sky, from top to bottom
	sun            color.NRGBA // or moon
	far, near      color.NRGBA // hills, houses: what is far away takes the colour of the air
	sea            color.NRGBA
	lit            float64 // how many windows are lit, from 0 to 1
	sunHeight      float64 // as a part of the sky
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// lightNamed returns a light; daylight for a name it does not know.
func lightNamed(name string) light {
	switch name {
	case "dawn":
		return light{rgb(0x6f8fb8), rgb(0xf9d9c0), rgb(0xfff1d6), rgb(0xb59bb0), rgb(0x3b3a5a), rgb(0x8098b5), .25, .85}
	case "dusk":
		return light{rgb(0x2b2d5b), rgb(0xf08a5d), rgb(0xffd27a), rgb(0x8a4a6b), rgb(0x1f1a38), rgb(0x5b4b78), .6, .82}
	case "night":
		return light{rgb(0x050a1f), rgb(0x24406b), rgb(0xf4f1de), rgb(0x1b2f52), rgb(0x070b18), rgb(0x14294a), .7, .3}
	case "storm":
		return light{rgb(0x39424e), rgb(0xa7b0b5), rgb(0x98a2a8), rgb(0x76828a), rgb(0x2b343b), rgb(0x55666e), .3, .2}
	case "snow":
		return light{rgb(0x9fb4c7), rgb(0xeef2f5), rgb(0xfffdf5), rgb(0xc4d2dd), rgb(0xf7fafc), rgb(0x9db4c4), .3, .6}
	}
	return light{rgb(0x3f8fd2), rgb(0xcfe9f5), rgb(0xfffbe0), rgb(0x8fb5b8), rgb(0x2c6058), rgb(0x2f83a8), .1, .35}
}

// motifNamed returns what a picture shows; hills for a name it does not know.
func motifNamed(name string) func(*canvas, light) {
	switch name {
	case "harbour":
		return harbour
	case "city":
		return city
	case "sea":
		return openSea
	case "pitch":
		return pitch
	case "bridge":
		return bridge
	case "lighthouse":
		return lighthouse
	case "whale":
		return whale
	}
	return hills
}

const horizon = pictureHeight * .62

func (c *canvas) heaven(l light) {
	c.sky(l.above, l.horizon, horizon)
	if l.lit > .65 {
		for range 140 {
			x, y := c.chance.Float64()*pictureWidth, c.chance.Float64()*horizon
			c.disc(x, y, .6+c.chance.Float64(), opaque(l.sun, .3+.6*c.chance.Float64()), 0)
		}
	}
	x := pictureWidth * (.2 + .6*c.chance.Float64())
	c.disc(x, horizon*l.sunHeight, 46, l.sun, .8)
	for range 5 {
		c.cloud(l, c.chance.Float64()*pictureWidth, (.1+.5*c.chance.Float64())*horizon)
	}
}

// cloud paints a bank of mist: many thin veils, widest in the middle.
func (c *canvas) cloud(l light, x, y float64) {
	col := opaque(mix(l.horizon, rgb(0xffffff), .45), .035)
	for range 40 {
		w := 40 + c.chance.Float64()*150
		at := x + (c.chance.Float64()-.5)*180
		dy := c.chance.NormFloat64() * 7
		c.line(point{at - w, y + dy}, point{at + w, y + dy}, 10+c.chance.Float64()*10, plain(col))
	}
}

// water paints the sea up to the horizon, with light on it.
func (c *canvas) water(l light, from float64) {
	c.below(func(float64) float64 { return from }, fade(mix(l.sea, l.horizon, .55), mix(l.sea, l.near, .35), from, pictureHeight))
	for range 90 {
		y := from + 4 + math.Pow(c.chance.Float64(), 1.6)*(pictureHeight-from)
		x, w := c.chance.Float64()*pictureWidth, 8+(y-from)*.35*c.chance.Float64()
		c.line(point{x - w, y}, point{x + w, y}, 1+(y-from)/90, plain(opaque(l.sun, .10+.14*c.chance.Float64())))
	}
}

func hills(c *canvas, l light) {
	c.heaven(l)
	for i := range 5 {
		t := float64(i) / 4
		base := horizon - 60 + t*200
		col := mix(l.far, l.near, t)
		c.below(c.ridge(base, 46-t*14, 900-t*260), fade(col, mix(col, l.near, .4), base-40, pictureHeight))
	}
}

func openSea(c *canvas, l light) {
	c.heaven(l)
	c.below(c.ridge(horizon-18, 14, 760), plain(mix(l.far, l.horizon, .35)))
	c.water(l, horizon)
	for i := range 3 {
		size := 1 + float64(i)*.55
		c.boat(l, pictureWidth*(.12+.3*float64(i)+.16*c.chance.Float64()), horizon+18+size*42, size)
	}
}

// boat paints a sailing boat; size 1 is about 60 pixels long.
func (c *canvas) boat(l light, x, y, size float64) {
	sail := plain(mix(l.horizon, rgb(0xffffff), .6))
	at := func(dx, dy float64) point { return point{x + dx*size, y + dy*size} }
	c.polygon(sail, at(2, -64), at(28, -12), at(2, -12))
	c.polygon(sail, at(-2, -56), at(-2, -12), at(-22, -12))
	c.line(at(0, -68), at(0, 0), 2*size, plain(l.near))
	c.polygon(plain(l.near), at(-32, -8), at(36, -8), at(24, 8), at(-24, 8))
}

func lighthouse(c *canvas, l light) {
	c.heaven(l)
	c.below(c.ridge(horizon-18, 14, 760), plain(mix(l.far, l.horizon, .35)))
	c.water(l, horizon)
	x, foot := pictureWidth*.74, horizon+60.0
	lamp := foot - 254
	c.below(func(px float64) float64 { return foot + math.Pow(math.Abs(px-x)/17, 2) }, plain(l.near))
	white, red, glow := mix(l.horizon, rgb(0xffffff), .7), mix(l.near, rgb(0xb5483a), .6), rgb(0xffe9a8)
	for i := range 6 { // bands that grow narrower towards the top
		w, y := 40-float64(i)*3, foot+12-float64(i)*44
		c.polygon(plain([]color.NRGBA{white, red}[i%2]),
			point{x - w + 3, y - 44}, point{x + w - 3, y - 44}, point{x + w, y}, point{x - w, y})
	}
	c.polygon(func(px, _ float64) color.NRGBA { return opaque(glow, .5*math.Pow(px/x, 2)) },
		point{x, lamp - 12}, point{0, lamp + 24}, point{0, lamp - 96})
	c.box(x-26, lamp+2, 52, 8, plain(l.near))
	c.box(x-15, lamp-26, 30, 28, plain(glow))
	c.disc(x, lamp-12, 16, glow, .8)
	c.polygon(plain(red), point{x, lamp - 54}, point{x + 22, lamp - 26}, point{x - 22, lamp - 26})
}

func whale(c *canvas, l light) {
	c.heaven(l)
	c.below(c.ridge(horizon-18, 14, 760), plain(mix(l.far, l.horizon, .35)))
	c.water(l, horizon)
	c.boat(l, pictureWidth*.16, horizon+12, .8)
	x, y := pictureWidth*.58, horizon+96.0
	c.fill(c.img.Rect, func(px, py float64) float64 { // the stalk, wider towards the water
		t := max(py-y+112, 0) / 112
		return min(y-py, py-y+112, 9+34*t*t-math.Abs(px-x))
	}, plain(l.near))
	c.fill(c.img.Rect, func(px, py float64) float64 { // the fluke, from the notch to its two tips
		u := math.Abs(px-x) / 140
		return min(py-(y-114-68*math.Pow(u, .8)), y-98-84*math.Pow(u, 2.4)-py)
	}, plain(l.near))
	for i := range 4 {
		w := 70 + float64(i)*34
		c.line(point{x - w, y + 4 + float64(i)*7}, point{x + w, y + 4 + float64(i)*7}, 3, plain(opaque(l.sun, .5-.1*float64(i))))
	}
}

func harbour(c *canvas, l light) {
	c.heaven(l)
	c.below(c.ridge(horizon-46, 26, 820), plain(mix(l.far, l.horizon, .3)))
	c.water(l, horizon)
	quay := horizon + 46.0
	c.box(0, quay, pictureWidth*.72, 26, plain(l.near))
	for i := range 3 {
		c.crane(l, 90+float64(i)*250+c.chance.Float64()*60, quay, 190+c.chance.Float64()*90)
	}
	for range 16 {
		x, col := c.chance.Float64()*pictureWidth*.66, mix(l.near, []color.NRGBA{rgb(0xb5483a), rgb(0x2d7f86), rgb(0xd9a441)}[c.chance.IntN(3)], .7)
		c.box(x, quay-20-20*float64(c.chance.IntN(2)), 52, 20, plain(col))
	}
	c.boat(l, pictureWidth*.86, quay+80, 2.1)
}

// crane paints a quayside crane whose feet stand at x, y.
func (c *canvas) crane(l light, x, y, height float64) {
	col := plain(mix(l.near, rgb(0xa63d2f), .35))
	c.line(point{x, y}, point{x + 14, y - height}, 7, col)
	c.line(point{x + 64, y}, point{x + 50, y - height}, 7, col)
	c.line(point{x + 5, y - height*.4}, point{x + 59, y - height*.4}, 5, col)
	c.line(point{x - 40, y - height*.82}, point{x + 190, y - height*.82}, 7, col)
	c.line(point{x + 32, y - height*1.12}, point{x + 180, y - height*.82}, 3, col)
	c.line(point{x + 32, y - height*1.12}, point{x - 36, y - height*.82}, 3, col)
	c.line(point{x + 14, y - height}, point{x + 32, y - height*1.12}, 5, col)
	c.line(point{x + 50, y - height}, point{x + 32, y - height*1.12}, 5, col)
	c.line(point{x + 150, y - height*.82}, point{x + 150, y - height*.35}, 2, col)
}

func city(c *canvas, l light) {
	c.heaven(l)
	for row := range 3 {
		t := float64(row) / 2
		col := mix(mix(l.far, l.horizon, .3), l.near, .15+.85*t)
		for x := -20.0; x < pictureWidth; {
			w := 50 + c.chance.Float64()*60
			top := horizon - 130 + t*170 - c.chance.Float64()*130*(1.2-t*.5)
			c.house(l, x, top, w, col, t)
			x += w
		}
	}
}

// house paints a house with its windows, of which some are lit.
func (c *canvas) house(l light, x, top, w float64, col color.NRGBA, near float64) {
	c.box(x, top, w+1, pictureHeight-top, fade(col, mix(col, l.near, .5), top, pictureHeight))
	if c.chance.IntN(3) == 0 {
		c.polygon(plain(col), point{x, top + 1}, point{x + w/2, top - w*.45}, point{x + w, top + 1})
	}
	for y := top + 16; y < pictureHeight-20; y += 26 {
		for wx := x + 10; wx < x+w-14; wx += 18 {
			if c.chance.Float64() < l.lit {
				c.box(wx, y, 8, 12, plain(opaque(rgb(0xffdf91), .35+.6*near*c.chance.Float64())))
			}
		}
	}
}

func bridge(c *canvas, l light) {
	c.heaven(l)
	c.below(c.ridge(horizon-52, 18, 700), plain(mix(l.far, l.horizon, .25)))
	c.water(l, horizon+10)
	deck := horizon - 36.0
	steel := plain(l.near)
	for _, tower := range []float64{pictureWidth * .28, pictureWidth * .72} {
		c.box(tower-16, deck-210, 10, 330, steel)
		c.box(tower+6, deck-210, 10, 330, steel)
		c.box(tower-16, deck-170, 32, 8, steel)
		for i := 1; i <= 12; i++ {
			reach := float64(i) * 22
			c.line(point{tower, deck - 204}, point{tower - reach, deck}, 1.6, steel)
			c.line(point{tower, deck - 204}, point{tower + reach, deck}, 1.6, steel)
		}
	}
	c.box(0, deck, pictureWidth, 14, steel)
}

func pitch(c *canvas, l light) {
	c.heaven(l)
	c.below(func(x float64) float64 { return horizon - 120 + math.Abs(x-pictureWidth/2)*.05 }, fade(mix(l.far, l.near, .6), l.near, horizon-120, horizon))
	for range 700 {
		x, y := c.chance.Float64()*pictureWidth, horizon-90+c.chance.Float64()*90
		c.disc(x, y, 3, opaque(mix(l.sun, rgb(c.chance.Uint32()&0xffffff), .5), .5), 0)
	}
	for i := range 10 {
		green := mix(rgb(0x2f7d3b), l.near, .25+.12*float64(i%2))
		top, next := horizon+math.Pow(float64(i)/10, 1.5)*(pictureHeight-horizon), float64(pictureHeight)
		c.box(0, top, pictureWidth, next-top, plain(green))
	}
	white := plain(opaque(rgb(0xffffff), .75))
	c.line(point{pictureWidth / 2, horizon}, point{pictureWidth / 2, pictureHeight}, 4, white)
	c.line(point{0, horizon + 3}, point{pictureWidth, horizon + 3}, 3, white)
	for _, x := range []float64{110, pictureWidth - 110} {
		c.line(point{x, horizon}, point{x, 110}, 9, plain(l.near))
		for i := range 8 {
			c.disc(x-42+float64(i%4)*28, 96+float64(i/4)*26, 9, rgb(0xfffbe8), .55)
		}
	}
}
