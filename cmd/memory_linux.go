package cmd

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// scattered tells the kernel that the bytes, which are mapped from the program, are read here and there: glyphs of an
// article lie all over a face. Without it each first touch maps 64 KiB round it, and a face of 15 MB is soon mapped as
// a whole.
func scattered(data []byte) {
	page := uintptr(os.Getpagesize())
	from := (uintptr(unsafe.Pointer(unsafe.SliceData(data))) + page - 1) &^ (page - 1)
	skip := int(from - uintptr(unsafe.Pointer(unsafe.SliceData(data))))
	whole := (len(data) - skip) &^ int(page-1)
	if whole > 0 {
		unix.Madvise(data[skip:skip+whole], unix.MADV_RANDOM) // advice: nothing is lost when it is not taken
	}
}
