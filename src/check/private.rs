//! Nothing private is published: what looks like it is told, unless it is allowed with a reason. In the details it
//! keeps the site from being published; in minutes it is a warning, unless the site says `rules: {private: error}`.

use super::Checked;
use crate::diag::{Code, Diag, Place, Severity};
use crate::parse::private::{PrivateFact, PrivateKind};
use crate::parse::tree::{Node, NodeValue};
use crate::parse::{details, front_matter};
use crate::source::Source;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let mut allowed: Vec<String> = checked.site.config.allowed.iter().map(|text| normal(text)).collect();
    allowed.push(normal(&checked.site.config.publisher.contact));
    for office in checked.site.divisions.iter().filter_map(|division| division.office.as_ref()) {
        allowed.extend([normal(&office.phone), normal(&office.email)]);
    }
    allowed.retain(|text| !text.is_empty());
    for source in checked.seen_sources() {
        let (file, facts) = (&checked.site.sources[source], &checked.facts[source]);
        let own = own_exceptions(file, diags);
        for fact in &facts.private {
            let text = normal(&file.text[fact.span.start..fact.span.end]);
            let known = |list: &[String]| list.iter().any(|allowed| text.contains(allowed.as_str()) || allowed.contains(&text));
            if !known(&allowed) && !known(&own) {
                diags.push(tell(checked, file, fact, facts.body_start));
            }
        }
    }
}

fn tell(checked: &Checked<'_>, file: &Source, fact: &PrivateFact, body_start: usize) -> Diag {
    let text = &file.text[fact.span.start..fact.span.end];
    let message = format!("\"{text}\" looks like {}", fact.kind.words());
    let instead = match fact.kind {
        PrivateKind::Email | PrivateKind::Phone => "write who can be reached where in public, such as the division's office",
        _ => "leave it out; the minutes are as good without it",
    };
    let help = format!(
        "{instead}. If it may be published, allow it with the reason: `allow: [{{text: \"{text}\", reason: \"…\"}}]`.\nDeleting the line does not erase it from the history of the repository."
    );
    let mut diag = Diag::new(Code::Private, Place::new(file, fact.span), message, help);
    if fact.span.start < body_start || checked.site.config.rules.private_is_error {
        diag.severity = Severity::Error;
    }
    diag
}

/// What `allow:` of the record itself lets stand. An exception without its text or its reason is told.
fn own_exceptions(file: &Source, diags: &mut Vec<Diag>) -> Vec<String> {
    if !file.text.contains("allow:") {
        return Vec::new();
    }
    let split = front_matter::split(file, true, &mut Vec::new());
    let Some(tree) = details::tree(file, &split, &mut Vec::new()) else { return Vec::new() };
    let Some(NodeValue::List(items)) = tree.get("allow").map(|node| &node.value) else { return Vec::new() };
    let mut allowed = Vec::new();
    for item in items.iter().filter(|item| !item.is_null()) {
        let part = |key: &str| item.get(key).and_then(Node::text).map(str::trim).filter(|text| !text.is_empty());
        allowed.extend(part("text").map(normal));
        if part("text").is_none() || part("reason").is_none() {
            let text = part("text").unwrap_or("…");
            let help = format!("write `- {{text: \"{text}\", reason: \"why it may be published\"}}`");
            diags.push(Diag::new(Code::MissingField, Place::new(file, item.head()), "an exception needs the text and the reason", help));
        }
    }
    allowed.retain(|text| !text.is_empty());
    allowed
}

/// Numbers are the same with and without hyphens; case does not count.
fn normal(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '@' | '.')).flat_map(char::to_lowercase).collect()
}
