package main

import "context"

func serve(ctx context.Context, call string, args []string) ([]string, error) {
	if call == "example" {
		main()
		return nil, nil
	}
	client, err := newClient(ctx)
	if err != nil {
		return nil, err
	}
	url, headers, err := presignPut(ctx, client, args[0], args[1])
	return withHeaders(url, headers), err
}
