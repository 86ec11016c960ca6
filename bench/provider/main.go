// A provider for the benches: reads the whole request and answers at once what its arguments say. It takes far less of a
// core than what is measured, so that the Envoy in front of it is what limits the requests per second.
package main

import (
	"log"
	"os"
	"strconv"

	"github.com/valyala/fasthttp"
)

func main() {
	port, body := os.Args[1], []byte(os.Args[3])
	status, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	server := fasthttp.Server{
		ReadBufferSize: 1 << 16,
		Handler: func(request *fasthttp.RequestCtx) {
			request.SetStatusCode(status)
			request.SetContentType("application/json")
			request.SetBody(body)
		},
	}
	log.Fatal(server.ListenAndServe("127.0.0.1:" + port))
}
