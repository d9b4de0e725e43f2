// AWS SDK for Go v2
// region snippet
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

const (
	bucket           = "example-bucket" // {{bucket}}
	expiresInSeconds = 900              // {{ttlSeconds}}
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
		// The signer has no body, so a checksum in the URL would be that of nothing.
		o.RequestChecksumCalculation = aws.RequestChecksumCalculationWhenRequired
	}), nil
}

// presignPut signs a PUT. Call it when the upload is about to start: the lifetime runs from here
// until the request arrives. The client must send the headers that come with the URL.
func presignPut(
	ctx context.Context, client *s3.Client, key, contentType string,
) (string, http.Header, error) {
	input := &s3.PutObjectInput{
		Bucket:      aws.String(bucket),
		Key:         &key,
		ContentType: &contentType,
	}
	// A time.Duration: a bare number would be nanoseconds.
	lifetime := s3.WithPresignExpires(expiresInSeconds * time.Second)
	request, err := s3.NewPresignClient(client).PresignPutObject(ctx, input, lifetime)
	if err != nil {
		return "", nil, fmt.Errorf("presign %s: %w", key, err)
	}
	return request.URL, request.SignedHeader, nil
}

func main() {
	ctx := context.Background()
	client, err := newClient(ctx)
	if err != nil {
		log.Fatal(err)
	}
	key := "uploads/example.bin"              // {{key}}
	contentType := "application/octet-stream" // {{contentType}}
	url, headers, err := presignPut(ctx, client, key, contentType)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(url, headers)
}
// endregion
