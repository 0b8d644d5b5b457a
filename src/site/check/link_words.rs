//! Links whose words do not say where they lead. Who listens to a page, or looks through its links, hears only these
//! words (WCAG 2.2, 2.4.4 and 2.4.9).

use super::Checked;
use super::targets::words_of;
use crate::diagnostics::{Code, Diag, Place, report_first};
use crate::text::fold;
use crate::text::source::Span;

/// Words that say nothing of what a link leads to, folded.
const SAY_NOTHING: [&str; 22] = [
    "here",
    "click here",
    "click",
    "click on this",
    "click this link",
    "this",
    "this link",
    "link",
    "see here",
    "read more",
    "more",
    "learn more",
    "aqui",
    "clic aqui",
    "haga clic aqui",
    "haz clic aqui",
    "pulse aqui",
    "ver aqui",
    "este enlace",
    "enlace",
    "leer mas",
    "ver mas",
];

/// Reports them; of a file with many, the first ones.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources().filter(|source| !checked.facts[*source].adopted) {
        let file = &checked.site.sources[source];
        let body = &checked.facts[source].body;
        let links = body.links.iter().filter(|link| link.alternative.is_none() && !link.refused).map(|link| link.span);
        let all = links.chain(body.outside.iter().map(|(span, _)| *span));
        let mut unclear: Vec<(Span, String)> = all
            .filter_map(|span| Some((span, words_of(file, span)?)))
            .map(|(span, words)| (span, words.replace(['*', '_'], "")))
            .filter(|(_, words)| !words.starts_with("![") && SAY_NOTHING.contains(&fold::words(words).as_str()))
            .collect();
        unclear.sort();
        unclear.dedup();
        report_first(diags, &unclear, |(span, words)| {
            let message = format!("\"{words}\" does not say where the link leads: some readers hear its words alone");
            let help = "put what it leads to between the brackets, such as `[the plan of the lot](…)`";
            Diag::new(Code::UnclearLink, Place::new(file, *span), message, help)
        });
    }
}
