// A load for the benches: it asks several servers in turns of some hundred requests, so that a busy machine slows all of them
// alike. wrk's turns are seconds, in which such a machine changes.
//
// usage: load BODYFILE REQUESTS TURNS PORT:PID...
//
// It prints a line of JSON for each server: what each turn took, in microseconds a request, by the clock and by the
// processor time of the process; and how long half and 99 % of the requests took at most.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const connections = 8

type server struct {
	pid       string
	streams   []net.Conn
	answers   []*bufio.Reader
	latencies []float64
	Wall, Cpu []float64
	P50, P99  float64
}

func main() {
	body, err := os.ReadFile(os.Args[1])
	check(err)
	requests, turns := number(os.Args[2]), number(os.Args[3])
	var servers []*server
	for _, argument := range os.Args[4:] {
		port, pid, _ := strings.Cut(argument, ":")
		one := &server{pid: pid}
		for range connections {
			stream, err := net.Dial("tcp", "127.0.0.1:"+port)
			check(err)
			one.streams = append(one.streams, stream)
			one.answers = append(one.answers, bufio.NewReader(stream))
		}
		servers = append(servers, one)
	}
	var request bytes.Buffer
	request.WriteString("POST /bench/chat/x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ")
	request.WriteString(strconv.Itoa(len(body)) + "\r\n\r\n")
	request.Write(body)
	for turn := range turns + 1 {
		for _, one := range servers {
			// What the others left in the processor's caches is not this one's.
			one.ask(request.Bytes(), requests/4, false)
			one.ask(request.Bytes(), requests, turn > 0)
		}
	}
	for _, one := range servers {
		slices.Sort(one.latencies)
		one.P50, one.P99 = one.latencies[len(one.latencies)/2], one.latencies[len(one.latencies)*99/100]
		check(json.NewEncoder(os.Stdout).Encode(one))
	}
}

func (one *server) ask(request []byte, requests int, counts bool) {
	each := requests / connections
	before, began := one.spent(), time.Now()
	var all sync.WaitGroup
	taken := make([]float64, connections*each)
	for c := range connections {
		all.Go(func() {
			for i := range each {
				sent := time.Now()
				_, err := one.streams[c].Write(request)
				check(err)
				answer, err := http.ReadResponse(one.answers[c], nil)
				check(err)
				_, err = io.Copy(io.Discard, answer.Body)
				check(err)
				if answer.StatusCode != 200 {
					log.Fatal("answered with ", answer.Status)
				}
				taken[c*each+i] = micros(time.Since(sent))
			}
		})
	}
	all.Wait()
	wall := micros(time.Since(began))
	if counts {
		// It ends what it does behind the last answer.
		time.Sleep(time.Millisecond)
		one.Wall = append(one.Wall, wall/float64(len(taken)))
		one.Cpu = append(one.Cpu, (one.spent()-before)/float64(len(taken)))
		one.latencies = append(one.latencies, taken...)
	}
}

// The processor time of all threads so far, in microseconds.
func (one *server) spent() float64 {
	files, err := filepath.Glob("/proc/" + one.pid + "/task/*/schedstat")
	check(err)
	spent := 0.0
	for _, file := range files {
		text, err := os.ReadFile(file)
		check(err)
		spent += float64(number(strings.Fields(string(text))[0])) / 1000
	}
	return spent
}

func micros(time time.Duration) float64 { return float64(time.Nanoseconds()) / 1000 }

func number(text string) int {
	value, err := strconv.Atoi(text)
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
