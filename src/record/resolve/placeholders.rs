//! What is still to be written: texts that `huddle new` and `huddle init` wrote for people to put their own in the
//! place of, and `TBD`, `XX` and their like. Each is named with its field, in records of every kind.

use super::fields::Fields;
use super::plainly;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::placeholder::{
    Placeholder, TRANSLATED_BODY, elsewhere, is_untranslated, nothing, remarks, unwritten,
};
use crate::record::parse::raw::{
    RawCommitment, RawCorrection, RawDivision, RawHuddle, RawLocation, RawParticipant, RawReport,
};
use crate::record::parse::raw_site::RawSite;
use crate::record::parse::shape::{List, TextOr};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::parse::{Draft, Record};
use crate::text::source::Span;
use crate::text::{fold, one_line, shorten};

/// Those of a huddle.
pub(super) fn in_huddle(fields: &mut Fields<'_>, raw: &RawHuddle, draft: &Draft) {
    if draft.filled_in.get().is_none() {
        let before = fields.count();
        in_details(fields, raw);
        if fields.count() == before {
            // Somebody else may have found the same.
            let _ = draft.filled_in.set(());
        }
    }
    in_body(fields, draft);
}

/// Those of a huddle's details.
fn in_details(fields: &mut Fields<'_>, raw: &RawHuddle) {
    in_fields(
        fields,
        &[("title", &raw.title), ("summary", &raw.summary), ("host", &raw.host), ("approved_by", &raw.approved_by)],
    );
    // It is Markdown, so that nothing else of a plain text is asked of it.
    in_field(fields, raw.agenda.as_deref().filter(|agenda| unwritten::is_unwritten(agenda)), &[Key("agenda")]);
    in_location(fields, raw.location.as_ref(), &[]);
    in_location(fields, raw.next.as_ref().and_then(|next| next.location.as_ref()), &[Key("next")]);
    for (at, entry) in raw.participants.iter().flatten().enumerate() {
        in_participant(fields, entry.as_ref(), at);
    }
    for (at, concern) in raw.concerns.iter().flatten().enumerate() {
        let text = concern.as_ref().and_then(|concern| concern.text.as_deref());
        in_field(fields, text, &[Key("concerns"), Index(at), Key("text")]);
        let text = text.filter(|text| nothing::says_that_no_one_complained(text));
        nothing_to_list(fields, text, &[Key("concerns"), Index(at)]);
    }
    for (at, commitment) in raw.commitments.iter().flatten().enumerate() {
        if let Some(commitment) = commitment {
            in_commitment(fields, commitment, &[Key("commitments"), Index(at)]);
            nothing_to_list(fields, commitment.text.as_deref(), &[Key("commitments"), Index(at)]);
        }
    }
    for (at, attachment) in raw.attachments.iter().flatten().enumerate() {
        let title = attachment.as_ref().and_then(|attachment| attachment.title.as_deref());
        in_field(fields, title, &[Key("attachments"), Index(at), Key("title")]);
    }
    in_corrections(fields, raw.corrections.as_ref());
    in_reports(fields, raw.reports.as_ref());
}

/// Those of a division.
pub(super) fn in_division(fields: &mut Fields<'_>, raw: &RawDivision, draft: &Draft) {
    in_fields(fields, &[("name", &raw.name), ("title", &raw.title), ("summary", &raw.summary)]);
    for (at, area) in raw.response_areas.iter().flatten().enumerate() {
        let name = match area {
            Some(TextOr::Record(area)) => area.name.as_deref(),
            _ => None,
        };
        in_field(fields, name, &[Key("response_areas"), Index(at), Key("name")]);
    }
    if let Some(TextOr::Record(office)) = &raw.office {
        for (key, text) in
            [("name", &office.name), ("address", &office.address), ("phone", &office.phone), ("hours", &office.hours)]
        {
            in_field(fields, text.as_deref(), &[Key("office"), Key(key)]);
        }
    }
    in_body(fields, draft);
}

/// Titles that say nothing of a site: those that programs which make sites begin with.
const OF_ANY_SITE: [&str; 10] =
    ["my site", "my website", "new site", "site", "website", "test site", "home", "title", "mi sitio", "sitio"];

