//! Nothing private is published: what looks like it is reported, unless it is allowed with a reason. In the details it
//! keeps the site from being published; in minutes it is a warning, unless the site says `rules: {private: error}`.

mod allowed;

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, Severity, tell_first};
use crate::record::model::{Minutes, RecordDate, SourceIndex};
use crate::record::parse::decode::quoted;
use crate::record::parse::private::{PrivateFact, PrivateKind, find, shown_details};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::parse::tree::{Node, NodeValue};
use crate::record::parse::{FileFacts, details, front_matter};
use crate::record::resolve::fields::Fields;
use crate::record::resolve::settings;
use crate::text::redirects::{is_redirect, mailbox_in};
use crate::text::source::{Source, Span};
use crate::text::{fold, one_line, safe};
use allowed::Allowed;
use std::collections::BTreeMap;

/// Reports what looks private in every file, except what site.yaml, an office or the file itself allows.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let config = &checked.site.config;
    let mut allowed = Allowed::default();
    config.allowed.iter().chain(&config.public_contacts).for_each(|text| allowed.add(text));
    allowed.add(&config.publisher.contact);
    for office in checked.site.divisions.iter().filter_map(|division| division.office.as_ref()) {
        allowed.add(&office.phone);
        allowed.add(&office.email);
    }
    let lacks_contact = checked.site.config.publisher.contact.is_empty()
        && checked.settings.is_some_and(|source| {
            settings::in_settings(source, |teller| teller.is_there(&[Key("organization"), Key("contact")]))
        });
    let is_contact = |fact: &PrivateFact| lacks_contact && is_of_publisher(checked, fact);
    // Participants without a role: a list of the files that have such, with the first of each.
    let mut nameless: Vec<(usize, &PrivateFact, usize)> = Vec::new();
    for source in checked.seen_sources().chain(notices(checked)) {
        let (file, facts) = (&checked.site.sources[source], &checked.facts[source]);
        let own = own_exceptions(file, facts, diags);
        let is_told = |fact: &&PrivateFact| {
            !allowed.permits(fact)
                && !own.permits(fact)
                && !is_contact(fact)
                && is_shown(checked, source, fact)
                && !is_listed(checked, file, fact)
                && !is_in_redirect(file, facts, fact)
        };
        let (named, others): (Vec<&PrivateFact>, Vec<&PrivateFact>) =
            facts.private.iter().filter(is_told).partition(|fact| fact.kind == PrivateKind::NameAlone);
        if !others.is_empty() {
            let split = front_matter::split(file, &mut Vec::new());
            let teller = Fields::new(file, &split);
            // Those of the details come first, which may be errors.
            tell_first(diags, &others, |fact| tell(checked, &teller, fact, facts));
        }
        nameless.extend(named.first().map(|first| (source, *first, named.len())));
    }
    diags.extend(names_alone(checked, &nameless));
    if let Some(source) = checked.settings {
        of_settings(checked, source, &allowed, diags);
    }
}

/// Whether an e-mail address is of the site's own domain. Where the contact of site.yaml cannot be used, which is
/// reported, such an address is likely that contact, and public.
fn is_of_publisher(checked: &Checked<'_>, fact: &PrivateFact) -> bool {
    let base = &checked.site.config.base_url;
    let host = base.split("://").last().and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    let domain = fact.text.rsplit('@').next().unwrap_or_default();
    let is_within = || host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    fact.kind == PrivateKind::Email && domain.contains('.') && is_within()
}

/// Title, footer, names and contacts of site.yaml, in every language: they stand on every page. What is allowed is not
/// known where the settings cannot be read; a password is reported all the same.
fn of_settings(checked: &Checked<'_>, source: &Source, allowed: &Allowed, diags: &mut Vec<Diag>) {
    let facts = find(&shown_details(&source.text, source.beginning()));
    // A base address that is none is reported by the settings, without what is in it.
    let is_told = |fact: &&PrivateFact| {
        fact.kind == PrivateKind::Email && source.line_at(fact.span.start).trim_start().starts_with("base_url")
    };
    let facts = facts.iter().filter(|fact| !allowed.permits(fact) && !is_told(fact));
    let (passwords, others): (Vec<&PrivateFact>, Vec<&PrivateFact>) =
        facts.partition(|fact| fact.kind == PrivateKind::Credentials);
    tell_first(diags, &passwords, |fact| credentials(source, fact));
    if !others.is_empty() && !checked.settings_unreadable {
        settings::in_settings(source, |teller| tell_first(diags, &others, |fact| of_setting(source, teller, fact)));
    }
}

