package main

import "context"

func serve(ctx context.Context, _ string, args []string) ([]string, error) {
	client, err := newClient(ctx)
	if err != nil {
		return nil, err
	}
	url, fields, err := presignPost(ctx, client, args[0], args[1])
	answer := []string{url}
	for name, value := range fields {
		answer = append(answer, name+"="+value)
	}
	return answer, err
}
