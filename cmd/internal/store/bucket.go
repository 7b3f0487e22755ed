package store

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"sort"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// bucket is a store behind the S3 interface. Creation is a put with If-None-Match: *, which servers answer with
// 412 when the key exists and with 409 when another put of it is under way.
type bucket struct {
	client       *minio.Client
	name, prefix string
}

func openBucket(u *url.URL, c Credentials) (*bucket, error) {
	q := u.Query()
	endpoint := q.Get("endpoint")
	if endpoint == "" {
		endpoint = "https://s3.amazonaws.com"
	}
	e, err := url.Parse(endpoint)
	if err != nil || e.Host == "" || u.Host == "" {
		return nil, fmt.Errorf("open store: %s: want s3://bucket/prefix?endpoint=https://host", u)
	}
	region := q.Get("region")
	if region == "" {
		region = c.Region
	}
	if region == "" {
		region = "us-east-1"
	}
	client, err := minio.New(e.Host, &minio.Options{Secure: e.Scheme != "http", Region: region, BucketLookup: minio.BucketLookupAuto,
		Creds: credentials.NewStaticV4(c.AccessKey, c.SecretKey, c.SessionToken)})
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	prefix := strings.Trim(u.Path, "/")
	if prefix != "" {
		prefix += "/"
	}
	return &bucket{client, u.Host, prefix}, nil
}

// Create puts the object unless there is one. A conflict with a put under way is tried again until one has won.
func (b *bucket) Create(ctx context.Context, key string, data []byte) (bool, error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	for wait := 20 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		o := minio.PutObjectOptions{ContentType: mediaType(key), DisableMultipart: true}
		o.SetMatchETagExcept("*")
		_, err := b.client.PutObject(ctx, b.name, b.prefix+key, bytes.NewReader(data), int64(len(data)), o)
		switch status(err) {
		case http.StatusPreconditionFailed:
			// A put tried again after a broken connection may have lost to itself; the bytes are ours either way.
			return false, nil
		case http.StatusConflict:
			if err := sleep(ctx, wait); err != nil {
				return false, err
			}
			continue
		}
		return err == nil, err
	}
}

// Get reads the object.
func (b *bucket) Get(ctx context.Context, key string) ([]byte, error) {
	o, err := b.client.GetObject(ctx, b.name, b.prefix+key, minio.GetObjectOptions{})
	if err != nil {
		return nil, err
	}
	defer o.Close()
	data, err := io.ReadAll(o)
	if status(err) == http.StatusNotFound {
		return nil, &fs.PathError{Op: "get", Path: key, Err: fs.ErrNotExist}
	}
	return data, err
}

// Has asks for the object's head.
func (b *bucket) Has(ctx context.Context, key string) (bool, error) {
	_, err := b.client.StatObject(ctx, b.name, b.prefix+key, minio.StatObjectOptions{})
	if status(err) == http.StatusNotFound {
		return false, nil
	}
	return err == nil, err
}

// List pages through the bucket.
func (b *bucket) List(ctx context.Context, prefix string) ([]string, error) {
	var keys []string
	for o := range b.client.ListObjects(ctx, b.name, minio.ListObjectsOptions{Prefix: b.prefix + prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, o.Err
		}
		keys = append(keys, strings.TrimPrefix(o.Key, b.prefix))
	}
	sort.Strings(keys)
	return keys, nil
}

// Remove removes the object.
func (b *bucket) Remove(ctx context.Context, key string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return b.client.RemoveObject(ctx, b.name, b.prefix+key, minio.RemoveObjectOptions{})
}

func status(err error) int {
	if err == nil {
		return 0
	}
	return minio.ToErrorResponse(err).StatusCode
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

func mediaType(key string) string {
	switch {
	case strings.HasSuffix(key, ".pdf"):
		return "application/pdf"
	case strings.HasSuffix(key, ".epub"):
		return "application/epub+zip"
	case strings.HasSuffix(key, ".json"):
		return "application/json"
	}
	return "application/octet-stream"
}
