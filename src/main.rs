//! The program: everything is in the library.

#![forbid(unsafe_code)]

/// A build makes millions of short texts in all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    huddle::cli::run()
}
