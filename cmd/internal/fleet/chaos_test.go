package fleet

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/kanben/kanben/cmd/internal/store"
)

// TestMain turns the test binary into a worker when it is started as one: chaos needs processes to kill.
func TestMain(m *testing.M) {
	if os.Getenv("FLEET_ROLE") != "" {
		if err := role(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// press is an engine that takes a few milliseconds and gives bytes that only the article decides.
type press struct{}

func (press) Look(_ context.Context, name string, _ int, _ []byte, _ fs.FS) Look {
	base := strings.TrimSuffix(name, ".txt")
	return Look{Names: []string{base + ".pdf", base + ".epub"}}
}

func (press) Render(_ context.Context, e Entry, data []byte, _ fs.FS) (Rendered, error) {
	time.Sleep(time.Duration(len(data)%7+1) * time.Millisecond)
	if strings.Contains(string(data), "blank") {
		return Rendered{Code: 3}, nil
	}
	return Rendered{Pages: 1, Files: []File{{"pdf", []byte("%PDF " + string(data))}, {"epub", []byte("PK " + string(data))}}}, nil
}

func articles(n int) fstest.MapFS {
	m := fstest.MapFS{}
	for i := range n {
		text := fmt.Sprintf("第%d篇%s", i, strings.Repeat("字", i%11))
		if i%100 == 99 {
			text = "blank" + strconv.Itoa(i)
		}
		m[fmt.Sprintf("a%05d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func role() error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	n, _ := strconv.Atoi(os.Getenv("FLEET_JOBS"))
	s, err := store.Open(os.Getenv("FLEET_STORE"), store.Credentials{AccessKey: "A", SecretKey: "S"})
	if err != nil {
		return err
	}
	renders := counter(os.Getenv("FLEET_COUNT"))
	f := New(s, Folder{FS: articles(n), Takes: isText}, counted{press{}, renders}, Options{Settings: "chaos", Worker: strconv.Itoa(os.Getpid())})
	if os.Getenv("FLEET_ROLE") == "shard" {
		p, err := f.Plan(ctx)
		if err != nil {
			return err
		}
		part, err := ParsePart(os.Getenv("FLEET_PART"), os.Getenv)
		if err != nil {
			return err
		}
		if _, err = f.Shard(ctx, p, part); err != nil {
			return err
		}
		if _, err = f.Finish(ctx, p); err == ErrUnfinished {
			err = nil
		}
		return err
	}
	q, err := Dial(ctx, os.Getenv("FLEET_QUEUE"))
	if err != nil {
		return err
	}
	defer q.Close()
	var mu sync.Mutex
	plans := map[string]*Plan{}
	return Worker(ctx, q, 1, func(hash string) (*Fleet, *Plan, error) {
		mu.Lock()
		defer mu.Unlock()
		if plans[hash] == nil {
			p, err := f.Load(ctx, hash)
			if err != nil {
				return nil, nil, err
			}
			plans[hash] = p
		}
		return f, plans[hash], nil
	})
}

func isText(name string) bool { return strings.HasSuffix(name, ".txt") }

// counted writes a byte a rendering to a file that outlives the process.
type counted struct {
	press
	file *os.File
}

func counter(path string) *os.File {
	f, _ := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	return f
}

func (c counted) Render(ctx context.Context, e Entry, data []byte, base fs.FS) (Rendered, error) {
	if c.file != nil {
		c.file.Write([]byte{'.'})
	}
	return c.press.Render(ctx, e, data, base)
}

// chaos runs jobs on workers that are killed at random while the servers are killed twice, and counts what broke.
type chaos struct {
	t          *testing.T
	route      string
	seed       uint64
	jobs       int
	kills      int
	workers    int
	address    string // of the store
	queue      string
	count      string
	killServer func(n int)
}

func (c *chaos) run() {
	ctx, cancel := context.WithTimeout(c.t.Context(), 15*time.Minute)
	defer cancel()
	s, err := store.Open(c.address, store.Credentials{AccessKey: "A", SecretKey: "S"})
	if err != nil {
		c.t.Fatal(err)
	}
	f := New(s, Folder{FS: articles(c.jobs), Takes: isText}, press{}, Options{Settings: "chaos"})
	p, err := f.Plan(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	if c.route == "queue" {
		q, err := Dial(ctx, c.queue)
		if err != nil {
			c.t.Fatal(err)
		}
		defer q.Close()
		if _, err := f.Submit(ctx, q, p); err != nil {
			c.t.Fatal(err)
		}
	}
	kills := c.storm(ctx, f, p)
	m, err := f.Finish(ctx, p)
	if err != nil {
		c.t.Fatal(err)
	}
	c.judge(ctx, f, p, m, kills)
}

// storm keeps the workers running and kills one after another until the plan is finished. The kills are spread over
// the renderings, so that they hit work and not only planning.
func (c *chaos) storm(ctx context.Context, f *Fleet, p *Plan) int {
	r := rand.New(rand.NewPCG(c.seed, 7))
	procs := make([]*exec.Cmd, c.workers)
	var finished atomic.Bool
	done := make(chan error, 1)
	go func() {
		err := f.Await(ctx, p, 50*time.Millisecond, func(int) {})
		finished.Store(true)
		done <- err
	}()
	kills := 0
	for !finished.Load() && ctx.Err() == nil {
		for i := range procs { // a shard that ended starts again until all is done
			if exited(procs[i]) {
				procs[i] = c.start(i)
			}
		}
		time.Sleep(time.Duration(5+r.IntN(20)) * time.Millisecond)
		if kills == c.kills || c.rendered() <= kills*c.jobs/(c.kills+1) {
			continue
		}
		victim := r.IntN(len(procs))
		procs[victim].Process.Kill()
		procs[victim].Wait()
		procs[victim] = nil
		kills++
		if kills == c.kills/3 || kills == 2*c.kills/3 {
			c.killServer(kills)
		}
	}
	for _, w := range procs {
		if w != nil && !exited(w) {
			w.Process.Signal(syscall.SIGTERM)
			w.Wait()
		}
	}
	if err := <-done; err != nil {
		c.t.Fatal(err)
	}
	return kills
}

// rendered returns how many renderings were begun by all workers together.
func (c *chaos) rendered() int {
	i, err := os.Stat(c.count)
	if err != nil {
		return 0
	}
	return int(i.Size())
}

func exited(c *exec.Cmd) bool {
	if c == nil {
		return true
	}
	var status syscall.WaitStatus
	pid, err := syscall.Wait4(c.Process.Pid, &status, syscall.WNOHANG, nil)
	return err != nil || pid == c.Process.Pid
}

func (c *chaos) start(i int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "FLEET_ROLE="+c.route, "FLEET_JOBS="+strconv.Itoa(c.jobs), "FLEET_STORE="+c.address,
		"FLEET_QUEUE="+c.queue, "FLEET_COUNT="+c.count, fmt.Sprintf("FLEET_PART=%d/%d", i, c.workers))
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	return cmd
}

// judge prints the line of the run and holds it against the promises of batch.md.
func (c *chaos) judge(ctx context.Context, f *Fleet, p *Plan, m *Manifest, kills int) {
	a, err := f.Verify(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	mismatches := 0
	for i, r := range m.Records {
		want, _ := press{}.Render(ctx, p.Entries[i], mustRead(f, p.Entries[i].Name), nil)
		if r.Code != want.Code || len(r.Outputs) != len(want.Files) {
			mismatches++
			continue
		}
		for j, o := range r.Outputs {
			if o.SHA256 != sum(want.Files[j].Data) {
				mismatches++
			}
		}
	}
	duplicates := c.rendered() - c.jobs
	lost := len(a.Lost) + c.jobs - len(m.Records)
	fmt.Printf("route=%s seed=%d jobs=%d kills=%d workers=%d lost=%d corrupt=%d mismatches=%d duplicates=%d\n",
		c.route, c.seed, c.jobs, kills, c.workers, lost, len(a.Bad), mismatches, duplicates)
	if lost != 0 || len(a.Bad) != 0 || mismatches != 0 || duplicates > kills+c.workers || duplicates < 0 {
		c.t.Errorf("lost %v, bad %v, %d mismatches, %d duplicates", a.Lost, a.Bad, mismatches, duplicates)
	}
	if kills < c.kills {
		c.t.Errorf("only %d of %d kills before the end: more jobs", kills, c.kills)
	}
	c.alone(ctx, m)
}

// alone renders the same plan on one undisturbed machine: the manifest must be the same bytes.
func (c *chaos) alone(ctx context.Context, m *Manifest) {
	f := New(store.Folder{Dir: c.t.TempDir()}, Folder{FS: articles(c.jobs), Takes: isText}, press{}, Options{Settings: "chaos", Workers: 16})
	p, err := f.Plan(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := f.Shard(ctx, p, Part{0, 1}); err != nil {
		c.t.Fatal(err)
	}
	one, err := f.Finish(ctx, p)
	if err != nil {
		c.t.Fatal(err)
	}
	if string(encode(one)) != string(encode(m)) {
		c.t.Error("the manifest of many workers differs from that of one")
	}
}

func mustRead(f *Fleet, name string) []byte {
	data, err := f.inputs.Read(context.Background(), name)
	if err != nil {
		panic(err)
	}
	return data
}

// size returns jobs, kills and seeds: short in CI, whole with KANBEN_CHAOS=full (make chaos).
func size() (jobs, kills int, seeds []uint64) {
	if os.Getenv("KANBEN_CHAOS") == "full" {
		return 1500, 30, []uint64{1, 2, 3}
	}
	return 300, 6, []uint64{1}
}

func TestChaosShards(t *testing.T) {
	jobs, kills, seeds := size()
	for _, seed := range seeds {
		g := startGateway(t)
		c := &chaos{t: t, route: "shard", seed: seed, jobs: jobs, kills: kills, workers: 4, address: g.address(),
			count: filepath.Join(t.TempDir(), "renders"), killServer: func(int) { g.restart() }}
		c.run()
	}
}

func TestChaosQueue(t *testing.T) {
	jobs, kills, seeds := size()
	for _, seed := range seeds {
		g, n := startGateway(t), startNATS(t)
		c := &chaos{t: t, route: "queue", seed: seed, jobs: jobs, kills: kills, workers: 4, address: g.address(),
			queue: n.address(), count: filepath.Join(t.TempDir(), "renders"),
			killServer: func(k int) {
				if k%2 == 0 {
					g.restart()
				}
				n.restart()
			}}
		c.run()
	}
}

// gatewayProc is a versitygw process that can be killed and started again on its folder and port.
type gatewayProc struct {
	t    *testing.T
	bin  string
	addr string
	dir  string
	cmd  *exec.Cmd
}

func startGateway(t *testing.T) *gatewayProc {
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
	g := &gatewayProc{t: t, bin: bin, addr: freeAddress(t), dir: t.TempDir()}
	if err := os.Mkdir(filepath.Join(g.dir, "press"), 0o777); err != nil {
		t.Fatal(err)
	}
	g.start()
	t.Cleanup(func() { g.cmd.Process.Kill(); g.cmd.Wait() })
	return g
}

func (g *gatewayProc) address() string { return "s3://press/run?endpoint=http://" + g.addr }

func (g *gatewayProc) start() {
	g.cmd = exec.Command(g.bin, "--access", "A", "--secret", "S", "--port", g.addr, "posix", g.dir)
	if err := g.cmd.Start(); err != nil {
		g.t.Fatal(err)
	}
	for range 200 {
		if r, err := http.Get("http://" + g.addr); err == nil {
			r.Body.Close()
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	g.t.Fatal("versitygw does not answer")
}

func (g *gatewayProc) restart() {
	g.cmd.Process.Kill()
	g.cmd.Wait()
	time.Sleep(200 * time.Millisecond)
	g.start()
}

// natsProc is a JetStream server in this process that is shut down and started again on its files.
type natsProc struct {
	t    *testing.T
	port int
	dir  string
	srv  *server.Server
}

func startNATS(t *testing.T) *natsProc {
	_, port, _ := net.SplitHostPort(freeAddress(t))
	n := &natsProc{t: t, dir: t.TempDir()}
	n.port, _ = strconv.Atoi(port)
	n.start()
	t.Cleanup(func() { n.srv.Shutdown(); n.srv.WaitForShutdown() })
	return n
}

func (n *natsProc) address() string { return "nats://127.0.0.1:" + strconv.Itoa(n.port) }

func (n *natsProc) start() {
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: n.port, JetStream: true, StoreDir: n.dir, NoLog: true, NoSigs: true})
	if err != nil {
		n.t.Fatal(err)
	}
	go s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		n.t.Fatal("nats-server does not answer")
	}
	n.srv = s
}

func (n *natsProc) restart() {
	n.srv.Shutdown()
	n.srv.WaitForShutdown()
	time.Sleep(200 * time.Millisecond)
	n.start()
}

func freeAddress(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
