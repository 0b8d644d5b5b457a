//! placeholder
use crate::cli::{Outcome, ServeArguments};
pub fn run(_: &ServeArguments) -> anyhow::Result<Outcome> { unreachable!() }
