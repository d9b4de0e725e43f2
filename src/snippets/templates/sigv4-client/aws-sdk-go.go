// AWS SDK for Go v2
// region snippet
package uploads

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// newClient makes a client for the bucket. This SDK always signs with Signature Version 4; what it
// needs is the bucket's own region.
func newClient(ctx context.Context) (*s3.Client, error) {
	region := "us-east-1" // {{region}}
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(region))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		endpoint := "https://s3.example.com" // {{endpoint?}}
		o.BaseEndpoint = &endpoint           // {{?endpoint}}
		// Stores outside AWS rarely have a host name for each bucket. // {{?endpoint}}
		o.UsePathStyle = true // {{?endpoint}}
	}), nil
}
// endregion
