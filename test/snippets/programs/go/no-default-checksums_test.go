package main

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func serve(ctx context.Context, _ string, args []string) ([]string, error) {
	client, err := newClient(ctx)
	if err != nil {
		return nil, err
	}
	_, err = client.PutObject(ctx, &s3.PutObjectInput{Bucket: &args[0], Key: &args[1], Body: strings.NewReader("x")})
	return nil, err
}
