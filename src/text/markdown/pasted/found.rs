//! What is found of texts from other programs.

use crate::text::source::Span;

/// What was pasted, with the line to type where one can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Columns with tabs between them: the first row as Markdown has it, and the line below it.
    Tabs(String, String),
    /// The same, with semicolons between the columns.
    Semicolons(String, String),
    /// The line of hyphens and the details of a record, inside a text.
    Details,
    /// Rows with tabs below the head of a table: the first as it should be.
    Row(String),
    /// Rows with bars that are no table: the line of hyphens below the first, and whether there is one that does not
    /// make it one.
    Bars(String, bool),
    /// A line that begins with a bullet: how it is written as a list.
    Bullet(String),
    /// Lines that begin as entries of a list do elsewhere: how the first is written.
    Entry(String),
    /// A heading without the space: how it is written.
    Heading(String),
    /// `[text] (address)`: how it is written.
    Link(String),
    /// `(text)[address]`: how it is written.
    Reversed(String),
    /// `[text][name]` where nothing says what the name leads to: the text.
    Reference(String),
    /// `![text][name]` where nothing says where the picture is: the text and the name.
    Picture(String, String),
    /// A text that a line of hyphens or equals signs under it makes a heading: that line.
    Underlined(String),
    /// Sentences that a Tab or spaces before them make program code.
    Indented,
    /// Markup of a word processor: the tag.
    Markup(String),
    /// A tag of HTML, and how its words are written.
    Tag(String, &'static str),
    /// The head of an e-mail: how many lines.
    MailHead(usize),
    /// What stands around the text of an e-mail.
    Mail,
    /// What a program said that was asked to write the text.
    Chat,
    /// Lines of a chat or a transcript: how many.
    Talk(usize),
    /// The sign of a program for the end of a line.
    NewLine,
    /// The mark of a comment, and where the comment's own text stands.
    Comment(String, Option<Span>),
    /// A field of a word processor.
    Field(String),
    /// A path of the writer's own computer.
    OwnPath(String),
    /// `[[plan.pdf]]`, as programs for notes write it.
    Wiki(Wiki),
    /// Two asterisks that nothing closes or opens: how they are written; empty where nobody can know which words are
    /// meant.
    Unclosed(String),
    /// Two asterisks that stay asterisks: what is written and how it should be, where that is known.
    Asterisks(Option<(String, String)>),
}

/// A link or picture between two square brackets, `[[plan.pdf|the plan]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wiki {
    /// What stands before the bar: a file or a title.
    pub name: String,
    /// What stands behind the bar; `None` where there is none.
    pub words: Option<String>,
    /// Whether an exclamation mark stands before it.
    pub is_picture: bool,
}

/// Something that was pasted: where, and what takes the place of what.
pub(in crate::text::markdown) struct Found {
    /// Where in the body.
    pub span: Span,
    /// What it is.
    pub pasted: Pasted,
    /// What takes the place of what, in the body; empty where nothing can be put there without knowing more.
    pub edits: Vec<(Span, String)>,
}

impl Found {
    /// Without edits.
    pub fn new(span: Span, pasted: Pasted) -> Self {
        Self { span, pasted, edits: Vec::new() }
    }
}

/// The longest line that a help repeats.
pub(super) const LONGEST: usize = 70;