fn of_setting(source: &Source, teller: &Fields<'_>, fact: &PrivateFact) -> Diag {
    let text = one_line(&fact.text);
    let message = format!("\"{text}\" looks like {}", fact.kind.words());
    let (key, edit) = match fact.kind {
        PrivateKind::Email | PrivateKind::Phone => {
            ("public_contacts", teller.append("public_contacts", &[("", &text)]))
        }
        _ => ("allow", exception(teller, &text)),
    };
    let help = Help::typed(
        &format!("leave it out of site.yaml, which stands on every page. If it is public, add it to `{key}`: "),
        edit,
    );
    Diag { severity: Severity::Error, ..Diag::new(Code::Private, Place::new(source, fact.span), message, help) }
}

/// A password is never right: no exception lets it stand, and no message repeats it.
fn credentials(file: &Source, fact: &PrivateFact) -> Diag {
    let message = "an address has a user or a password in it, which everybody could read";
    let written = &file.text[fact.span.start..fact.span.end];
    let part = safe::credentials(written)
        .into_iter()
        .next()
        .map_or(fact.span, |range| Span::new(range.start, range.end).shifted(fact.span.start));
    let edit = file.text[part.start..part.end].ends_with('@').then(|| Fix::replace(file, part, ""));
    let words = "write the address without what stands before the @, and change the password: it stays in the history \
        of the repository";
    Diag::new(Code::Credentials, Place::new(file, part), message, Help::new(words).by(edit))
}

/// Records of which only a notice is published.
fn notices(checked: &Checked<'_>) -> impl Iterator<Item = usize> {
    checked
        .site
        .huddles
        .iter()
        .filter(|huddle| huddle.minutes == Minutes::Withdrawn)
        .map(|huddle| huddle.source.position())
}

/// Of withdrawn minutes the reason stays, and whose it is.
fn is_shown(checked: &Checked<'_>, source: usize, fact: &PrivateFact) -> bool {
    let source = SourceIndex::at(source);
    let huddle = || checked.site.huddles.iter().find(|huddle| huddle.source == source);
    let says = |text: &str| text.contains(&*fact.text);
    !checked.site.withdrawn.contains(&source)
        || huddle().is_some_and(|huddle| {
            huddle.corrections.iter().any(|correction| says(&correction.reason) || says(&correction.by))
        })
}

/// Whether a name is on the site's list of organizations, or is reported since it is an owner that is not.
fn is_listed(checked: &Checked<'_>, file: &Source, fact: &PrivateFact) -> bool {
    let mut listed = checked.site.organizations.iter().filter(|organization| organization.listed).peekable();
    let is_owner = || file.text[..fact.span.start].trim_end_matches(['"', '\'', ' ']).ends_with("owner:");
    fact.kind == PrivateKind::Somebody
        && (listed.peek().is_some() && is_owner()
            || listed.any(|organization| fold::same(&organization.name.original, &fact.text)))
}

/// Whether it is in the address of a redirect, which is reported with the address to write in its place.
fn is_in_redirect(file: &Source, facts: &FileFacts, fact: &PrivateFact) -> bool {
    // What the words of a link say is another matter.
    let is_bare = |span: &Span| file.text[span.start..].starts_with("http");
    let holds =
        |span: &Span| *span == fact.span || is_bare(span) && span.start <= fact.span.start && fact.span.end <= span.end;
    fact.kind == PrivateKind::Email
        && facts.body.outside.iter().any(|(span, target)| holds(span) && is_redirect(target) && mailbox_in(target))
}

/// In how many files participants without a role are reported file by file.
const FEW_FILES: usize = 3;

/// Participants without a role: one message for each file, or, where it is the habit of the site, one for all at the
/// newest.
fn names_alone(checked: &Checked<'_>, nameless: &[(usize, &PrivateFact, usize)]) -> Vec<Diag> {
    if nameless.len() <= FEW_FILES {
        return nameless
            .iter()
            .map(|(source, first, count)| name_alone(checked, *source, first, &more(*count)))
            .collect();
    }
    let dates: BTreeMap<usize, RecordDate> =
        checked.site.huddles.iter().map(|huddle| (huddle.source.position(), huddle.date)).collect();
    let newest = nameless.iter().max_by_key(|(source, ..)| dates.get(source));
    let people: usize = nameless.iter().map(|(_, _, count)| count).sum();
    let others = format!(" (and {} more in {} files)", people - 1, nameless.len());
    newest.map(|(source, first, _)| name_alone(checked, *source, first, &others)).into_iter().collect()
}

fn more(count: usize) -> String {
    if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() }
}

fn name_alone(checked: &Checked<'_>, source: usize, first: &PrivateFact, more: &str) -> Diag {
    let text = one_line(&first.text);
    let message = format!("\"{text}\"{more} is named as a participant, without a role");
    let help = format!(
        "participants are people who act in a public or named role: write `{{name: \"{text}\", role: \"…\"}}`. Leave \
            out the names of others, and count them under `attendance:`"
    );
    let diag = Diag::new(Code::Private, Place::new(&checked.site.sources[source], first.span), message, help);
    if checked.site.config.rules.private_is_error { Diag { severity: Severity::Error, ..diag } } else { diag }
}

