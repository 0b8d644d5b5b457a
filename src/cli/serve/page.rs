//! What the preview adds to a page: a script that reloads it, and the mistakes.

use super::addresses;
use crate::text::escape;

/// Waits for changes; where the connection was lost, the page is loaded again once there is one.
pub const SCRIPT: &str = r#"let lost = false;
const source = new EventSource("/__huddle/events");
source.onmessage = () => location.reload();
source.onerror = () => { lost = true; };
source.onopen = () => { if (lost) location.reload(); };
"#;

/// A page with the script, and with the mistakes over it where there are some.
pub fn with_reload(html: &str, mistakes: &str) -> String {
    // Most published pages allow no script, and none allows style in the page; the preview needs its own.
    let html = html
        .replace("script-src 'none'", "script-src 'self'")
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    let added = format!("{}<script src=\"{}\"></script>\n", overlay(mistakes), addresses::SCRIPT);
    match html.rfind("</body>") {
        Some(at) => format!("{}{added}{}", &html[..at], &html[at..]),
        None => html + &added,
    }
}

/// Where there is no site to show yet.
pub fn without_site(mistakes: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Mistakes in your files</title><meta \
            name=\"viewport\" content=\"width=device-width\"></head>\n<body>\n<main><h1>There are mistakes in your \
                files</h1><p>Mend them and save; this page follows.</p></main>\n{}<script src=\"{}\"></script>\n</body>\n</html>\n",
        overlay(mistakes),
        addresses::SCRIPT
    )
}

/// Where the program itself has failed.
pub fn fault(words: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>huddle failed</title><meta \
            name=\"viewport\" content=\"width=device-width\"></head>\n<body>\n<main><h1>huddle failed</h1><p>This is a \
                fault of the program and not of yours. Your files are as they were: the preview only reads them.</p><pre>{}</pre><p>Undo your last change or make another: it is built again, and this page follows. Please report the fault, with these words and with the file that you changed last.</p></main>\n<script src=\"{}\"></script>\n</body>\n</html>\n",
        escape(words),
        addresses::SCRIPT
    )
}

fn overlay(mistakes: &str) -> String {
    if mistakes.is_empty() {
        return String::new();
    }
    format!(
        "<style>#huddle-mistakes \
            {{ position: sticky; bottom: 0; z-index: 9; max-height: 50vh; overflow: auto; margin: 0; padding: 1rem; background: #1b1b1b; color: #f0f0f0; border-top: 4px solid #face00; font: 1rem/1.4 monospace; white-space: pre-wrap }}</style>\n<pre id=\"huddle-mistakes\" role=\"alert\">{}</pre>\n",
        escape(mistakes)
    )
}
