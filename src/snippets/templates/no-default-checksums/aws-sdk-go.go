// AWS SDK for Go v2
// region snippet
package uploads

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// newClient makes a client for stores that refuse the CRC32 which SDKs of 2025 and later add to every
// upload.
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
		o.RequestChecksumCalculation = aws.RequestChecksumCalculationWhenRequired
		o.ResponseChecksumValidation = aws.ResponseChecksumValidationWhenRequired
	}), nil
}
// endregion
