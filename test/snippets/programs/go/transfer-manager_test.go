package main

import "context"

func serve(ctx context.Context, _ string, args []string) ([]string, error) {
	client, err := newClient(ctx)
	if err != nil {
		return nil, err
	}
	return nil, uploadFile(ctx, client, args[0], args[1], args[2])
}
