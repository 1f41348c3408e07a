package main

import "math"

// An example is what a model sees and what it should say.
type example struct {
	x      []float64
	y      float64
	weight float64
}

// logistic returns the weights under which 1/(1+exp(-w·x)) is nearest to y, by
// Newton's method: each step solves a least-squares problem weighted by how
// undecided the model is (iteratively reweighted least squares; McCullagh and
// Nelder, "Generalized Linear Models", 1989). ridge pulls all weights but the
// first, the bias, towards zero, in units of the features' own spread.
func logistic(examples []example, ridge float64) []float64 {
	n := len(examples[0].x)
	scale := spreads(examples)
	w := make([]float64, n)
	for range 30 {
		normal, right := newMatrix(n), make([]float64, n)
		for _, e := range examples {
			p := 1 / (1 + math.Exp(-dot(w, e.x)))
			accumulate(normal, e.x, max(1e-6, p*(1-p))*e.weight)
			add(right, e.x, (e.y-p)*e.weight)
		}
		for i := 1; i < n; i++ {
			normal[i][i] += ridge * scale[i] * scale[i]
			right[i] -= ridge * scale[i] * scale[i] * w[i]
		}
		step := solve(normal, right)
		add(w, step, 1)
		if dot(step, step) < 1e-12 {
			break
		}
	}
	return w
}

// linear returns the weights under which w·x is nearest to y: ridge regression
// (Hoerl and Kennard, 1970). There is no bias.
func linear(examples []example, ridge float64) []float64 {
	n := len(examples[0].x)
	scale := spreads(examples)
	normal, right := newMatrix(n), make([]float64, n)
	for _, e := range examples {
		accumulate(normal, e.x, e.weight)
		add(right, e.x, e.y*e.weight)
	}
	for i := range n {
		normal[i][i] += ridge * scale[i] * scale[i]
	}
	return solve(normal, right)
}

// spreads returns each feature's standard deviation, at least a little.
func spreads(examples []example) []float64 {
	n := len(examples[0].x)
	sum, squares := make([]float64, n), make([]float64, n)
	for _, e := range examples {
		for i, x := range e.x {
			sum[i] += x
			squares[i] += x * x
		}
	}
	all := float64(len(examples))
	out := make([]float64, n)
	for i := range out {
		mean := sum[i] / all
		out[i] = math.Sqrt(max(1e-6, squares[i]/all-mean*mean))
	}
	return out
}

func newMatrix(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
	}
	return m
}

// accumulate adds weight·x·xᵀ.
func accumulate(m [][]float64, x []float64, weight float64) {
	for i, a := range x {
		if a == 0 {
			continue
		}
		for j, b := range x {
			m[i][j] += weight * a * b
		}
	}
}

func add(sum, x []float64, factor float64) {
	for i := range x {
		sum[i] += factor * x[i]
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// solve returns the x of m·x = y by Gauss's elimination with the largest pivot.
// What is not determined is zero.
func solve(m [][]float64, y []float64) []float64 {
	n := len(y)
	for c := range n {
		pivot := c
		for r := c + 1; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[pivot][c]) {
				pivot = r
			}
		}
		m[c], m[pivot] = m[pivot], m[c]
		y[c], y[pivot] = y[pivot], y[c]
		if math.Abs(m[c][c]) < 1e-12 {
			continue
		}
		for r := c + 1; r < n; r++ {
			f := m[r][c] / m[c][c]
			add(m[r], m[c], -f)
			y[r] -= f * y[c]
		}
	}
	x := make([]float64, n)
	for c := n - 1; c >= 0; c-- {
		if math.Abs(m[c][c]) < 1e-12 {
			continue
		}
		x[c] = (y[c] - dot(m[c][c+1:], x[c+1:])) / m[c][c]
	}
	return x
}
