//! The tests of the whole program, as one binary: `cargo test --test it`, and of one module `cargo test --test it
//! site::`. Only `tests/bombs.rs` is a binary of its own, and says why.

#[path = "../../benches/federation/generate.rs"]
mod generated_federation;
#[path = "../../benches/site/generate.rs"]
#[allow(dead_code, reason = "the random numbers are for the benchmark's own tests")]
mod generated_site;

mod adopt;
mod adopt_habits;
mod agenda;
mod architecture;
mod arguments;
mod attachments;
mod begun;
mod bodies;
mod canaries;
mod care;
mod changes;
mod civic;
mod corpus;
mod defects;
#[cfg(feature = "parquet")]
mod departments;
mod differences;
mod disk;
mod documents;
mod drawings;
mod edits;
mod exports;
mod federate;
mod find;
mod forged;
mod geography;
mod hashes;
mod history;
mod hostile;
mod hosts;
mod large;
mod ledger;
mod linked_data;
mod lists;
mod messages;
mod mutations;
mod opendata;
#[cfg(unix)]
mod others;
mod outcomes;
mod picture_memory;
mod pictures;
mod previews;
mod promise;
mod properties;
mod published;
mod publishers;
mod query;
mod rebuild;
mod redacted;
mod releases;
mod revisions;
mod schemas;
mod scoreboard;
mod search;
mod searched;
mod secrets;
#[cfg(feature = "serve")]
mod serve;
mod site;
mod spanish;
mod sqlite;
mod subscribed;
mod supply;
mod support;
mod tables;
mod tampered;
mod terminal;
mod theme;
mod theme_copies;
#[cfg(unix)]
mod twin;
mod vanished;
mod versions;
mod words;
#[cfg(unix)]
mod workflow;
