//! The Merkle tree of RFC 6962 (2.1) and RFC 9162 (2.1): hashes, roots, and proofs that an entry is in a tree and that
//! a longer tree continues a shorter one. Leaves and nodes are hashed with different first bytes, so that no node can
//! pass for an entry.

use sha2::{Digest, Sha256};

/// SHA-256 of a leaf, of a node, or of a whole tree.
pub type Hash = [u8; 32];

/// The hash of an entry's bytes as a leaf.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// The hash of a node from those below it.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of a tree without entries.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// A tree in memory: the hash of every complete subtree, twice 32 bytes an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// By height: the hash of each subtree of 2^height leaves that is complete, from the left.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree of these leaves.
    pub fn of(leaves: impl IntoIterator<Item = Hash>) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }

    /// Adds a leaf at the end.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for height in 0.. {
            if self.levels.len() == height {
                self.levels.push(Vec::new());
            }
            let level = &mut self.levels[height];
            level.push(hash);
            if level.len() % 2 == 1 {
                return;
            }
            hash = node_hash(&level[level.len() - 2], &level[level.len() - 1]);
        }
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// The hash of a leaf; `None` beyond the last.
    pub fn leaf(&self, index: u64) -> Option<&Hash> {
        self.levels.first()?.get(usize::try_from(index).ok()?)
    }

    /// The root.
    pub fn root(&self) -> Hash {
        self.root_at(self.size()).expect("it has its own size")
    }

    /// The root that the tree had when it had so many leaves; `None` where it has not that many.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        match size {
            0 => Some(empty_root()),
            size if size <= self.size() => Some(self.span(0, size)),
            _ => None,
        }
    }

    /// The hash of the complete subtree of 2^`height` leaves that `index` such ones stand before; `None` where it is
    /// not complete.
    pub fn complete(&self, height: u32, index: u64) -> Option<&Hash> {
        self.levels.get(height as usize)?.get(usize::try_from(index).ok()?)
    }

    /// The proof that the leaf at `index` is in the tree of `size` leaves: hashes from the leaf up. `None` where it is
    /// not, or the tree is shorter.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.size() {
            return None;
        }
        let mut proof = Vec::new();
        let (mut from, mut to) = (0, size);
        while to - from > 1 {
            let middle = from + half(to - from);
            if index < middle {
                proof.push(self.span(middle, to));
                to = middle;
            } else {
                proof.push(self.span(from, middle));
                from = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// The proof that the tree of `new` leaves begins with that of `old`; empty where `old` is 0 or both are the same.
    /// `None` where `old` is more than `new`, or the tree is shorter.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if old > new || new > self.size() {
            return None;
        }
        if old == 0 || old == new {
            return Some(Vec::new());
        }
        let mut proof = Vec::new();
        // The old root is known to whoever asks, as long as the old tree is the whole left part.
        let (mut from, mut to, mut is_known) = (0, new, true);
        while to != old {
            let middle = from + half(to - from);
            if old <= middle {
                proof.push(self.span(middle, to));
                to = middle;
            } else {
                proof.push(self.span(from, middle));
                from = middle;
                is_known = false;
            }
        }
        if !is_known {
            proof.push(self.span(from, to));
        }
        proof.reverse();
        Some(proof)
    }

    /// The hash over the leaves from `from` to before `to`: a part of the tree that the halving of it leads to.
    fn span(&self, from: u64, to: u64) -> Hash {
        let length = to - from;
        if length.is_power_of_two() {
            return *self.complete(length.trailing_zeros(), from / length).expect("the part is in the tree");
        }
        let middle = from + half(length);
        node_hash(&self.span(from, middle), &self.span(middle, to))
    }
}

/// The largest power of two that is less than `length`, which is 2 or more.
fn half(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}

/// Whether `proof` proves that the leaf with this hash is the one at `index` of the tree of `size` leaves with this
/// root (RFC 9162, 2.1.3.2).
pub fn is_included(leaf: &Hash, (index, size): (u64, u64), proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for other in proof {
        if last == 0 {
            return false;
        }
        if node % 2 == 1 || node == last {
            hash = node_hash(other, &hash);
            while node % 2 == 0 && node != 0 {
                (node, last) = (node / 2, last / 2);
            }
        } else {
            hash = node_hash(&hash, other);
        }
        (node, last) = (node / 2, last / 2);
    }
    last == 0 && hash == *root
}