/// Those of site.yaml.
pub(super) fn in_settings(fields: &mut Fields<'_>, raw: &RawSite) {
    in_field(fields, raw.title.as_deref(), &[Key("title")]);
    if let Some(title) = raw.title.as_deref().filter(|title| OF_ANY_SITE.contains(&fold::words(title).as_str())) {
        let message =
            format!("any site could be called \"{}\": every page and every search engine shows it", one_line(title));
        let help = "say whose huddles these are, such as `title: \"Larkmoor community huddles\"`";
        fields.warn(Code::Placeholder, &[Key("title")], message, help);
    }
    let organization = raw.organization.as_ref().and_then(|organization| organization.name.as_deref());
    in_field(fields, organization, &[Key("organization"), Key("name")]);
    let license = raw.license.as_ref().and_then(|license| license.name.as_deref());
    in_field(fields, license, &[Key("license"), Key("name")]);
}

/// Those of a translation.
pub(super) fn in_translation(fields: &mut Fields<'_>, draft: &Draft) {
    match &draft.record {
        Record::Huddle(raw) => in_huddle(fields, raw, draft),
        Record::Update(raw) => {
            in_fields(fields, &[("title", &raw.title), ("summary", &raw.summary)]);
            in_reports(fields, raw.reports.as_ref());
            in_body(fields, draft);
        }
        Record::Division(raw) => in_division(fields, raw, draft),
        Record::Page(raw) => {
            in_fields(fields, &[("title", &raw.title), ("summary", &raw.summary)]);
            in_body(fields, draft);
        }
    }
}

/// Fields of the record itself.
pub(super) fn in_fields(fields: &mut Fields<'_>, list: &[(&str, &Option<String>)]) {
    for (name, text) in list {
        in_field(fields, text.as_deref(), &[Key(name)]);
    }
}

fn in_location(fields: &mut Fields<'_>, raw: Option<&TextOr<RawLocation>>, above: &[Step<'_>]) {
    let here = [above, &[Key("location")]].concat();
    match raw {
        Some(TextOr::Text(name)) => in_field(fields, Some(name), &here),
        Some(TextOr::Record(location)) => {
            for (key, text) in
                [("name", &location.name), ("address", &location.address), ("accessibility", &location.accessibility)]
            {
                // "None" says something of a place without steps to spare.
                let says_something = |text: &&str| {
                    key == "accessibility" && matches!(text.trim().to_lowercase().as_str(), "none" | "no")
                };
                let path = [&here[..], &[Key(key)]].concat();
                in_field(fields, text.as_deref().filter(|text| !says_something(text)), &path);
                if key == "accessibility" && text.as_deref().is_some_and(is_a_tick) {
                    let message = "the page would show this one word, which says nothing of how people get in";
                    let help = "say how, such as `accessibility: \"Step-free; ramp at the side door\"`, or delete \
                        `accessibility`";
                    fields.warn(Code::WrongKind, &path, message, help);
                }
            }
        }
        None => {}
    }
}

/// What a box of a form has in it.
fn is_a_tick(text: &str) -> bool {
    matches!(
        text.trim().trim_end_matches('.').to_lowercase().as_str(),
        "yes" | "y" | "no" | "true" | "false" | "x" | "ok" | "sí" | "si"
    )
}

fn in_participant(fields: &mut Fields<'_>, raw: Option<&TextOr<RawParticipant>>, at: usize) {
    let here = [Key("participants"), Index(at)];
    match raw {
        Some(TextOr::Text(name)) => in_field(fields, Some(name), &here),
        Some(TextOr::Record(person)) => {
            in_field(fields, person.name.as_deref(), &[here[0], here[1], Key("name")]);
            in_field(fields, person.role.as_deref(), &[here[0], here[1], Key("role")]);
        }
        None => {}
    }
}

