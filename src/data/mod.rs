//! The record as data: tables of rows, version 1. What every export of data is made from (CSV, JSON Lines, SQLite,
//! Parquet and what describes them), so that they cannot disagree. The rows are structs of their own (`v1`), never
//! derived from the model: the model may change, version 1 may not. Only what is published is in them.

pub mod bodies;
pub mod changes;
pub mod civic;
pub mod difference;
pub mod document;
pub mod links;
pub mod markdown;
pub mod schema;
pub mod site;
pub mod v1;
pub mod versions;
pub mod words;

mod places;
mod promises;
mod published;
mod records;
mod table;
mod tables;

pub use promises::commitment as commitment_row;
pub use published::{Published, Selection};
pub use table::{Cell, Column, Form, Kind, Row, Table, VERSION, Value};
pub use tables::{Rows, Source, TABLES, source};
