//! Nothing private is published: what looks like it is reported, unless it is allowed with a reason. In the details
//! it keeps the site from being published; in minutes it is a warning, unless the site says `rules: {private:
//! error}`.

mod allowed;
mod exceptions;
pub mod hidden;

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, Severity, report_first};
use crate::record::model::{Minutes, RecordDate, SourceIndex};
use crate::record::parse::FileFacts;
use crate::record::parse::private::{PrivateFact, PrivateKind, find, find_in, shown_details};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::resolve::fields::Fields;
use crate::record::resolve::settings;
use crate::text::redirects::{is_redirect, mailbox_in};
use crate::text::source::{Source, Span};
use crate::text::{SitePath, fold, safe};
use allowed::Allowed;
use exceptions::Exceptions;
use hidden::Hidden;
use std::collections::{BTreeMap, BTreeSet};

/// Reports what looks private in every file, except what site.yaml, an office or the file itself allows.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site_wide = SiteWide::of(checked, Some(diags));
    // Participants without a role: a list of the files that have such, with the first of each.
    let mut nameless: Vec<(usize, &PrivateFact, usize)> = Vec::new();
    for source in checked.seen_sources().chain(notices(checked)) {
        let (file, facts) = (&checked.site.sources[source], &checked.facts[source]);
        let own = own_exceptions(checked, source, Some(diags));
        let is_reported = |fact: &&PrivateFact| {
            !own.hold(fact)
                && !site_wide.permits(checked, fact)
                && !own.permit(fact)
                && is_shown(checked, source, fact)
                && !is_listed(checked, fact)
                && !is_in_redirect(file, facts, fact)
        };
        let (named, others): (Vec<&PrivateFact>, Vec<&PrivateFact>) =
            facts.private.iter().filter(is_reported).partition(|fact| fact.kind == PrivateKind::NameAlone);
        if !others.is_empty() {
            let teller = Fields::of(file, facts);
            // Those of the details come first, which may be errors.
            report_first(diags, &others, |fact| report(checked, &teller, fact, facts));
        }
        nameless.extend(named.first().map(|first| (source, *first, named.len())));
        diags.extend(in_name(checked, source, (&site_wide, &own)));
        own.report(file, diags);
    }
    diags.extend(names_alone(checked, &nameless));
    if let Some(source) = checked.settings {
        of_settings(checked, source, &site_wide, diags);
        // What stands in a file that is published as it is may need an exception too.
        for line in checked.site.attachments.values().flat_map(|contents| contents.text.lines()) {
            for fact in find_in(line) {
                site_wide.exceptions.permit(&fact);
            }
        }
        site_wide.exceptions.report(source, diags);
    }
}

/// What is public on the whole site.
struct SiteWide {
    contacts: Allowed,
    exceptions: Exceptions,
    /// The contact of site.yaml is there and cannot be used.
    lacks_contact: bool,
}

impl SiteWide {
    fn of(checked: &Checked<'_>, diags: Option<&mut Vec<Diag>>) -> Self {
        let lacks_contact = checked.site.config.publisher.contact.is_empty()
            && checked.settings.is_some_and(|source| {
                settings::in_settings(source, |teller| teller.is_there(&[Key("organization"), Key("contact")]))
            });
        let details = checked.settings.filter(|_| !checked.site.config.allowed.is_empty()).and_then(settings::tree);
        let exceptions = match (checked.settings, details) {
            (Some(source), Some(details)) => Exceptions::read(source, &details, checked.site.today, diags),
            _ => Exceptions::default(),
        };
        Self { contacts: contacts(checked), exceptions, lacks_contact }
    }

    fn permits(&self, checked: &Checked<'_>, fact: &PrivateFact) -> bool {
        self.exceptions.permit(fact)
            || self.contacts.permits(fact)
            || self.lacks_contact && is_of_publisher(checked, fact)
    }
}

/// The contacts of the site and its offices.
fn contacts(checked: &Checked<'_>) -> Allowed {
    let mut allowed = Allowed::default();
    checked.site.config.public_contacts.iter().for_each(|text| allowed.add(text));
    allowed.add(&checked.site.config.publisher.contact);
    for office in checked.site.divisions.iter().filter_map(|division| division.office.as_ref()) {
        allowed.add(&office.phone);
        allowed.add(&office.email);
    }
    allowed
}

/// How many exceptions hold today.
pub fn exceptions_in_force(checked: &Checked<'_>) -> usize {
    let own = checked.seen_sources().map(|source| own_exceptions(checked, source, None).in_force());
    SiteWide::of(checked, None).exceptions.in_force() + own.sum::<usize>()
}

