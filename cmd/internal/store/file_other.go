//go:build !unix

package store

import (
	"os"
	"syscall"
)

const errIsDir = syscall.EISDIR

func umask() os.FileMode { return 0 }

func syncDir(string) error { return nil }
