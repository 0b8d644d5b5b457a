//! Opens an address in the browser, by the program that the system has for it. Where that fails, people open it
//! themselves: it is said, and nothing ends.

use std::process::{Command, Stdio};
use std::thread;

/// The system's program that opens an address, with what it is given before it.
const OPENER: (&str, &[&str]) = if cfg!(target_os = "macos") {
    ("open", &[])
} else if cfg!(windows) {
    // The empty text is the title of a window, which `start` would take the address for.
    ("cmd", &["/C", "start", ""])
} else {
    ("xdg-open", &[])
};

/// Opens an address of this program's own, without waiting for the browser.
pub fn open(address: &str) {
    let (program, before) = OPENER;
    let address = address.to_owned();
    let mut command = Command::new(program);
    command.args(before).arg(&address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    thread::spawn(move || {
        let why = match command.status() {
            Ok(status) if status.success() => return,
            Ok(status) => format!("{program} ended with {status}"),
            Err(error) => format!("{program} cannot be started: {}", crate::disk::write::machine::plain(&error)),
        };
        message!("The browser was not opened ({why}). Open {address} yourself.");
    });
}
