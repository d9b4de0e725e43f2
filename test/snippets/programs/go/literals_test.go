package main

import (
	"context"
	"fmt"
)

func serve(context.Context, string, []string) ([]string, error) {
	var answer []string
	for _, literal := range literals {
		answer = append(answer, fmt.Sprintf("x%x", literal))
	}
	return answer, nil
}
