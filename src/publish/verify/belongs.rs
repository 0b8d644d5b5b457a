//! Which files belong to a log: what lies below its folder is in no digest, since the tree proves it.

use super::finding::{Failure, Files, Finding, of_log};
use super::followed::Followed;
use super::opened;
use crate::log::checkpoint::{self, Head};
use crate::log::tile::Tile;
use crate::publish::ledger::published::{FOLDER, KEYS, WITNESSED};

impl Followed {
    /// Whether a file of the site, where it is below the folder of the log, is one that a log of this length has or
    /// had.
    ///
    /// # Errors
    /// A file that no log has, and a tile of an earlier day that is not the one of this log.
    pub fn belongs<E>(&self, path: &str, files: &Files<'_, E>) -> Result<(), Failure<E>> {
        let Some(inside) = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')) else { return Ok(()) };
        let size = self.log.size();
        if let Some(tile) = Tile::read(inside) {
            // Those of today were read already.
            if tile.was_there(size) {
                return Ok(());
            }
            let bytes = files(path).map_err(Failure::Machine)?;
            return match self.log.fault(&tile, bytes.as_deref()) {
                None => Ok(()),
                Some(fault) => Err(of_log(&fault).into()),
            };
        }
        if path.starts_with(WITNESSED) {
            let bytes = files(path).map_err(Failure::Machine)?;
            let head = bytes.and_then(|bytes| Head::read(&bytes).ok());
            let is_one = head.is_some_and(|head| self.log.continues(&head.checkpoint));
            return if is_one {
                Ok(())
            } else {
                Err(Finding::new(path, "is no earlier checkpoint of this log").into())
            };
        }
        let is_one =
            inside == checkpoint::FILE || path == KEYS && !self.state.keys.is_empty() || opened::is_one(path, size);
        if is_one { Ok(()) } else { Err(Finding::new(path, "belongs to no log").into()) }
    }
}