/// What no report repeats: everything that looks private and that nothing lets stand, also in files that are left
/// out.
pub fn hidden(checked: &Checked<'_>) -> Hidden {
    let site_wide = SiteWide::of(checked, None);
    let mut texts = Allowed::default();
    checked.site.config.allowed.iter().for_each(|allowed| texts.add(&allowed.text));
    if site_wide.lacks_contact {
        // It is likely the contact that cannot be used.
        let base = &checked.site.config.base_url;
        let host = base.split("://").last().and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
        host.match_indices('.').for_each(|(at, _)| texts.add(&format!("*@{}", &host[at + 1..])));
        texts.add(&format!("*@{host}"));
    }
    let mut hidden = Hidden::new(vec![contacts(checked), texts]);
    for (source, facts) in checked.facts.iter().enumerate() {
        hidden.has_searched(&checked.site.sources[source].path);
        let file = &checked.site.sources[source];
        let own = own_exceptions(checked, source, None);
        own.texts_in_force().for_each(|text| hidden.allow(&file.path, text));
        let is_hidden =
            |fact: &&PrivateFact| !site_wide.permits(checked, fact) && !own.permit(fact) && !is_listed(checked, fact);
        facts.private.iter().filter(is_hidden).for_each(|fact| hidden.add(file, fact));
    }
    if let Some(source) = checked.settings {
        let facts = find(&shown_details(&source.text, source.beginning()));
        facts.iter().filter(|fact| !site_wide.permits(checked, fact)).for_each(|fact| hidden.add(source, fact));
    }
    hidden
}

/// What looks private in the words of a file that is published as it is.
pub(super) fn of_attachment(checked: &Checked<'_>, file: &SitePath, place: &dyn Fn() -> Place) -> Option<Diag> {
    let text = &checked.site.attachments.get(file)?.text;
    if text.is_empty() || checked.settings_unreadable || checked.site.is_allowed_file(file) {
        return None;
    }
    let site_wide = SiteWide::of(checked, None);
    let kinds: Vec<&str> = text
        .lines()
        .flat_map(find_in)
        .filter(|fact| !site_wide.permits(checked, fact) && !fact.kind.is_likely())
        .map(|fact| fact.kind.words())
        .collect();
    let all: BTreeSet<&str> = kinds.iter().copied().collect();
    let first = all.iter().copied().collect::<Vec<_>>().join(", ");
    let message = match kinds.len() {
        0 => return None,
        1 => format!("\"{}\" holds what looks like {first}", file.file_name()),
        number => format!("\"{}\" holds {number} things that look private: {first}", file.file_name()),
    };
    let help = "take it out in the program that made the file and save it anew; a box over the words takes nothing away. If the file \
        may be published as it is, allow it in site.yaml with its path as the text, and the reason";
    let diag = Diag::new(Code::Private, place(), message, help);
    Some(if checked.site.config.rules.private_is_error { Diag { severity: Severity::Error, ..diag } } else { diag })
}

