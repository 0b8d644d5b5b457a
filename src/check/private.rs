//! Nothing private is published: what looks like it is reported, unless it is allowed with a reason. In the details it
//! keeps the site from being published; in minutes it is a warning, unless the site says `rules: {private: error}`.

mod allowed;

use super::Checked;
use crate::diag::{Code, Diag, Fix, Help, Place, Severity};
use crate::model::{Minutes, SourceIndex};
use crate::parse::private::{PrivateFact, PrivateKind};
use crate::parse::tree::{Node, NodeValue};
use crate::parse::{FileFacts, details, front_matter};
use crate::resolve::teller::Teller;
use crate::source::{Source, Span};
use crate::text::one_line;
use allowed::Allowed;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let config = &checked.site.config;
    let mut allowed = Allowed::default();
    config.allowed.iter().chain(&config.public_contacts).for_each(|text| allowed.add(text));
    allowed.add(&config.publisher.contact);
    for office in checked.site.divisions.iter().filter_map(|division| division.office.as_ref()) {
        allowed.add(&office.phone);
        allowed.add(&office.email);
    }
    for source in checked.seen_sources().chain(notices(checked)) {
        let (file, facts) = (&checked.site.sources[source], &checked.facts[source]);
        let own = own_exceptions(file, diags);
        let is_told = |fact: &&PrivateFact| !allowed.permits(fact) && !own.permits(fact) && is_shown(checked, source, fact);
        let (named, others): (Vec<&PrivateFact>, Vec<&PrivateFact>) =
            facts.private.iter().filter(is_told).partition(|fact| fact.kind == PrivateKind::NameAlone);
        diags.extend(others.into_iter().map(|fact| tell(checked, file, fact, facts)));
        diags.extend(named.first().map(|first| names_alone(checked, file, first, named.len())));
    }
}

/// Records of which only a notice is published.
fn notices(checked: &Checked<'_>) -> impl Iterator<Item = usize> {
    checked.site.huddles.iter().filter(|huddle| huddle.minutes == Minutes::Withdrawn).map(|huddle| huddle.source.position())
}

/// Of withdrawn minutes the reason stays, and whose it is.
fn is_shown(checked: &Checked<'_>, source: usize, fact: &PrivateFact) -> bool {
    let source = SourceIndex::at(source);
    let huddle = || checked.site.huddles.iter().find(|huddle| huddle.source == source);
    let says = |text: &str| text.contains(&*fact.text);
    !checked.site.withdrawn.contains(&source)
        || huddle().is_some_and(|huddle| huddle.corrections.iter().any(|correction| says(&correction.reason) || says(&correction.by)))
}

/// Participants without a role: one message for all, at the first.
fn names_alone(checked: &Checked<'_>, file: &Source, first: &PrivateFact, count: usize) -> Diag {
    let text = one_line(&first.text);
    let more = if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
    let message = format!("\"{text}\"{more} is named as a participant, without a role");
    let help = format!(
        "participants are people who act in a public or named role: write `{{name: \"{text}\", role: \"…\"}}`. Leave out the names of others, and count them under `attendance:`"
    );
    let diag = Diag::new(Code::Private, Place::new(file, first.span), message, help);
    if checked.site.config.rules.private_is_error { Diag { severity: Severity::Error, ..diag } } else { diag }
}

fn tell(checked: &Checked<'_>, file: &Source, fact: &PrivateFact, facts: &FileFacts) -> Diag {
    let text = one_line(&fact.text);
    let message = format!("\"{text}\" looks like {}", fact.kind.words());
    let instead = match fact.kind {
        PrivateKind::Email | PrivateKind::Phone => "write who can be reached where in public, such as the division's office",
        _ => "leave it out; the minutes are as good without it",
    };
    let exception = format!("{{text: \"{text}\", reason: \"…\"}}");
    let split = front_matter::split(file, &mut Vec::new());
    let teller = Teller::new(file, &split);
    let allow = if teller.has("allow") { Err(format!("- {exception}")) } else { teller.add(&[], &format!("allow: [{exception}]")) };
    let help = Help::typed(&format!("{instead}. If it may be published, allow it with the reason: "), allow)
        .and(".\nDeleting the line does not erase it from the history of the repository.");
    let mut diag = Diag::new(Code::Private, Place::new(file, fact.span), message, help);
    let in_details = fact.span.start < facts.body_start && !facts.adopted;
    if in_details || checked.site.config.rules.private_is_error {
        diag.severity = Severity::Error;
    }
    diag
}

/// What `allow:` of the record itself lets stand. An exception without its text or its reason is told.
fn own_exceptions(file: &Source, diags: &mut Vec<Diag>) -> Allowed {
    let mut allowed = Allowed::default();
    if !file.text.contains("allow:") {
        return allowed;
    }
    let split = front_matter::split(file, &mut Vec::new());
    let Some(tree) = details::tree(file, &split, &mut Vec::new()) else { return allowed };
    let Some(NodeValue::List(items)) = tree.get("allow").map(|node| &node.value) else { return allowed };
    for item in items.iter().filter(|item| !item.is_null()) {
        let part = |key: &str| item.get(key).and_then(Node::text).map(str::trim).filter(|text| !text.is_empty());
        allowed.add(part("text").unwrap_or_default());
        if part("text").is_none() || part("reason").is_none() {
            let text = part("text").unwrap_or("…");
            let help = format!("write `- {{text: \"{text}\", reason: \"why it may be published\"}}`");
            let whole = help.trim_start_matches("write `- ").trim_end_matches('`').to_owned();
            let end = item.span.start + file.text[item.span.start..item.span.end].trim_end().len();
            let help = Help::new(help).by([Fix::replace(file, Span::new(item.span.start, end), whole)]);
            diags.push(Diag::new(Code::MissingField, Place::new(file, item.head()), "an exception needs the text and the reason", help));
        }
    }
    allowed
}
