// AWS SDK for Go v2
// region snippet
package uploads

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

const (
	bucket           = "example-bucket" // {{bucket}}
	expiresInSeconds = 3_600            // {{partTtlSeconds}}
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

func createUpload(
	ctx context.Context, client *s3.Client, key, contentType string,
) (uploadID string, err error) {
	answer, err := client.CreateMultipartUpload(ctx, &s3.CreateMultipartUploadInput{
		Bucket:      aws.String(bucket),
		Key:         &key,
		ContentType: &contentType,
	})
	if err != nil {
		return "", fmt.Errorf("create the upload of %s: %w", key, err)
	}
	return aws.ToString(answer.UploadId), nil
}

// signPart signs one part when its turn has come: parts signed all at once expire while they queue.
func signPart(
	ctx context.Context, client *s3.Client, key, uploadID string, number int32,
) (string, http.Header, error) {
	input := &s3.UploadPartInput{
		Bucket:     aws.String(bucket),
		Key:        &key,
		UploadId:   &uploadID,
		PartNumber: &number,
	}
	// A time.Duration: a bare number would be nanoseconds.
	lifetime := s3.WithPresignExpires(expiresInSeconds * time.Second)
	request, err := s3.NewPresignClient(client).PresignUploadPart(ctx, input, lifetime)
	if err != nil {
		return "", nil, fmt.Errorf("presign part %d of %s: %w", number, key, err)
	}
	return request.URL, request.SignedHeader, nil
}

// listParts tells what has arrived so far, to go on after an interruption.
func listParts(
	ctx context.Context, client *s3.Client, key, uploadID string,
) ([]types.CompletedPart, error) {
	pages := s3.NewListPartsPaginator(client, &s3.ListPartsInput{
		Bucket:   aws.String(bucket),
		Key:      &key,
		UploadId: &uploadID,
	})
	var parts []types.CompletedPart
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list the parts of %s: %w", key, err)
		}
		for _, part := range page.Parts {
			parts = append(parts, types.CompletedPart{PartNumber: part.PartNumber, ETag: part.ETag})
		}
	}
	return parts, nil
}

func completeUpload(
	ctx context.Context, client *s3.Client, key, uploadID string, parts []types.CompletedPart,
) error {
	// The store wants them in ascending order, whatever order they arrived in.
	ascending := slices.SortedFunc(slices.Values(parts), func(a, b types.CompletedPart) int {
		return int(*a.PartNumber - *b.PartNumber)
	})
	_, err := client.CompleteMultipartUpload(ctx, &s3.CompleteMultipartUploadInput{
		Bucket:          aws.String(bucket),
		Key:             &key,
		UploadId:        &uploadID,
		MultipartUpload: &types.CompletedMultipartUpload{Parts: ascending},
	})
	if err != nil {
		return fmt.Errorf("complete the upload of %s: %w", key, err)
	}
	return nil
}

// abortUpload removes the parts: those of an upload that is neither completed nor aborted stay, and
// are billed. One that was on its way may arrive afterwards: a lifecycle rule takes care of those.
func abortUpload(ctx context.Context, client *s3.Client, key, uploadID string) error {
	_, err := client.AbortMultipartUpload(ctx, &s3.AbortMultipartUploadInput{
		Bucket:   aws.String(bucket),
		Key:      &key,
		UploadId: &uploadID,
	})
	if err != nil {
		return fmt.Errorf("abort the upload of %s: %w", key, err)
	}
	return nil
}
// endregion
