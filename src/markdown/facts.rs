//! What a body holds that checks and the resolver ask for: links and pictures with their places, the first heading.

use super::shown::Shown;
use super::{Scheme, options, scheme};
use crate::source::Span;
use crate::text::one_line;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

/// A link or picture that leads to a file of the site, or that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFact {
    /// In the file.
    pub span: Span,
    pub target: String,
    /// Of a picture: its description, on one line, empty where there is none. `None` for a link.
    pub alternative: Option<String>,
    pub refused: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyFacts {
    pub links: Vec<LinkFact>,
    /// The text of the first heading, on one line.
    pub first_heading: Option<String>,
}

/// Looks through the body that begins at `offset` of its file.
pub fn gather(body: &str, offset: usize) -> BodyFacts {
    gather_shown(body, offset, &mut Shown::default())
}

/// The same, and puts what readers will see into `shown`.
pub fn gather_shown(body: &str, offset: usize, shown: &mut Shown) -> BodyFacts {
    let mut facts = BodyFacts::default();
    let mut heading: Option<String> = None;
    let mut image_text: Option<(usize, String)> = None;
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        let span = Span::new(range.start, range.end).shifted(offset);
        shown.event(&event, span);
        match event {
            Event::Start(Tag::Heading { .. }) if facts.first_heading.is_none() => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                if let Some(text) = heading.take() {
                    facts.first_heading = Some(one_line(&text));
                }
            }
            Event::Start(Tag::Link { dest_url, link_type, .. }) if link_type != LinkType::Email => link(&mut facts, span, &dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => {
                link(&mut facts, span, &dest_url, true);
                image_text = Some((facts.links.len(), String::new()));
            }
            Event::End(TagEnd::Image) => {
                if let Some((at, text)) = image_text.take()
                    && let Some(fact) = at.checked_sub(1).and_then(|at| facts.links.get_mut(at))
                    && fact.alternative.is_some()
                {
                    fact.alternative = Some(one_line(&text));
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
                if let Some((_, alternative)) = &mut image_text {
                    alternative.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut heading {
                    heading.push(' ');
                }
            }
            _ => {}
        }
    }
    facts
}

fn link(facts: &mut BodyFacts, span: Span, target: &str, is_image: bool) {
    let refused = match scheme(target) {
        Scheme::Relative => false,
        Scheme::Refused => true,
        Scheme::Outside | Scheme::Fragment if is_image => false,
        Scheme::Outside | Scheme::Fragment => return,
    };
    facts.links.push(LinkFact { span, target: target.to_owned(), alternative: is_image.then(String::new), refused });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_their_bytes() {
        let body = "# A *title*\n\nSee [x](../y.md) and ![](media/p.jpg), [web](https://a.example), [bad](javascript:x).\n";
        let facts = gather(body, 10);
        assert_eq!(facts.first_heading.as_deref(), Some("A title"));
        let told: Vec<_> = facts.links.iter().map(|link| (link.target.as_str(), link.alternative.as_deref(), link.refused)).collect();
        assert_eq!(told, [("../y.md", None, false), ("media/p.jpg", Some(""), false), ("javascript:x", None, true)]);
        assert_eq!(&body[facts.links[0].span.start - 10..facts.links[0].span.end - 10], "[x](../y.md)");
    }
}
