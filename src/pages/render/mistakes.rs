//! What is wrong with a site's own templates: what the template engine says, as diagnostics with their places.

use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::site::theme::Theme;
use crate::text::SitePath;
use crate::text::source::{Position, Source, Span};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Error, ErrorKind, Tera};

/// The mistakes of every template, read one by one, after reading them together has failed with `first`.
pub fn mistakes(civic: &Tera, own: &BTreeMap<String, Source>, first: &Error) -> Vec<Diag> {
    let alone = |(name, source): (&String, &Source)| {
        let error = civic.clone().add_raw_template(name, &source.text).err()?;
        // What one template needs of another is reported only where all of them were read.
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| diag(&error, own, None))
    };
    let mut all: Vec<Diag> = own.iter().filter_map(alone).collect();
    if all.is_empty() {
        all.push(diag(first, own, None));
    }
    all
}

/// The names that a template can use on this page.
pub fn list_names(common: &impl Serialize, content: &impl Serialize) -> String {
    let keys = |value: serde_json::Value| {
        value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let mut names = keys(serde_json::to_value(content).unwrap_or_default());
    names.extend(keys(serde_json::to_value(common).unwrap_or_default()));
    names.extend(
        ["lang", "dir", "words", "site", "nav", "footer_links", "frame", "search_description"].map(str::to_owned),
    );
    names.join(", ")
}

/// What the engine says, and where.
struct Reported {
    name: String,
    /// From 1.
    line: usize,
    /// From 1.
    column: usize,
    end_column: usize,
    message: String,
}

fn reported(error: &Error, own: &BTreeMap<String, Source>) -> Reported {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let (column, end_column) = (span.start_col + 1, span.end_col + 1);
            let (name, message) = (report.filename().to_owned(), report.message().to_owned());
            Reported { name, line: span.start_line.max(1), column, end_column, message }
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("there is no template \"{parent}\" to extend");
            let lines = own.get(current).map_or("", |source| &source.text).lines().enumerate();
            let place = lines.filter_map(|(at, line)| Some((at + 1, line.find(parent.as_str())?))).next();
            let (line, before) = place.unwrap_or((1, 0));
            Reported { name: current.clone(), line, column: before + 1, end_column: before + 1 + parent.len(), message }
        }
        other => written(&other.to_string()),
    }
}

/// Some mistakes come as a finished report only: `error: MESSAGE`, then `--> NAME:LINE:COLUMN`.
fn written(report: &str) -> Reported {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let place = lines.next().and_then(|line| line.trim().strip_prefix("--> "));
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
    let (column, line) = (number(), number());
    let marks = report.lines().filter(|line| line.contains('^')).map(|line| line.matches('^').count()).next();
    Reported {
        name: parts.next().unwrap_or_default().to_owned(),
        line,
        column,
        end_column: column + marks.unwrap_or(0),
        message,
    }
}

/// The engine's error as a mistake of a file: its innermost report, with the page that was being rendered.
pub fn diag(error: &Error, own: &BTreeMap<String, Source>, page: Option<(&str, String)>) -> Diag {
    let Reported { name, line, column, end_column, message } = reported(error, own);
    let name = name.trim_start_matches("civic/").to_owned();
    let source = own.get(&name).or_else(|| own.values().next().filter(|_| name.is_empty()));
    let path = source.map_or_else(
        || SitePath::new(&format!("theme/templates/{name}")).unwrap_or_default(),
        |source| source.path.clone(),
    );
    let line_text = source.map_or(String::new(), |source| {
        let span: Span = source.line_span(line);
        source.text[span.start..span.end].to_owned()
    });
    let place = Place::of_line(path, &line_text, Position { line, column }, end_column.max(column));
    let wrong = source.map_or(String::new(), |_| place.excerpt(column, end_column));
    let wrong = wrong.trim_matches(['"', '\'']).to_owned();
    let meant = |names: Vec<String>| {
        crate::text::nearest(&wrong, names.iter().map(String::as_str)).map(str::to_owned).filter(|near| *near != wrong)
    };
    let (shown, near, words) = match page {
        Some((address, names)) => (
            format!(" (on the page /{address})"),
            meant(names.split(", ").map(str::to_owned).collect()),
            format!("the names on this page are: {names}"),
        ),
        None => {
            let names = Theme::civic_templates().map(|(name, _)| name).chain(own.keys().cloned()).collect();
            let words = "compare it with the template of the same name in the program's theme".to_owned();
            (String::new(), meant(names).filter(|_| message.contains("template")), words)
        }
    };
    let help = match near {
        Some(near) => {
            let fix = source.map(|source| {
                let start = source.line_span(line).start;
                let at = |column: usize| {
                    source.text[start..].char_indices().nth(column - 1).map_or(source.text.len(), |(at, _)| start + at)
                };
                let (from, to) = (at(column), at(end_column));
                let quote = if source.text[from..].starts_with('"') { "\"" } else { "" };
                Fix::replace(source, Span::new(from, to), format!("{quote}{near}{quote}"))
            });
            Help::new(format!("did you mean `{near}`?\n{words}")).by(fix)
        }
        None => Help::new(words),
    };
    Diag::new(Code::Theme, place, format!("{}{shown}", message.trim()), help)
}
