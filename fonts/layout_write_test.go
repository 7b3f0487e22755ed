package fonts

import (
	"bytes"
	"testing"
)

func TestLongLookupListsBecomeExtensions(t *testing.T) {
	t.Parallel()
	big := [][]byte{bytes.Repeat([]byte{1}, 40_000), bytes.Repeat([]byte{2}, 40_000), bytes.Repeat([]byte{3}, 10)}
	list := table(encodeLookups([]written{{kind: 2, subtables: big[:2]}, {kind: 4, flag: useFilter, filter: 9, subtables: big[2:]}}, 9))
	data := append(table{0, 1, 0, 0, 0, 0, 0, 0, 0, 10}, list...)
	l := &layout{data: data, pos: true}
	n := 0
	for i, kinds := range [][]int{{2, 2}, {4}} {
		j := 0
		l.eachSubtable(i, func(kind int, sub table) {
			if kind != kinds[j] || !bytes.HasPrefix(sub, big[n]) {
				t.Errorf("lookup %d subtable %d: kind %d", i, j, kind)
			}
			j++
			n++
		})
	}
	if n != 3 || l.lookup(1).u16(8) != 9 {
		t.Errorf("%d subtables, filter %d", n, l.lookup(1).u16(8))
	}
}
