//! How a command ended.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done: exit code 0.
    Done,
    /// Mistakes in the user's files, or in a question.
    Mistakes,
    /// What a command found that has exit codes of its own (`huddle verify`).
    Code(u8),
}
