// verify FOLDER - verifies a log with golang.org/x/mod/sumdb/tlog and note: signature and cosignature of the checkpoint, every
// entry against the tiles, the root from the tiles, and that the proofs of proofs.json are the ones that tlog makes.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type said struct {
	Size      int64
	Root      string
	Key       string
	Witness   string
	Time      uint64
	Inclusion []struct {
		Index int64
		Leaf  string
		Proof []string
	}
	Consistency []struct {
		Old   int64
		Root  string
		Proof []string
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(is bool, what string, arguments ...interface{}) {
	if !is {
		must(fmt.Errorf(what, arguments...))
	}
}

func hash(text string) (hash tlog.Hash) {
	bytes, err := hex.DecodeString(text)
	must(err)
	check(len(bytes) == tlog.HashSize, "not a hash: %s", text)
	copy(hash[:], bytes)
	return
}

// tiles reads tiles where C2SP tlog-tiles has them: as sumdb, without the height.
type tiles string

func (folder tiles) Height() int { return 8 }

func (folder tiles) path(tile tlog.Tile) string {
	return filepath.Join(string(folder), "tile", strings.TrimPrefix(tile.Path(), "tile/8/"))
}

func (folder tiles) ReadTiles(list []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range list {
		bytes, err := os.ReadFile(folder.path(tile))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (folder tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// cosigned verifies the witness's cosignature/v1, which sumdb does not know.
func cosigned(message []byte, text string, vkey string, time uint64) {
	name, rest, _ := strings.Cut(vkey, "+")
	id, key64, _ := strings.Cut(rest, "+")
	key, err := base64.StdEncoding.DecodeString(key64)
	must(err)
	check(len(key) == 33 && key[0] == 4, "not a key of a witness")
	for _, line := range strings.Split(string(message), "\n") {
		if !strings.HasPrefix(line, "— "+name+" ") {
			continue
		}
		signature, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(line, "— "+name+" "))
		must(err)
		check(len(signature) == 4+8+64 && hex.EncodeToString(signature[:4]) == id, "not a cosignature")
		check(binary.BigEndian.Uint64(signature[4:12]) == time, "another time")
		signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
		check(ed25519.Verify(key[1:], []byte(signed), signature[12:]), "the cosignature is wrong")
		return
	}
	check(false, "no cosignature")
}

func main() {
	folder := os.Args[1]
	var said said
	text, err := os.ReadFile(filepath.Join(folder, "proofs.json"))
	must(err)
	must(json.Unmarshal(text, &said))

	message, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	must(err)
	verifier, err := note.NewVerifier(said.Key)
	must(err)
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err)
	cosigned(message, opened.Text, said.Witness, said.Time)
	lines := strings.Split(opened.Text, "\n")
	check(len(lines) == 4 && lines[0] == verifier.Name() && lines[1] == fmt.Sprint(said.Size), "another checkpoint")
	root, err := tlog.ParseHash(lines[2])
	must(err)
	check(root == hash(said.Root), "another root")

	tree := tlog.Tree{N: said.Size, Hash: root}
	reader := tlog.TileHashReader(tree, tiles(folder))
	read, err := tlog.TreeHash(said.Size, reader)
	must(err)
	check(read == root, "the tiles have another root")

	// Every entry, and every tile that sumdb would have made.
	var stored []tlog.Hash
	storage := tlog.HashReaderFunc(func(indexes []int64) (hashes []tlog.Hash, err error) {
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	for n := int64(0); n < said.Size; {
		tile := tlog.Tile{H: 8, L: 0, N: n / 256, W: 256}
		if rest := said.Size - n; rest < 256 {
			tile.W = int(rest)
		}
		name := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(folder, name))
		must(err)
		for end := n + int64(tile.W); n < end; n++ {
			check(len(bundle) >= 2, "a bundle is cut off")
			length := int(binary.BigEndian.Uint16(bundle))
			check(len(bundle) >= 2+length, "a bundle is cut off")
			hashes, err := tlog.StoredHashes(n, bundle[2:2+length], storage)
			must(err)
			stored = append(stored, hashes...)
			bundle = bundle[2+length:]
		}
		check(len(bundle) == 0, "a bundle is too long")
	}
	made, err := tlog.TreeHash(said.Size, storage)
	must(err)
	check(made == root, "the entries have another root")
	for _, tile := range tlog.NewTiles(8, 0, said.Size) {
		if tile.W < 256 && int64(tile.W) != said.Size>>(8*tile.L)%256 {
			continue // a tile that the log had when it was shorter
		}
		data, err := tlog.ReadTileData(tile, storage)
		must(err)
		file, err := os.ReadFile(tiles(folder).path(tile))
		must(err)
		check(bytes.Equal(data, file), "%s differs", tile.Path())
	}

	for _, one := range said.Inclusion {
		proof, err := tlog.ProveRecord(said.Size, one.Index, reader)
		must(err)
		check(len(proof) == len(one.Proof), "another proof of %d", one.Index)
		for at := range proof {
			check(proof[at] == hash(one.Proof[at]), "another proof of %d", one.Index)
		}
		must(tlog.CheckRecord(proof, said.Size, root, one.Index, hash(one.Leaf)))
	}
	for _, one := range said.Consistency {
		proof, err := tlog.ProveTree(said.Size, one.Old, reader)
		must(err)
		check(len(proof) == len(one.Proof), "another proof from %d", one.Old)
		for at := range proof {
			check(proof[at] == hash(one.Proof[at]), "another proof from %d", one.Old)
		}
		must(tlog.CheckTree(proof, said.Size, root, one.Old, hash(one.Root)))
	}
	check(len(said.Inclusion) > 0 && len(said.Consistency) > 0, "no proofs")
}
