// AWS SDK for Go v2
// region snippet
package main

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

const (
	bucket           = "example-bucket" // {{bucket}}
	expiresInSeconds = 900              // {{ttlSeconds}}
	maxBytes         = 104_857_600      // {{maxBytes}}
)

func newClient(ctx context.Context) (*s3.Client, error) {
	region := "us-east-1" // {{region}}
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(region))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		endpoint := "https://s3.example.com" // {{endpoint?}}
		o.BaseEndpoint = &endpoint           // {{?endpoint}}
		o.UsePathStyle = true                // {{?endpoint}}
	}), nil
}

// presignPost gives the address and the fields of a form that uploads one object of this key and
// type, no larger than the limit. The file is the form's last field.
func presignPost(
	ctx context.Context, client *s3.Client, key, contentType string,
) (string, map[string]string, error) {
	input := &s3.PutObjectInput{Bucket: aws.String(bucket), Key: &key}
	request, err := s3.NewPresignClient(client).PresignPostObject(ctx, input, func(o *s3.PresignPostOptions) {
		o.Expires = expiresInSeconds * time.Second
		// A field without a condition is refused.
		o.Conditions = []any{
			map[string]string{"Content-Type": contentType},
			[]any{"content-length-range", 1, maxBytes},
		}
	})
	if err != nil {
		return "", nil, fmt.Errorf("presign a form for %s: %w", key, err)
	}
	// The SDK leaves the fields of the conditions to us.
	request.Values["Content-Type"] = contentType
	return request.URL, request.Values, nil
}

func main() {
	ctx := context.Background()
	client, err := newClient(ctx)
	if err != nil {
		log.Fatal(err)
	}
	key := "uploads/example.bin"              // {{key}}
	contentType := "application/octet-stream" // {{contentType}}
	url, fields, err := presignPost(ctx, client, key, contentType)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(url, fields)
}
// endregion
