package fonts

// compute runs the arithmetic that fonts are known to use; ok is false for the rest.
func (r *runner) compute(op int) (ok bool) {
	n := len(r.stack)
	two := func(f func(a, b int) int) bool {
		if n < 2 {
			return false
		}
		r.stack[n-2] = f(r.stack[n-2], r.stack[n-1])
		r.stack = r.stack[:n-1]
		return true
	}
	switch {
	case op == 0x0C0A: // add
		return two(func(a, b int) int { return a + b })
	case op == 0x0C0B: // sub
		return two(func(a, b int) int { return a - b })
	case op == 0x0C18: // mul
		return two(func(a, b int) int { return a * b >> 16 })
	case op == 0x0C0C: // div
		return two(func(a, b int) int {
			if b == 0 {
				return 0
			}
			return (a << 16) / b
		})
	case op == 0x0C0E && n > 0: // neg
		r.stack[n-1] = -r.stack[n-1]
		return true
	case op == 0x0C12 && n > 0: // drop
		r.stack = r.stack[:n-1]
		return true
	}
	return false
}
