package main

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestMain answers calls, one a line, instead of running tests: a test binary holds the snippet as it is, and code beside
// it that may call its functions.
func TestMain(_ *testing.M) {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		answer, err := serve(context.Background(), fields[0], fields[1:])
		if err != nil {
			fmt.Println("error\t" + strings.Join(strings.Fields(err.Error()), " "))
		} else {
			fmt.Println(strings.Join(append([]string{"ok"}, answer...), "\t"))
		}
	}
}

func withHeaders(url string, headers http.Header) []string {
	answer := []string{url}
	for name, values := range headers {
		answer = append(answer, name+": "+strings.Join(values, ","))
	}
	return answer
}
