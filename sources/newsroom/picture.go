package newsroom

import (
	"bytes"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// The size that chat services and social cards like best.
const pictureWidth, pictureHeight = 1200, 630

// picture returns the picture of a published story, painting it at first need.
func (n *Newsroom) picture(out []Story, slug string) (answer, error) {
	i := slices.IndexFunc(out, func(s Story) bool { return s.Slug == slug })
	if i < 0 {
		return answer{}, errNotFound
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.pictures[slug] == nil {
		var b bytes.Buffer
		if err := png.Encode(&b, paint(slug, out[i].scene)); err != nil {
			return answer{}, err
		}
		n.pictures[slug] = b.Bytes()
	}
	return answer{"image/png", n.pictures[slug], out[i].Published}, nil
}

// paint paints a scene such as "harbour dusk": a motif in a light. The slug
// moves hills and windows, so that no two pictures are the same, and the same
// story always has the same one.
func paint(slug, scene string) image.Image {
	motif, light, _ := strings.Cut(scene, " ")
	h := fnv.New64a()
	h.Write([]byte(slug))
	c := &canvas{
		img:    image.NewNRGBA(image.Rect(0, 0, pictureWidth, pictureHeight)),
		chance: rand.New(rand.NewPCG(h.Sum64(), 1871)),
	}
	motifNamed(motif)(c, lightNamed(light))
	return c.img
}

// A canvas is painted back to front. Its edges are soft: a shape is a function
// that says how far inside it a point lies, in pixels, and the first pixel inside
// is half covered (the signed distance functions of computer graphics, see
// https://iquilezles.org/articles/distfunctions2d/).
type canvas struct {
	img    *image.NRGBA
	chance *rand.Rand
}

// A shade is a colour that depends on the place.
type shade func(x, y float64) color.NRGBA

func plain(c color.NRGBA) shade { return func(_, _ float64) color.NRGBA { return c } }

// fade goes from a at the height top to b at the height bottom.
func fade(a, b color.NRGBA, top, bottom float64) shade {
	return func(_, y float64) color.NRGBA { return mix(a, b, (y-top)/(bottom-top)) }
}

// mix returns the colour between a and b; t runs from 0 to 1.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	t = min(max(t, 0), 1)
	between := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return color.NRGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), between(a.A, b.A)}
}

func opaque(c color.NRGBA, alpha float64) color.NRGBA {
	c.A = uint8(255 * min(max(alpha, 0), 1))
	return c
}

// fill paints the part of r where inside is positive.
func (c *canvas) fill(r image.Rectangle, inside func(x, y float64) float64, s shade) {
	r = r.Intersect(c.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			px, py := float64(x)+.5, float64(y)+.5
			cover := min(max(inside(px, py)+.5, 0), 1)
			if cover == 0 {
				continue
			}
			over := s(px, py)
			cover *= float64(over.A) / 255
			over.A = 255
			c.img.SetNRGBA(x, y, mix(c.img.NRGBAAt(x, y), over, cover))
		}
	}
}

// sky paints everything from the colour above to the one at the given height.
func (c *canvas) sky(above, below color.NRGBA, horizon float64) {
	c.fill(c.img.Rect, func(_, _ float64) float64 { return 1 }, fade(opaque(above, 1), opaque(below, 1), 0, horizon))
}

// disc paints a circle; with a halo that fades out over twice its radius.
func (c *canvas) disc(x, y, r float64, col color.NRGBA, halo float64) {
	reach := r * 3
	box := image.Rect(int(x-reach), int(y-reach), int(x+reach)+1, int(y+reach)+1)
	away := func(px, py float64) float64 { return math.Hypot(px-x, py-y) }
	if halo > 0 {
		c.fill(box, func(px, py float64) float64 { return reach - away(px, py) }, func(px, py float64) color.NRGBA {
			t := 1 - away(px, py)/reach
			return opaque(col, halo*t*t)
		})
	}
	c.fill(box, func(px, py float64) float64 { return r - away(px, py) }, plain(col))
}

// below paints everything under a line.
func (c *canvas) below(line func(x float64) float64, s shade) {
	height := make([]float64, pictureWidth)
	top := float64(pictureHeight)
	for x := range height {
		height[x] = line(float64(x) + .5)
		top = min(top, height[x])
	}
	c.fill(image.Rect(0, int(top)-1, pictureWidth, pictureHeight),
		func(x, y float64) float64 { return y - height[int(x)] }, s)
}

// box paints a rectangle.
func (c *canvas) box(x, y, w, h float64, s shade) {
	c.fill(image.Rect(int(x)-1, int(y)-1, int(x+w)+2, int(y+h)+2), func(px, py float64) float64 {
		return min(px-x, x+w-px, py-y, y+h-py)
	}, s)
}

// A point is a place on the canvas, in pixels from its top left corner.
type point struct{ x, y float64 }

// polygon paints a convex polygon whose corners go clockwise.
func (c *canvas) polygon(s shade, corners ...point) {
	box := image.Rectangle{}
	for _, p := range corners {
		box = box.Union(image.Rect(int(p.x)-1, int(p.y)-1, int(p.x)+2, int(p.y)+2))
	}
	c.fill(box, func(x, y float64) float64 {
		inside := math.Inf(1)
		for i, a := range corners {
			b := corners[(i+1)%len(corners)]
			length := math.Hypot(b.x-a.x, b.y-a.y)
			inside = min(inside, ((b.x-a.x)*(y-a.y)-(b.y-a.y)*(x-a.x))/length)
		}
		return inside
	}, s)
}

// line paints a straight line of the given width.
func (c *canvas) line(a, b point, width float64, s shade) {
	box := image.Rect(int(min(a.x, b.x)-width), int(min(a.y, b.y)-width), int(max(a.x, b.x)+width)+1, int(max(a.y, b.y)+width)+1)
	dx, dy := b.x-a.x, b.y-a.y
	c.fill(box, func(x, y float64) float64 {
		t := min(max(((x-a.x)*dx+(y-a.y)*dy)/(dx*dx+dy*dy), 0), 1)
		return width/2 - math.Hypot(x-a.x-t*dx, y-a.y-t*dy)
	}, s)
}

// ridge returns a hilly line around the given height: a few waves whose length
// halves while their height does.
func (c *canvas) ridge(height, rise, length float64) func(x float64) float64 {
	var phase [5]float64
	for i := range phase {
		phase[i] = c.chance.Float64() * 2 * math.Pi
	}
	return func(x float64) float64 {
		y, rise, length := height, rise, length
		for _, p := range phase {
			y -= rise * math.Sin(x*2*math.Pi/length+p)
			rise, length = rise/2, length/2.1
		}
		return y
	}
}
