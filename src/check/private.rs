//! Nothing private is published: what looks like it is told, unless it is allowed with a reason. In the details it
//! keeps the site from being published; in minutes it is a warning, unless the site says `rules: {private: error}`.

use super::Checked;
use crate::diag::{Code, Diag, Place, Severity};
use crate::parse::private::{PrivateFact, PrivateKind};
use crate::plan::published_sources;
use crate::source::Source;
use std::collections::BTreeSet;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let mut allowed: Vec<String> = checked.site.config.allowed.iter().map(|text| normal(text)).collect();
    allowed.push(normal(&checked.site.config.publisher.contact));
    for office in checked.site.divisions.iter().filter_map(|division| division.office.as_ref()) {
        allowed.extend([normal(&office.phone), normal(&office.email)]);
    }
    allowed.retain(|text| !text.is_empty());
    let sources: BTreeSet<usize> = published_sources(checked.site).into_iter().collect();
    for source in sources {
        let facts = &checked.facts[source];
        if facts.private.is_empty() {
            continue;
        }
        let file = &checked.site.sources[source];
        let own = own_exceptions(file);
        for fact in &facts.private {
            let text = &file.text[fact.span.start..fact.span.end];
            let known = |list: &[String]| list.iter().any(|allowed| normal(text).contains(allowed.as_str()) || allowed.contains(&normal(text)));
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

/// `allow:` of the record itself, where it has a reason.
fn own_exceptions(file: &Source) -> Vec<String> {
    if !file.text.contains("allow:") {
        return Vec::new();
    }
    let split = crate::parse::front_matter::split(file, false, &mut Vec::new());
    let Some(tree) = crate::parse::details::tree(file, &split, &mut Vec::new()) else { return Vec::new() };
    let Some(crate::parse::tree::NodeValue::List(items)) = tree.get("allow").map(|node| &node.value) else { return Vec::new() };
    let reasoned = |node: &&crate::parse::tree::Node| node.get("reason").and_then(|reason| reason.text()).is_some_and(|reason| !reason.trim().is_empty());
    items.iter().filter(reasoned).filter_map(|node| node.get("text")?.text().map(normal)).collect()
}

/// Numbers are the same with and without hyphens; case does not count.
fn normal(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '@' | '.')).flat_map(char::to_lowercase).collect()
}
