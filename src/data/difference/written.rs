//! A difference in words, for people: as Markdown, which a page of a repository shows, or as plain text.

use super::found::{ChangedField, ChangedWords, CommitmentLine, Difference, RecordLine};
use crate::text::shorten;
use std::fmt::Write;

/// The most lines of one list; the rest are counted.
const LINES: usize = 50;

/// The most passages that are shown of one text.
const PASSAGES: usize = 20;

/// The most characters of a value, and of the words of a passage.
const CHARACTERS: usize = 400;

/// How a difference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// CommonMark.
    Markdown,
    /// Lines for a terminal.
    Text,
}

/// What readers will see that they do not see now.
pub fn written(difference: &Difference, form: Form) -> String {
    let mut out = Out { form, text: String::new() };
    out.title("What readers will see");
    if difference.is_nothing() {
        out.line("Nothing is different for readers.");
        return out.text;
    }
    records(&mut out, "New", &difference.added);
    records(&mut out, "Gone", &difference.removed);
    changed(&mut out, difference);
    let commitments = &difference.commitments;
    out.list("Commitments made", &commitments.made, |out, line| out.item(&promise(out, line)));
    out.list("Commitments settled", &commitments.settled, |out, line| {
        out.item(&format!("{}: {}", promise(out, line), line.status));
    });
    out.list("Commitments changed", &commitments.changed, |out, changed| {
        out.item(&promise(out, &changed.commitment));
        fields(out, &changed.fields);
    });
    out.list("Commitments gone", &commitments.gone, |out, line| out.item(&promise(out, line)));
    out.list("Reports", &difference.reports, |out, report| {
        let note = if report.note.is_empty() { String::new() } else { format!(": {}", out.value(&report.note)) };
        out.item(&format!("{}, {}: {}{note}", out.code(&report.commitment), report.date, report.status));
    });
    out.list("New addresses", &difference.addresses.come, |out, address| out.item(&out.code(address)));
    out.list("Addresses that will lead to another", &difference.addresses.lead_on, |out, address| {
        out.item(&out.code(address));
    });
    out.list("Addresses that will lead nowhere", &difference.addresses.go, |out, address| out.item(&out.code(address)));
    out.text
}

fn records(out: &mut Out, title: &str, list: &[RecordLine]) {
    out.list(title, list, |out, line| out.item(&record(out, line)));
}

fn record(out: &Out, line: &RecordLine) -> String {
    let date = if line.date.is_empty() { String::new() } else { format!(", {}", line.date) };
    format!("{} {}{date}: {}", line.kind, out.strong(&line.title), out.code(&line.address))
}

fn changed(out: &mut Out, difference: &Difference) {
    out.list("Changed", &difference.changed, |out, changed| {
        out.item(&record(out, &changed.record));
        fields(out, &changed.fields);
        if let Some(words) = &changed.words {
            passages(out, words);
        }
    });
}

fn fields(out: &mut Out, fields: &[ChangedField]) {
    for field in fields {
        let (old, new) = (out.value(&field.old), out.value(&field.new));
        let text = match (field.old.is_empty(), field.new.is_empty()) {
            (true, _) => format!("{}: {new} (new)", field.name),
            (_, true) => format!("{}: {old} (gone)", field.name),
            _ => format!("{}: {old} → {new}", field.name),
        };
        out.part(&text);
    }
}

fn passages(out: &mut Out, words: &ChangedWords) {
    out.part(&format!("words of the text: {} added, {} removed", words.added, words.removed));
    for passage in words.passages.iter().take(PASSAGES) {
        let removed = out.removed(&passage.removed);
        let added = out.added(&passage.added);
        let (before, after) = (out.plain(&passage.before), out.plain(&passage.after));
        let pieces = [before, removed, added, after];
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).filter(|piece| !piece.is_empty()).collect();
        out.part(&format!("… {} …", pieces.join(" ")));
    }
    if words.passages.len() > PASSAGES {
        out.part(&format!("and {} more places", words.passages.len() - PASSAGES));
    }
}

fn promise(out: &Out, line: &CommitmentLine) -> String {
    let owner = if line.owner.is_empty() { String::new() } else { format!(" ({})", out.plain(&line.owner)) };
    let due = if line.due.is_empty() { String::new() } else { format!(", due {}", out.plain(&line.due)) };
    format!("{}: {}{owner}{due}", out.code(&line.id), out.value(&line.text))
}

/// The text that is written, and how.
struct Out {
    form: Form,
    text: String,
}

impl Out {
    fn title(&mut self, title: &str) {
        match self.form {
            Form::Markdown => self.line(&format!("## {title}")),
            Form::Text => self.line(title),
        }
    }

    fn list<T>(&mut self, title: &str, list: &[T], item: impl Fn(&mut Self, &T)) {
        if list.is_empty() {
            return;
        }
        let count = list.len();
        match self.form {
            Form::Markdown => self.line(&format!("\n### {title} ({count})\n")),
            Form::Text => self.line(&format!("\n{title} ({count})")),
        }
        for entry in list.iter().take(LINES) {
            item(self, entry);
        }
        if count > LINES {
            self.item(&format!("and {} more", count - LINES));
        }
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    fn item(&mut self, text: &str) {
        self.line(&match self.form {
            Form::Markdown => format!("- {text}"),
            Form::Text => format!("  {text}"),
        });
    }

    /// A line that belongs to the item above it.
    fn part(&mut self, text: &str) {
        self.line(&match self.form {
            Form::Markdown => format!("  - {text}"),
            Form::Text => format!("      {text}"),
        });
    }

    /// A text of the record: shortened, on one line, and without a sign that Markdown would take for its own.
    fn plain(&self, text: &str) -> String {
        let short = shorten(&crate::text::one_line(text), CHARACTERS).into_owned();
        match self.form {
            Form::Markdown => crate::text::markdown::source::escaped(&short),
            Form::Text => short,
        }
    }

    fn value(&self, text: &str) -> String {
        if text.is_empty() { String::new() } else { format!("“{}”", self.plain(text)) }
    }

    fn strong(&self, text: &str) -> String {
        match self.form {
            Form::Markdown => format!("**{}**", self.plain(text)),
            Form::Text => self.value(text),
        }
    }

    fn code(&self, text: &str) -> String {
        match self.form {
            Form::Markdown => format!("`{text}`"),
            Form::Text => text.to_owned(),
        }
    }

    fn removed(&self, text: &str) -> String {
        match self.form {
            _ if text.is_empty() => String::new(),
            Form::Markdown => format!("<del>{}</del>", self.plain(text)),
            Form::Text => format!("[-{}-]", self.plain(text)),
        }
    }

    fn added(&self, text: &str) -> String {
        match self.form {
            _ if text.is_empty() => String::new(),
            Form::Markdown => format!("<ins>{}</ins>", self.plain(text)),
            Form::Text => format!("{{+{}+}}", self.plain(text)),
        }
    }
}
