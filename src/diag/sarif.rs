//! Mistakes as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use super::{Code, Diag};
use serde_json::{Value, json};

/// One run of this program with its rules and results, as JSON with a line end.
pub fn render(diags: &[Diag], prefix: &str) -> String {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| json!({"id": code.label(), "shortDescription": {"text": code.title()}, "defaultConfiguration": {"level": code.severity().word()}}))
        .collect();
    let results: Vec<Value> = diags.iter().map(|diag| result(diag, prefix)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "huddle", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(diag: &Diag, prefix: &str) -> Value {
    let place = &diag.place;
    let text = if diag.help.is_empty() { diag.message.clone() } else { format!("{}\n{}", diag.message, diag.help) };
    json!({
        "ruleId": diag.code.label(),
        "ruleIndex": diag.code as usize - 1,
        "level": diag.severity.word(),
        "message": {"text": text},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&format!("{prefix}{}", place.file))},
            "region": {"startLine": place.start.line, "startColumn": place.start.column, "endColumn": place.end_column.max(place.start.column)},
        }}],
    })
}

/// A path as a relative URI reference (RFC 3986, section 4.2).
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
