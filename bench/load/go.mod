module mpool.dev/bench/load

go 1.25
