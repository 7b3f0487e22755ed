package cmd

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestContainerRootFileSystem runs what deploy/Containerfile puts into the image, in a root file system that holds nothing
// else but a folder for temporary files: a batch from a bucket into a bucket, over TLS. The roots and time zones that
// the program carries are looked for as well.
func TestContainerRootFileSystem(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("builds the program")
	}
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "tmp"), 0o777); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-trimpath", "-tags", "container", "-o", filepath.Join(root, "kanben"), "./kanben")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(env []string, args ...string) (string, error) {
		c := exec.Command("/kanben", args...)
		c.Dir, c.Env = "/", env
		c.SysProcAttr = &syscall.SysProcAttr{Chroot: root}
		if os.Getuid() != 0 {
			c.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
			c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		}
		out, err := c.CombinedOutput()
		return string(out), err
	}
	if out, err := run(nil, "version"); err != nil && strings.Contains(err.Error(), "not permitted") {
		t.Skipf("no root file system of our own here: %v", err)
	} else if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	embedded(t, filepath.Join(root, "kanben"))

	dir := t.TempDir()
	address := tlsGateway(t, dir, filepath.Join(root, "tmp", "roots.pem"))
	put(t, filepath.Join(dir, "s3", "articles", "a.md"), "# 甲\n\n书船靠岸。\n")
	put(t, filepath.Join(dir, "s3", "articles", "b.md"), "# 乙\n\n灯亮了。\n")
	args := []string{"batch", "-v", "--shard", "0/1", "--input", "s3://articles?endpoint=" + address, "-o", "s3://press/run?endpoint=" + address}
	env := []string{"AWS_ACCESS_KEY_ID=A", "AWS_SECRET_ACCESS_KEY=S", "TMPDIR=/tmp"}
	if out, err := run(append(env, "KANBEN_CACHE=off"), "doctor", "--cache", "off", "--store", "s3://press/run?endpoint="+address); err == nil || !strings.Contains(out, "certificate") {
		t.Errorf("a certificate that nobody vouches for: %v\n%s", err, out)
	}
	env = append(env, "SSL_CERT_FILE=/tmp/roots.pem")
	if out, err := run(env, args...); err != nil || !strings.Contains(out, "2 articles: 2 made") {
		t.Errorf("%v\n%s", err, out)
	}
	for _, name := range []string{"name/a.pdf", "name/b.epub"} {
		if _, err := os.Stat(filepath.Join(dir, "s3", "press", "run", name)); err != nil {
			t.Error(err)
		}
	}
}

// embedded looks into the program for what the image has no files for.
func embedded(t *testing.T, program string) {
	t.Helper()
	out, err := exec.Command("go", "version", "-m", program).Output()
	if err != nil || !strings.Contains(string(out), "golang.org/x/crypto/x509roots/fallback") || !strings.Contains(string(out), "-tags=container") {
		t.Errorf("no CA roots in the program: %v\n%s", err, out)
	}
	data, err := os.ReadFile(program)
	if err != nil || !strings.Contains(string(data), "Asia/Shanghai") {
		t.Errorf("no time zones in the program: %v", err)
	}
}

// tlsGateway starts an S3 server on a folder with a certificate that only the roots file vouches for.
func tlsGateway(t *testing.T, dir, roots string) string {
	t.Helper()
	bin := os.Getenv("KANBEN_VERSITYGW")
	if bin == "" {
		bin, _ = exec.LookPath("versitygw")
	}
	if bin == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("versitygw is missing: .ci/run installs it")
		}
		t.Skip("versitygw is missing: set KANBEN_VERSITYGW to its path")
	}
	certificate, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	selfSigned(t, certificate, key)
	put(t, roots, text(t, certificate))
	for _, bucket := range []string{"press", "articles"} {
		if err := os.MkdirAll(filepath.Join(dir, "s3", bucket), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	address := freePort(t)
	c := exec.Command(bin, "--access", "A", "--secret", "S", "--port", address, "--cert", certificate, "--key", key, "posix", filepath.Join(dir, "s3"))
	c.Stdout, c.Stderr = io.Discard, io.Discard
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	for range 400 {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return "https://" + address
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("versitygw does not answer")
	return ""
}

func selfSigned(t *testing.T, certificate, key string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "press"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	put(t, certificate, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	put(t, key, string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private})))
}
