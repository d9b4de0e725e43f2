package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

func serve(ctx context.Context, call string, args []string) ([]string, error) {
	client, err := newClient(ctx)
	if err != nil {
		return nil, err
	}
	switch key := args[0]; call {
	case "create":
		uploadID, err := createUpload(ctx, client, key, args[1])
		return []string{uploadID}, err
	case "sign-part":
		number, err := strconv.Atoi(args[2])
		if err != nil {
			return nil, err
		}
		url, headers, err := signPart(ctx, client, key, args[1], int32(number))
		return withHeaders(url, headers), err
	case "list":
		parts, err := listParts(ctx, client, key, args[1])
		var answer []string
		for _, part := range parts {
			answer = append(answer, strconv.Itoa(int(*part.PartNumber)), *part.ETag)
		}
		return answer, err
	case "complete":
		var parts []types.CompletedPart
		for i := 2; i < len(args); i += 2 {
			number, err := strconv.Atoi(args[i])
			if err != nil {
				return nil, err
			}
			number32 := int32(number)
			parts = append(parts, types.CompletedPart{PartNumber: &number32, ETag: &args[i+1]})
		}
		return nil, completeUpload(ctx, client, key, args[1], parts)
	case "abort":
		return nil, abortUpload(ctx, client, key, args[1])
	}
	return nil, fmt.Errorf("no call %s", call)
}
