//! Mistakes as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use super::codes::Code;
use super::diag::Diag;
use super::help::{Change, Fix};
use crate::text::safe::visible_json;
use serde_json::{Value, json};

/// One run of this program with its rules and results, as JSON with a line end.
pub fn render(diags: &[Diag], prefix: &str) -> String {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            let level = json!({"level": code.severity().word()});
            json!({"id": code.label(), "shortDescription": {"text": code.title()}, "defaultConfiguration": level})
        })
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
    visible_json(&format!("{log:#}\n")).into_owned()
}

fn result(diag: &Diag, prefix: &str) -> Value {
    let place = &diag.place;
    let text = if diag.help.is_empty() { diag.message.clone() } else { format!("{}\n{}", diag.message, diag.help) };
    let mut result = json!({
        "ruleId": diag.code.label(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diag.code),
        "level": diag.severity.word(),
        "message": {"text": text},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&format!("{prefix}{}", place.file))},
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endColumn": place.end_column.max(place.start.column),
            },
        }}],
    });
    let fixes: Vec<Value> =
        diag.fixes.iter().filter(|fix| fix.is_complete()).filter_map(|fix| replacement(fix, prefix)).collect();
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

/// An edit as a `fix` object (SARIF, 3.55), which knows no new names of files and no edits of several files here.
fn replacement(fix: &Fix, prefix: &str) -> Option<Value> {
    let [Change::Replace { file, start, end, text }] = fix.0.as_slice() else { return None };
    Some(json!({"artifactChanges": [{
        "artifactLocation": {"uri": uri(&format!("{prefix}{file}"))},
        "replacements": [{
            "deletedRegion": {
                "startLine": start.line, "startColumn": start.column,
                "endLine": end.line, "endColumn": end.column,
            },
            "insertedContent": {"text": text},
        }],
    }]}))
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
