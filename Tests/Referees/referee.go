// Judges the ledger with Go's own transparency log (golang.org/x/mod/sumdb), which shares no code with
// the product.
//
//	referee vectors COUNT            roots and proofs of the trees of up to COUNT leaves, as JSON
//	referee head KEY FILE            believes a signed head
//	referee proof KEY FILE LEAF      believes a .tlog-proof for the leaf in a file
//	referee growth KEY OLD NEW TILES believes that the new head goes on from the old one
//	referee tiles KEY HEAD FOLDER    believes every hash and every leaf of the tiles under a folder
package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	commands := map[string]func([]string) error{
		"vectors": vectors, "head": head, "proof": proof, "growth": growth, "tiles": tiles,
	}
	command := commands[os.Args[1]]
	if command == nil {
		fmt.Fprintln(os.Stderr, "referee: unknown command")
		os.Exit(2)
	}
	if err := command(os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "referee: refused:", err)
		os.Exit(1)
	}
}

// A tree in memory: the hashes in the order of tlog.StoredHashIndex.
type tree struct{ hashes []tlog.Hash }

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		if index >= int64(len(t.hashes)) {
			return nil, errors.New("no such hash")
		}
		found = append(found, t.hashes[index])
	}
	return found, nil
}

func (t *tree) add(number int64, leaf []byte) error {
	hashes, err := tlog.StoredHashes(number, leaf, t)
	t.hashes = append(t.hashes, hashes...)
	return err
}

type vector struct {
	Size   int64                  `json:"size"`
	Root   string                 `json:"root"`
	Leaves map[string][]tlog.Hash `json:"leaves"`
	Olds   map[string][]tlog.Hash `json:"olds"`
}

func vectors(arguments []string) error {
	count, err := strconv.ParseInt(arguments[0], 10, 64)
	if err != nil {
		return err
	}
	var all tree
	var found []vector
	for size := int64(1); size <= count; size++ {
		if err := all.add(size-1, []byte(fmt.Sprintf("leaf %d", size-1))); err != nil {
			return err
		}
		next, err := vectorOf(size, &all)
		if err != nil {
			return err
		}
		found = append(found, next)
	}
	return json.NewEncoder(os.Stdout).Encode(found)
}

func vectorOf(size int64, all *tree) (vector, error) {
	root, err := tlog.TreeHash(size, all)
	found := vector{size, root.String(), map[string][]tlog.Hash{}, map[string][]tlog.Hash{}}
	for _, place := range []int64{0, size / 3, size / 2, size - 1} {
		if err == nil {
			found.Leaves[fmt.Sprint(place)], err = tlog.ProveRecord(size, place, all)
		}
		if err == nil {
			found.Olds[fmt.Sprint(place+1)], err = tlog.ProveTree(size, place+1, all)
		}
	}
	return found, err
}

func open(key string, content []byte) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(content, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() || lines[3] != "" {
		return tlog.Tree{}, errors.New("not a checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func openFile(key, path string) (tlog.Tree, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	return open(key, content)
}

func head(arguments []string) error {
	_, err := openFile(arguments[0], arguments[1])
	return err
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func proof(arguments []string) error {
	content, err := os.ReadFile(arguments[1])
	if err != nil {
		return err
	}
	leaf, err := os.ReadFile(arguments[2])
	if err != nil {
		return err
	}
	body, signed, isWhole := strings.Cut(string(content), "\n\n")
	lines := strings.Split(body, "\n")
	if !isWhole || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		!strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return errors.New("not a proof")
	}
	if _, err := base64.StdEncoding.Strict().DecodeString(lines[1][6:]); err != nil {
		return err
	}
	index, err := strconv.ParseInt(lines[2][6:], 10, 64)
	if err != nil {
		return err
	}
	hashes, err := parseHashes(lines[3:])
	if err != nil {
		return err
	}
	tree, err := open(arguments[0], []byte(signed))
	if err != nil {
		return err
	}
	return tlog.CheckRecord(hashes, tree.N, tree.Hash, index, tlog.RecordHash(leaf))
}

func growth(arguments []string) error {
	older, err := openFile(arguments[0], arguments[1])
	if err != nil {
		return err
	}
	newer, err := openFile(arguments[0], arguments[2])
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(newer, folder(arguments[3]))
	proof, err := tlog.ProveTree(newer.N, older.N, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash)
}

// Tiles in a folder, by the paths of C2SP tlog-tiles, which leave the height out.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := strings.TrimPrefix(tile.Path(), "tile/8/")
		content, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		found = append(found, content)
	}
	return found, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func tiles(arguments []string) error {
	tree, err := openFile(arguments[0], arguments[1])
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, folder(arguments[2]))
	for first := int64(0); first < tree.N; first += 256 {
		if err := bundle(first, tree.N, folder(arguments[2]), reader); err != nil {
			return err
		}
	}
	fmt.Println(tree.N, "leaves")
	return nil
}

func bundle(first, size int64, tiles folder, reader tlog.HashReader) error {
	tile := tlog.Tile{H: 8, L: 0, N: first / 256, W: 256}
	if size-first < 256 {
		tile.W = int(size - first)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "entries/", 1)
	content, err := os.ReadFile(filepath.Join(string(tiles), path))
	if err != nil {
		return err
	}
	for number := first; number < first+int64(tile.W); number++ {
		if len(content) < 2 || len(content) < 2+int(content[0])<<8+int(content[1]) {
			return errors.New("the entry bundle ends too soon")
		}
		end := 2 + int(content[0])<<8 + int(content[1])
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, number)})
		if err != nil {
			return err
		}
		if hashes[0] != tlog.RecordHash(content[2:end]) {
			return fmt.Errorf("leaf %d is not the one in the tree", number)
		}
		content = content[end:]
	}
	if len(content) > 0 {
		return errors.New("the entry bundle is too long")
	}
	return nil
}