fn in_commitment(fields: &mut Fields<'_>, raw: &RawCommitment, here: &[Step<'_>; 2]) {
    in_field(fields, raw.text.as_deref(), &[here[0], here[1], Key("text")]);
    let owner = [here[0], here[1], Key("owner")];
    match &raw.owner {
        Some(TextOr::Text(name)) => in_field(fields, Some(name), &owner),
        Some(TextOr::Record(record)) => {
            in_field(fields, record.role.as_deref(), &[&owner[..], &[Key("role")]].concat())
        }
        None => {}
    }
    let is_open = |due: &&str| unwritten::is_unwritten_date(due);
    if let Some(due) = raw.due.as_deref().filter(is_open) {
        let message = format!("`due` is not filled in: \"{}\"", one_line(due));
        fields.error_unless_mild(
            Code::Placeholder,
            &[here[0], here[1], Key("due")],
            message,
            "write the date by which it is promised, or delete `due`",
        );
    }
}

/// Reports an entry of a list whose text says that there is nothing to list: it would be counted.
fn nothing_to_list(fields: &mut Fields<'_>, text: Option<&str>, here: &[Step<'_>; 2]) {
    let Some(text) = text.filter(|text| nothing::says_that_there_is_none(text) && !fields.mild) else { return };
    let message = format!("\"{}\" says that there is nothing, and would be listed and counted", one_line(text));
    let help = Help::new("delete the entry: a list without entries says so").by(fields.without_item(here));
    fields.warn(Code::Placeholder, &[here[0], here[1], Key("text")], message, help);
}

/// Reports what is still to be written in `corrections:`.
pub(super) fn in_corrections(fields: &mut Fields<'_>, raw: Option<&List<RawCorrection>>) {
    for (at, correction) in raw.into_iter().flatten().enumerate() {
        let Some(correction) = correction else { continue };
        for (key, text) in [("reason", &correction.reason), ("by", &correction.by)] {
            in_field(fields, text.as_deref(), &[Key("corrections"), Index(at), Key(key)]);
        }
    }
}

/// Reports what is still to be written in `reports:`.
pub(super) fn in_reports(fields: &mut Fields<'_>, raw: Option<&List<RawReport>>) {
    for (at, report) in raw.into_iter().flatten().enumerate() {
        in_field(
            fields,
            report.as_ref().and_then(|report| report.note.as_deref()),
            &[Key("reports"), Index(at), Key("note")],
        );
    }
}

/// A text of the details. The field is named by the last key of its path.
pub(super) fn in_field(fields: &mut Fields<'_>, text: Option<&str>, path: &[Step<'_>]) {
    let Some(text) = text.filter(|text| !(fields.is_translation && is_untranslated(text))) else { return };
    let mut keys = path.iter().rev().filter_map(|step| if let Step::Key(key) = step { Some(*key) } else { None });
    let field = keys.find(|key| *key != "name").unwrap_or("name");
    if let Some(found) = Placeholder::in_text(text) {
        let message = format!("`{field}` is still what `huddle new` wrote: \"{}\"", found.text);
        fields.error_unless_mild(Code::Placeholder, path, message, found.help);
    } else if fields.mild {
        // Nobody may know any more what was meant.
    } else if unwritten::is_unwritten(text) {
        let message = format!("`{field}` is not filled in: \"{}\"", one_line(text));
        match field {
            // "??" among those present is what the minutes say where nobody knew the name.
            "participants" => fields.warn(Code::Placeholder, path, message, in_its_place(field)),
            _ => fields.error_unless_mild(Code::Placeholder, path, message, in_its_place(field)),
        }
    } else if unwritten::is_in_brackets(text) {
        let message = format!(
            "`{field}` holds only words between brackets, as a template does: \"{}\"",
            shorten(&one_line(text), 60)
        );
        fields.warn(Code::Placeholder, path, message, in_its_place(field));
    } else if elsewhere::is_elsewhere(text) {
        let message = format!("`{field}` says only \"{}\", which nobody can read alone", one_line(text));
        fields.warn(Code::Placeholder, path, message, written_out(field));
    } else if let Some((start, end)) = remarks::first_in_text(text, 1).first() {
        let words = one_line(&text[*start..*end]);
        let message = format!("`{field}` holds a remark for a colleague: \"{}\"", shorten(&words, 60));
        fields.warn(Code::Placeholder, path, message, "delete it, or write what readers should know");
    } else if let Some((start, end)) = unwritten::in_value(text) {
        let words = one_line(&text[start..end]);
        let message = format!("`{field}` still holds words that stand for others: \"{}\"", shorten(&words, 60));
        fields.warn(Code::Placeholder, path, message, "write what belongs there, or delete it");
    } else {
        plainly::check(fields, text, path, field);
    }
}

