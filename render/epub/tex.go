package epub

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tex turns the TeX that articles use into MathML: letters, numbers, signs, Greek, powers, indexes, fractions,
// roots, brackets and words. Whatever else it meets goes to unknown, and the formula is then shown as its source.
type tex struct {
	rest    string
	out     []byte
	unknown string
	deep    int
}

const deepest = 50

// row reads until the end or until the closing mark, which it takes.
func (t *tex) row(closing string) {
	if t.deep++; t.deep > deepest {
		t.unknown = "deep nesting"
	}
	defer func() { t.deep-- }()
	for t.unknown == "" {
		t.rest = strings.TrimLeft(t.rest, " \t\r\n~")
		if closing != "" && strings.HasPrefix(t.rest, closing) {
			t.rest = t.rest[len(closing):]
			return
		}
		if t.rest == "" {
			if closing != "" {
				t.unknown = "a missing " + closing
			}
			return
		}
		t.scripted()
	}
}

// scripted reads one thing with its powers and indexes.
func (t *tex) scripted() {
	from := len(t.out)
	t.one()
	base := string(t.out[from:])
	sub, sup := "", ""
	for t.unknown == "" {
		t.rest = strings.TrimLeft(t.rest, " ")
		switch {
		case strings.HasPrefix(t.rest, "_") && sub == "":
			sub = t.argument()
		case strings.HasPrefix(t.rest, "^") && sup == "":
			sup = t.argument()
		default:
			t.out = append(t.out[:from], scripts(base, sub, sup)...)
			return
		}
	}
}

func scripts(base, sub, sup string) string {
	switch {
	case sub != "" && sup != "":
		return "<msubsup>" + base + sub + sup + "</msubsup>"
	case sub != "":
		return "<msub>" + base + sub + "</msub>"
	case sup != "":
		return "<msup>" + base + sup + "</msup>"
	}
	return base
}

// argument reads what follows _ or ^ or a command: a group or one thing, as one element.
func (t *tex) argument() string {
	if strings.HasPrefix(t.rest, "_") || strings.HasPrefix(t.rest, "^") {
		t.rest = t.rest[1:]
	}
	t.rest = strings.TrimLeft(t.rest, " ")
	if t.rest == "" {
		t.unknown = "a missing argument"
		return ""
	}
	from := len(t.out)
	t.one()
	s := string(t.out[from:])
	t.out = t.out[:from]
	return s
}

// one reads a group, command, number, letter or sign.
func (t *tex) one() {
	r, n := utf8.DecodeRuneInString(t.rest)
	switch {
	case r == '{':
		t.rest = t.rest[1:]
		t.out = append(t.out, "<mrow>"...)
		t.row("}")
		t.out = append(t.out, "</mrow>"...)
	case r == '\\':
		t.command()
	case r >= '0' && r <= '9':
		n = len(t.rest) - len(strings.TrimLeft(t.rest, "0123456789."))
		t.element("mn", t.rest[:n])
		t.rest = t.rest[n:]
	case unicode.IsLetter(r):
		t.element("mi", t.rest[:n])
		t.rest = t.rest[n:]
	case strings.ContainsRune("+-*/=<>()[]|,.:;!'×÷±≤≥≠≈·%", r):
		t.element("mo", strings.ReplaceAll(t.rest[:n], "-", "−"))
		t.rest = t.rest[n:]
	default:
		t.unknown = t.rest[:n]
	}
}

func (t *tex) element(tag, text string) {
	m := markup{b: t.out}
	m.elem(tag, text)
	t.out = m.b
}

// command reads \name or \sign.
func (t *tex) command() {
	n := 1
	for n < len(t.rest) && (t.rest[n] >= 'a' && t.rest[n] <= 'z' || t.rest[n] >= 'A' && t.rest[n] <= 'Z') {
		n++
	}
	if n == 1 {
		_, k := utf8.DecodeRuneInString(t.rest[1:])
		n += k
	}
	name := t.rest[1:n]
	t.rest = t.rest[n:]
	switch name {
	case "frac", "dfrac", "tfrac":
		above, below := t.argument(), t.argument()
		t.out = append(t.out, "<mfrac>"+above+below+"</mfrac>"...)
	case "sqrt":
		if strings.HasPrefix(t.rest, "[") {
			t.unknown = `\sqrt[`
			return
		}
		t.out = append(t.out, "<msqrt>"+t.argument()+"</msqrt>"...)
	case "text", "mathrm", "mbox", "operatorname":
		t.words()
	case "left", "right", ",", ";", "!", " ", "quad", "displaystyle":
	case "{", "}", "%", "$", "&", "#", "_":
		t.element("mo", name)
	case "sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min":
		t.element("mi", name)
	default:
		if r := symbol(name); r != 0 && unicode.IsLetter(r) {
			t.element("mi", string(r))
		} else if r != 0 {
			t.element("mo", string(r))
		} else {
			t.unknown = `\` + name
		}
	}
}

// words reads {…} as it stands.
func (t *tex) words() {
	end := strings.IndexByte(t.rest, '}')
	if !strings.HasPrefix(t.rest, "{") || end < 0 || strings.ContainsAny(t.rest[1:end], `{\$`) {
		t.unknown = `\text`
		return
	}
	t.element("mtext", t.rest[1:end])
	t.rest = t.rest[end+1:]
}

// symbols are commands that stand for one character.
const symbols = " alphaα betaβ gammaγ deltaδ epsilonε varepsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ piπ rhoρ sigmaσ tauτ upsilonυ phiφ varphiφ chiχ psiψ omegaω " +
	"GammaΓ DeltaΔ ThetaΘ LambdaΛ XiΞ PiΠ SigmaΣ PhiΦ PsiΨ OmegaΩ times× div÷ cdot⋅ pm± mp∓ leq≤ le≤ geq≥ ge≥ neq≠ ne≠ approx≈ equiv≡ sim∼ propto∝ infty∞ sum∑ prod∏ int∫ partial∂ nabla∇ in∈ notin∉ " +
	"subset⊂ cup∪ cap∩ forall∀ exists∃ to→ rightarrow→ leftarrow← Rightarrow⇒ ldots… cdots⋯ circ∘ degree° prime′ angle∠ parallel∥ perp⊥ therefore∴ because∵ "

func symbol(name string) rune {
	at := strings.Index(symbols, " "+name)
	for from := 0; at >= 0; {
		rest := symbols[at+1+len(name):]
		if r, n := utf8.DecodeRuneInString(rest); r >= 0x80 && strings.HasPrefix(rest[n:], " ") {
			return r
		}
		from = at + 1
		if next := strings.Index(symbols[from:], " "+name); next >= 0 {
			at = from + next
		} else {
			at = -1
		}
	}
	return 0
}