fn tell(checked: &Checked<'_>, teller: &Fields<'_>, fact: &PrivateFact, facts: &FileFacts) -> Diag {
    if fact.kind == PrivateKind::Credentials {
        return credentials(teller.source, fact);
    }
    let text = one_line(&fact.text);
    let message = format!("\"{text}\" looks like {}", fact.kind.words());
    let help = instead(teller, fact).or("If it may be published, allow it with the reason: ", exception(teller, &text));
    let help = help.and(".\nDeleting the line does not erase it from the history of the repository.");
    let mut diag = Diag::new(Code::Private, Place::new(teller.source, fact.span), message, help);
    // That a name is somebody's is only likely, and a meeting may be open to all who have its code.
    let is_likely = matches!(fact.kind, PrivateKind::Somebody | PrivateKind::MeetingKey);
    let in_details = fact.span.start < facts.body_start && !facts.adopted && !is_likely;
    if in_details || checked.site.config.rules.private_is_error {
        diag.severity = Severity::Error;
    }
    diag
}

/// The edit that lets a text stand.
fn exception(teller: &Fields<'_>, text: &str) -> Result<Fix, String> {
    teller.append("allow", &[("text", text), ("reason", "…")])
}

/// How many participants are looked through.
const MOST_PARTICIPANTS: usize = 200;

/// What to do rather than to allow it.
fn instead(teller: &Fields<'_>, fact: &PrivateFact) -> Help {
    let holds = |entry: &usize| {
        let span = teller.span(&[Key("participants"), Index(*entry)]);
        span.is_some_and(|span| span.start <= fact.span.start && fact.span.end <= span.end)
    };
    let participant = (fact.kind == PrivateKind::Resident).then(|| (0..MOST_PARTICIPANTS).find(holds)).flatten();
    let words = match fact.kind {
        PrivateKind::Email | PrivateKind::Phone => {
            "write who can be reached where in public, such as the division's office. "
        }
        PrivateKind::Resident | PrivateKind::Somebody => {
            "write the role or the organization, such as `role: \"Chair of the block association\"`, and no name. "
        }
        PrivateKind::List => {
            "take the file out of the record and out of media/: residents are counted under `attendance:`, and not \
                named. "
        }
        PrivateKind::Party => "write \"the victim\" or \"a witness\", without the name. ",
        PrivateKind::MeetingKey => {
            "send it to those who asked to come: everybody, and every program, reads this page. A code that leads the \
                meeting, or opens a door, has to be changed now. "
        }
        PrivateKind::Child => "write \"a boy\" or \"a girl\", without the name. ",
        _ => "leave it out; the minutes are as good without it. ",
    };
    let is_in = |path: &[Step<'_>]| {
        teller.span(path).is_some_and(|span| span.start <= fact.span.start && fact.span.end <= span.end)
    };
    if matches!(fact.kind, PrivateKind::Resident | PrivateKind::Somebody) && is_in(&[Key("host")]) {
        let words = "write the organization that hosts, by its id in site.yaml or by its name, or delete the line. ";
        return Help::new(words).by(teller.without(&[Key("host")]));
    }
    let location = [vec![Key("location")], vec![Key("next"), Key("location")]].into_iter().find(|path| is_in(path));
    if let Some(path) = location.filter(|_| fact.kind == PrivateKind::HomeAddress) {
        let words =
            "name a public place, or delete `location` and its address: people ask the division's office where it is. ";
        return Help::new(words).by(teller.without(&path));
    }
    let Some(entry) = participant else { return Help::new(words) };
    let fix = teller.without_item(&[Key("participants"), Index(entry)]);
    Help::new("delete the entry: residents are counted under `attendance:`, and not named. ").by(fix)
}

/// What `allow:` of the record itself lets stand. An exception without its text or its reason is reported.
fn own_exceptions(file: &Source, facts: &FileFacts, diags: &mut Vec<Diag>) -> Allowed {
    let mut allowed = Allowed::default();
    if !file.text[..facts.body_start].contains("allow") {
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
            let help = format!("write `- {{text: {}, reason: \"why it may be published\"}}`", quoted(text));
            let whole = help.trim_start_matches("write `- ").trim_end_matches('`').to_owned();
            let end = item.span.start + file.text[item.span.start..item.span.end].trim_end().len();
            let help = Help::new(help).by([Fix::replace(file, Span::new(item.span.start, end), whole)]);
            diags.push(Diag::new(
                Code::MissingField,
                Place::new(file, item.head()),
                "an exception needs the text and the reason",
                help,
            ));
        }
    }
    allowed
}
