//go:build unix

package store

import (
	"os"
	"sync"
	"syscall"
)

const errIsDir = syscall.EISDIR

// umask is read once: reading means setting it for a moment.
var umask = sync.OnceValue(func() os.FileMode {
	m := syscall.Umask(0)
	syscall.Umask(m)
	return os.FileMode(m)
})

// syncDir makes the new name survive a power cut. Some file systems refuse; the rename itself has happened.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	d.Sync()
	return nil
}