/// What to do about a field that only sends its reader elsewhere.
fn written_out(field: &str) -> Help {
    Help::new(match field {
        "location" => "write the name of the place and its address, as the other record has them",
        "note" => "write it out: each report is shown by itself, beside its commitment",
        _ => "write it out: each record has a page of its own",
    })
}

/// What to do about a field that is not filled in.
fn in_its_place(field: &str) -> Help {
    Help::new(match field {
        "owner" | "role" => {
            "write who it is: an organization or a role, such as Street lighting supervisor; what nobody has promised \
                stays a concern"
        }
        "summary" => "write the summary, or delete `summary`",
        "agenda" => "write what is to be discussed, or delete `agenda`",
        "host" => "write who the host was, or delete `host`",
        "location" => "write where it is, or delete `location`",
        "address" => "write the address, or delete `address`",
        "accessibility" => "write how people get in, or delete `accessibility`",
        "approved_by" | "by" => "write the role of who it was, such as Division captain",
        "participants" => "write who it was, or delete the entry",
        "title" => "say in a few words what it is about",
        "phone" | "hours" | "name" => "write what belongs there, or delete the field",
        _ => "write what belongs there",
    })
}

/// What stands below the details.
pub(super) fn in_body(fields: &mut Fields<'_>, draft: &Draft) {
    let body = draft.split.body;
    let found = &draft.facts.unwritten;
    let place = |start: usize, end: usize| Place::new(&draft.source, Span::new(body.start + start, body.start + end));
    if let Some((at, found)) =
        found.placeholder.filter(|(_, found)| !fields.is_translation || *found != TRANSLATED_BODY)
    {
        let message = format!("the text is still what `huddle new` wrote: \"{}\"", found.text);
        let diag = Diag::new(Code::Placeholder, place(at, at + found.text.len()), message, found.help);
        fields.push(if fields.mild { diag.as_warning() } else { diag });
    }
    if fields.mild {
        return;
    }
    in_sentences(fields, draft);
    if let Some((first, others)) = found.words.split_first() {
        let mut lines: Vec<String> =
            others.iter().map(|span| draft.source.position(span.start).line.to_string()).collect();
        lines.dedup();
        let others = match lines.as_slice() {
            [] => String::new(),
            [line] => format!(", and others on line {line}"),
            lines => format!(", and others on lines {}", lines.join(", ")),
        };
        let words = shorten(&one_line(&draft.source.text[first.start..first.end]), 60).into_owned();
        let message = format!("the text still holds words that stand for others: \"{words}\"{others}");
        let diag = Diag::new(
            Code::Placeholder,
            Place::new(&draft.source, *first),
            message,
            "write what belongs there, or delete it",
        );
        fields.push(diag.as_warning());
    }
}

/// Remarks for a colleague, and paragraphs that only send their reader elsewhere.
fn in_sentences(fields: &mut Fields<'_>, draft: &Draft) {
    let text = &draft.source.text;
    let found = &draft.facts.unwritten;
    for span in &found.remarks {
        let words = shorten(&one_line(&text[span.start..span.end]), 60).into_owned();
        let message = format!("\"{words}\" is a remark for a colleague, and would be published");
        let from = span.start - usize::from(text[draft.split.body.start..span.start].ends_with(' '));
        let fix = Fix::replace(&draft.source, Span::new(from, span.end), "");
        let help = Help::new("delete it, or write what readers should know").by([fix]);
        let place = Place::new(&draft.source, *span);
        fields.push(Diag::new(Code::Placeholder, place, message, help).as_warning());
    }
    for span in &found.elsewhere {
        let words = one_line(&text[span.start..span.end]).replace("**", "");
        let message = format!("\"{words}\" says nothing to those who read this page alone");
        let help = "write it out, as the other text has it, or link to that";
        let place = Place::new(&draft.source, *span);
        fields.push(Diag::new(Code::Placeholder, place, message, help).as_warning());
    }
}
