// AWS SDK for Go v2, transfermanager
// region snippet
package uploads

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/s3/transfermanager"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

const (
	bucket    = "example-bucket" // {{bucket}}
	partBytes = 8_388_608        // {{partBytes}}
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

// uploadFile uploads a file of any size: in parts, several at a time, and aborted where one fails for
// good.
func uploadFile(ctx context.Context, client *s3.Client, path, key, contentType string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	manager := transfermanager.New(client, func(o *transfermanager.Options) {
		o.PartSizeBytes = partBytes
		o.MultipartUploadThreshold = partBytes
		o.Concurrency = 4
	})
	_, err = manager.UploadObject(ctx, &transfermanager.UploadObjectInput{
		Bucket:      aws.String(bucket),
		Key:         &key,
		Body:        file,
		ContentType: &contentType,
	})
	if err != nil {
		return fmt.Errorf("upload %s: %w", path, err)
	}
	return nil
}
// endregion