/// Whether `proof` proves that the tree of `new` (its size and root) begins with the leaves of `old`, in their order
/// (RFC 9162, 2.1.4.2). Every tree continues the empty one.
pub fn is_consistent(old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    if old.0 == 0 || old.0 == new.0 {
        let is_same = old == new || old == (0, &empty_root());
        return proof.is_empty() && is_same;
    }
    if old.0 > new.0 {
        return false;
    }
    let (mut node, mut last) = (old.0 - 1, new.0 - 1);
    while node % 2 == 1 {
        (node, last) = (node / 2, last / 2);
    }
    // Of an old tree that is one complete subtree, the proof leaves the root out.
    let (first, rest) = match proof.split_first() {
        None => return false,
        Some(_) if old.0.is_power_of_two() => (old.1, proof),
        Some((first, rest)) => (first, rest),
    };
    let (mut old_hash, mut new_hash) = (*first, *first);
    for other in rest {
        if last == 0 {
            return false;
        }
        if node % 2 == 1 || node == last {
            old_hash = node_hash(other, &old_hash);
            new_hash = node_hash(other, &new_hash);
            while node % 2 == 0 && node != 0 {
                (node, last) = (node / 2, last / 2);
            }
        } else {
            new_hash = node_hash(&new_hash, other);
        }
        (node, last) = (node / 2, last / 2);
    }
    last == 0 && old_hash == *old.1 && new_hash == *new.1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The leaves and roots that implementations of Certificate Transparency are tested with.
    const LEAVES: [&str; 8] =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex digits")).collect()
    }

    fn hash(hex: &str) -> Hash {
        bytes(hex).try_into().expect("32 bytes")
    }

    fn published() -> Tree {
        Tree::of(LEAVES.iter().map(|leaf| leaf_hash(&bytes(leaf))))
    }

    fn numbered(size: u64) -> Tree {
        Tree::of((0..size).map(|number| leaf_hash(&number.to_be_bytes())))
    }

    #[test]
    fn roots_are_those_of_certificate_transparency() {
        let tree = published();
        for (size, root) in ROOTS.iter().enumerate() {
            assert_eq!(tree.root_at(size as u64), Some(hash(root)), "{size}");
        }
        assert_eq!(tree.root(), hash(ROOTS[8]));
        assert_eq!(tree.root_at(9), None);
        assert_eq!(Tree::default().root(), empty_root());
    }

    #[test]
    fn proofs_are_those_of_certificate_transparency() {
        let tree = published();
        let first = [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ];
        assert_eq!(tree.inclusion(0, 8), Some(first.map(hash).to_vec()));
        assert_eq!(
            tree.inclusion(5, 8),
            Some(
                [
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
                .map(hash)
                .to_vec()
            )
        );
        assert_eq!(
            tree.consistency(6, 8),
            Some(
                [
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
                .map(hash)
                .to_vec()
            )
        );
        assert_eq!(tree.inclusion(0, 1), Some(Vec::new()));
        assert_eq!((tree.inclusion(8, 8), tree.inclusion(0, 9)), (None, None));
        assert_eq!((tree.consistency(3, 2), tree.consistency(3, 9)), (None, None));
    }

    #[test]
    fn every_proof_of_small_trees_verifies_and_no_other() {
        let tree = numbered(70);
        for size in 1..=70 {
            let root = tree.root_at(size).expect("it is that long");
            for index in 0..size {
                let leaf = tree.leaf(index).expect("it is there");
                let proof = tree.inclusion(index, size).expect("it is there");
                assert!(is_included(leaf, (index, size), &proof, &root), "{index} of {size}");
                assert!(!is_included(leaf, (index + 1, size), &proof, &root), "{index} + 1 of {size}");
                assert!(!is_included(&root, (index, size), &proof, &root) || size == 1);
                let longer = [proof.as_slice(), &[root]].concat();
                assert!(!is_included(leaf, (index, size), &longer, &root));
                for at in 0..proof.len() {
                    let mut forged = proof.clone();
                    forged[at][at % 32] ^= 1;
                    assert!(!is_included(leaf, (index, size), &forged, &root));
                }
            }
            for old in 0..=size {
                let before = tree.root_at(old).expect("it was that long");
                let proof = tree.consistency(old, size).expect("it was that long");
                assert!(is_consistent((old, &before), (size, &root), &proof), "{old} to {size}");
                let other = leaf_hash(b"another");
                assert!(!is_consistent((old, &other), (size, &root), &proof), "{old} to {size}");
                assert!(!is_consistent((old, &before), (size, &other), &proof) || old == 0, "{old} to {size}");
                for at in 0..proof.len() {
                    let mut forged = proof.clone();
                    forged[at][at % 32] ^= 1;
                    assert!(!is_consistent((old, &before), (size, &root), &forged));
                    assert!(!is_consistent((old, &before), (size, &root), &proof[..at]));
                }
                assert!(!is_consistent((size + 1, &before), (size, &root), &proof));
            }
        }
    }

    #[test]
    fn a_tree_does_not_depend_on_how_it_grew() {
        let mut grown = numbered(300);
        for number in 300..1000_u64 {
            grown.push(leaf_hash(&number.to_be_bytes()));
        }
        assert_eq!(grown, numbered(1000));
        assert_eq!(grown.root_at(300), Some(numbered(300).root()));
    }
}
