//! `huddle log`: keys that sign the log of everything published, and those who sign the log of others as witnesses.

pub mod build;
mod key;
mod witness;

use super::outcome::Outcome;
use clap::{Args, Subcommand};
use key::{NewKeyArguments, RotateArguments};
use witness::WitnessArguments;

/// What is typed behind `huddle log`.
#[derive(Args, Debug)]
pub struct LogArguments {
    #[command(subcommand)]
    command: LogCommand,
}

#[derive(Debug, Subcommand)]
enum LogCommand {
    /// Make a key that signs the log
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Make the key that takes the place of the one in use
    RotateKey(RotateArguments),
    /// Sign, as a second party, that the log of a site has only grown since you signed it last
    Witness(WitnessArguments),
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// Write a new key into a file, and print its public half
    New(NewKeyArguments),
}

/// Runs the command.
///
/// # Errors
/// A key that cannot be read or written, and a site that cannot be read.
pub fn run(arguments: &LogArguments) -> anyhow::Result<Outcome> {
    match &arguments.command {
        LogCommand::Key { command: KeyCommand::New(arguments) } => key::new(arguments),
        LogCommand::RotateKey(arguments) => key::rotate(arguments),
        LogCommand::Witness(arguments) => witness::run(arguments),
    }
}