/// The name of a record's file is its address.
fn in_name(checked: &Checked<'_>, source: usize, (site_wide, own): (&SiteWide, &Exceptions)) -> Option<Diag> {
    let file = &checked.site.sources[source];
    let fact = find_in(file.path.file_name())
        .into_iter()
        .find(|fact| !site_wide.permits(checked, fact) && !own.permit(fact) && !fact.kind.is_likely())?;
    let message = format!("the name of this file holds what looks like {}, and is its address", fact.kind.words());
    let help = "give the file another name without it. If it was published under this name, the history of the \
        repository and copies of the site still hold it";
    let diag = Diag::new(Code::Private, Place::file(&file.path), message, help);
    Some(if checked.site.config.rules.private_is_error { Diag { severity: Severity::Error, ..diag } } else { diag })
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

/// Title, footer, names and contacts of site.yaml, in every language: they stand on every page. What is allowed is
/// not known where the settings cannot be read; a password is reported all the same.
fn of_settings(checked: &Checked<'_>, source: &Source, site_wide: &SiteWide, diags: &mut Vec<Diag>) {
    let facts = find(&shown_details(&source.text, source.beginning()));
    // A base address that is none is reported by the settings, without what is in it.
    let is_reported = |fact: &&PrivateFact| {
        fact.kind == PrivateKind::Email && source.line_at(fact.span.start).trim_start().starts_with("base_url")
    };
    let is_named = |fact: &PrivateFact| site_wide.exceptions.hold(fact);
    let facts = facts.iter().filter(|fact| !is_named(fact) && !site_wide.permits(checked, fact) && !is_reported(fact));
    let (passwords, others): (Vec<&PrivateFact>, Vec<&PrivateFact>) =
        facts.partition(|fact| fact.kind == PrivateKind::Credentials);
    report_first(diags, &passwords, |fact| credentials(source, fact));
    if !others.is_empty() && !checked.settings_unreadable {
        settings::in_settings(source, |teller| report_first(diags, &others, |fact| of_setting(source, teller, fact)));
    }
}

fn of_setting(source: &Source, teller: &Fields<'_>, fact: &PrivateFact) -> Diag {
    let message = format!("this looks like {}", fact.kind.words());
    let (key, edit) = match fact.kind {
        PrivateKind::Email | PrivateKind::Phone => ("public_contacts", teller.append("public_contacts", &[("", "…")])),
        _ => ("allow", exception(teller)),
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

/// Whether a name is on the site's list of organizations.
fn is_listed(checked: &Checked<'_>, fact: &PrivateFact) -> bool {
    let mut listed = checked.site.organizations.iter().filter(|organization| organization.listed);
    fact.kind == PrivateKind::Somebody && listed.any(|organization| fold::same(&organization.name.original, &fact.text))
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
    let message = format!("somebody{more} is named as a participant, without a role");
    let help = "participants are people who act in a public or named role: write `{name: \"…\", role: \"…\"}`. Leave \
        out the names of others, and count them under `attendance:`";
    let diag = Diag::new(Code::Private, Place::new(&checked.site.sources[source], first.span), message, help);
    if checked.site.config.rules.private_is_error { Diag { severity: Severity::Error, ..diag } } else { diag }
}

fn report(checked: &Checked<'_>, teller: &Fields<'_>, fact: &PrivateFact, facts: &FileFacts) -> Diag {
    if fact.kind == PrivateKind::Credentials {
        return credentials(teller.source, fact);
    }
    let looks = if fact.kind.is_likely() { "may be" } else { "looks like" };
    let message = format!("this {looks} {}", fact.kind.words());
    let words = "If it may be published, allow it with what stands here as its text, the reason, and who decided: ";
    let help = instead(teller, fact).or(words, exception(teller));
    let help = help.and(".\nDeleting the line does not erase it from the history of the repository.");
    let mut diag = Diag::new(Code::Private, Place::new(teller.source, fact.span), message, help);
    let in_details = fact.span.start < facts.body_start && !facts.adopted && !fact.kind.is_likely();
    // Numbers of cases are public in many places.
    if fact.kind == PrivateKind::Case {
        return diag;
    }
    if in_details || checked.site.config.rules.private_is_error {
        diag.severity = Severity::Error;
    }
    diag
}

/// The edit that lets a text stand.
fn exception(teller: &Fields<'_>) -> Result<Fix, String> {
    teller.append("allow", &[("text", "…"), ("reason", "…"), ("by", "…")])
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
        PrivateKind::Party if is_of_a_suspect(teller.source, fact) => {
            "write \"a suspect\" or \"a man\", without the name. "
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
    if fact.kind == PrivateKind::Somebody && is_in(&[Key("approved_by")]) {
        return Help::new("write the role of who approved them, such as `approved_by: Division captain`. ");
    }
    if fact.kind == PrivateKind::Somebody && is_in(&[Key("corrections")]) {
        return Help::new("write the role of who decided it, such as `by: Division captain`. ");
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

/// Whether the words around a name speak of who did something, and of no victim and no witness.
fn is_of_a_suspect(file: &Source, fact: &PrivateFact) -> bool {
    const NEAR: usize = 60;
    const DID: [&str; 6] = ["suspect", "arrest", "offender", "sospechos", "detenid", "detuv"];
    const SUFFERED: [&str; 4] = ["victim", "witness", "testigo", "survivor"];
    let text = &file.text;
    let from = text.floor_char_boundary(fact.span.start.saturating_sub(NEAR));
    let to = text.ceil_char_boundary((fact.span.end + NEAR).min(text.len()));
    let before = text[from..fact.span.end].rsplit('\n').next().unwrap_or_default();
    let after = text[fact.span.end..to].split('\n').next().unwrap_or_default();
    let around = fold::fold(&format!("{before}{after}")).into_owned();
    let has = |list: &[&str]| list.iter().any(|word| around.contains(word));
    has(&DID) && !has(&SUFFERED)
}

/// What `allow:` of the record itself lets stand. What is wrong with an entry is reported, where `diags` is there.
fn own_exceptions(checked: &Checked<'_>, source: usize, diags: Option<&mut Vec<Diag>>) -> Exceptions {
    let (file, facts) = (&checked.site.sources[source], &checked.facts[source]);
    if !file.text[..facts.body_start].contains("allow") {
        return Exceptions::default();
    }
    let fields = Fields::of(file, facts);
    fields.tree().map_or_else(Exceptions::default, |details| Exceptions::read(file, details, checked.site.today, diags))
}
