//! Mistakes as a report of GitLab's Code Quality, which merge requests show: a JSON array.

use super::codes::Severity;
use super::diag::Diag;
use crate::text::safe::visible_json;
use serde_json::json;

/// One entry for each.
pub fn render(diags: &[Diag], prefix: &str) -> String {
    let entries: Vec<_> = diags
        .iter()
        .map(|diag| {
            let place = &diag.place;
            let path = format!("{prefix}{}", place.file);
            let description =
                if diag.help.is_empty() { diag.message.clone() } else { format!("{}: {}", diag.message, diag.help) };
            let mut hasher = blake3::Hasher::new();
            for part in [diag.code.label().as_str(), &path, &place.line_text, &description] {
                hasher.update(part.as_bytes());
                hasher.update(&[0]);
            }
            hasher.update(&place.start.line.to_le_bytes());
            hasher.update(&place.start.column.to_le_bytes());
            json!({
                "description": description,
                "check_name": diag.code.label(),
                "fingerprint": hasher.finalize().to_hex().as_str(),
                "severity": match diag.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                },
                "location": {"path": path, "lines": {"begin": place.start.line}},
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&entries).expect("texts and numbers can be written");
    format!("{}\n", visible_json(&text))
}
