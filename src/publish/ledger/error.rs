//! Why a log cannot be gone on with, each in one line for a person.

/// Why a build cannot continue the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// What is published is no log, or not the one that its checkpoint says.
    #[error("the log of the published site does not hold: {0}. Nothing was published; see docs/log.md")]
    Broken(String),
    /// The log is that of another site.
    #[error(
        "the published log is that of {published}, and site.yaml says {wanted}: a log keeps its origin, so write \
            `log: {{origin: {published}}}`"
    )]
    OtherOrigin {
        /// The origin of the published log.
        published: String,
        /// What site.yaml says.
        wanted: String,
    },
    /// The key is that of another log.
    #[error("the key for the log is for {key}, and this log is that of {origin}: make one with `huddle log key new`")]
    OtherLog {
        /// The name of the key.
        key: String,
        /// The origin of the log.
        origin: String,
    },
    /// The log was signed, and no key is there.
    #[error(
        "the published log is signed, and no key was given: put it into HUDDLE_LOG_KEY, or name its file with \
            --log-key; --unsigned goes on without a signature, which readers will see"
    )]
    NoKey,
    /// The log was signed with another key.
    #[error(
        "the published log is signed with another key ({0}): use that one, or make the next one with `huddle log \
            rotate-key`; where it is lost, go on once with --unsigned"
    )]
    OtherKey(String),
    /// site.yaml lists keys, and the one that was given is none of them.
    #[error("the key for the log is not among `log: keys` in site.yaml: add {0}")]
    UnlistedKey(String),
    /// There is no key of the content folder, so that nothing can be committed to.
    #[error(
        "the log needs the key of the content folder, {0}, which is not there and cannot be written: let huddle write \
            it, and keep it with your files"
    )]
    NoSalt(String),
    /// A file of the published log cannot be read.
    #[error("a file of the published log cannot be read: {0}")]
    Unreadable(String),
}
