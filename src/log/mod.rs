//! An append-only log as static files: what a published site keeps of everything that it ever said. This room knows
//! bytes, hashes and signatures, and nothing of records; what a leaf says is the business of others.
//!
//! Five open formats, one file each, so that anybody can check the log with other programs:
//!
//! - [`tree`]: the Merkle tree of RFC 6962 (and RFC 9162). A [`tree::Tree`] takes the hashes of entries
//!   ([`tree::leaf_hash`], [`tree::Tree::push`]) and has the root of each of its sizes ([`tree::Tree::root_at`]),
//!   proofs that an entry is in it ([`tree::Tree::inclusion`]) and that a longer one continues a shorter one
//!   ([`tree::Tree::consistency`]). [`tree::is_included`] and [`tree::is_consistent`] verify them without a tree.
//! - [`tile`]: the tree and its entries as files (C2SP tlog-tiles). [`tile::tiles`] and [`tile::bundles`] list those
//!   of a log of some size, [`tile::Tile::path`] is where each is below the log's folder; [`tile::hashes`] and
//!   [`tile::bundle`] make their bytes, [`tile::read_hashes`] and [`tile::read_bundle`] are the way back.
//! - [`note`]: signed texts and keys (C2SP signed-note): [`note::SigningKey`], [`note::VerifierKey`], [`note::Note`],
//!   with Ed25519 signatures and the time-stamped ones of witnesses (cosignature/v1).
//! - [`checkpoint`]: what a log signs, its name, size and root (C2SP tlog-checkpoint). [`checkpoint::Head::read`] takes
//!   one that nobody signed too, which a site without a key has.
//! - [`policy`]: which witnesses have to sign (C2SP tlog-policy).
//!
//! [`whole::Log`] is a published log that was read and held against its checkpoint; it names the file that is wrong.
//!
//! To append: make a [`tree::Tree`] from the entries that are published, push the new ones, write the files of
//! [`tile::tiles`] and [`tile::bundles`] that [`tile::Tile::was_there`] does not know of the size before, and sign a
//! [`checkpoint::Checkpoint`] of the new size and root.

pub mod checkpoint;
pub mod note;
pub mod policy;
pub mod tile;
pub mod tree;
pub mod whole;
