package cmd

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// scattered tells the kernel that the bytes, which are mapped from the program, are read here and there: glyphs of an
// article lie all over a face. Without it each first touch maps 64 KiB round it, and a face of 15 MB is soon mapped as
// a whole.
func scattered(data []byte) { advise(data, unix.MADV_RANDOM) }

// letGo gives back what is mapped of the bytes; the next touch reads the file's page again, which the kernel keeps.
// The bytes are constants of the program: no page of them was ever written.
func letGo(data []byte) { advise(data, unix.MADV_DONTNEED) }

// advise speaks of the whole pages inside the bytes; nothing is lost when the advice is not taken.
func advise(data []byte, advice int) {
	page := uintptr(os.Getpagesize())
	from := (uintptr(unsafe.Pointer(unsafe.SliceData(data))) + page - 1) &^ (page - 1)
	skip := int(from - uintptr(unsafe.Pointer(unsafe.SliceData(data))))
	whole := (len(data) - skip) &^ int(page-1)
	if whole > 0 {
		unix.Madvise(data[skip:skip+whole], advice)
	}
}
