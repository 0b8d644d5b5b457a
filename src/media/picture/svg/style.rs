//! Stylesheets of drawings. Only what this small grammar reads is written again, from its parts, so that nothing can
//! hide in a way of writing that browsers read and this program does not: no escapes, no address but `url(#part)`, no
//! rule that brings in another file.

use super::lists;
use crate::media::picture::flaw::Flaw;

/// Functions of values that draw.
const FUNCTIONS: [&str; 31] = [
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "light-dark",
    "translate",
    "translatex",
    "translatey",
    "scale",
    "scalex",
    "scaley",
    "rotate",
    "matrix",
    "skewx",
    "skewy",
    "rect",
    "calc",
    "min",
    "max",
    "clamp",
    "var",
    "polygon",
    "circle",
    "inset",
    "ellipse",
];

/// Rules that only say something about other rules, and rules that are left out since they draw nothing.
const CONDITIONS: [&str; 1] = ["@media"];
const UNUSED: [&str; 2] = ["@charset", "@namespace"];

/// How deep rules may stand in rules.
const DEEPEST: usize = 3;

/// The rules of a stylesheet that draw.
///
/// # Errors
/// One that asks for other files, or is written so that this cannot be seen.
pub fn stylesheet(text: &str) -> Result<String, Flaw> {
    let mut out = String::new();
    rules(&without_comments(text), DEEPEST, &mut out)?;
    Ok(out)
}

fn rules(text: &str, depth: usize, out: &mut String) -> Result<(), Flaw> {
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some(after) = ["<!--", "-->", "}", ";"].iter().find_map(|sign| rest.strip_prefix(sign)) {
            rest = after.trim_start();
            continue;
        }
        let Some(end) = rest.find(['{', ';']) else { return refuse_hidden(rest) };
        let head = rest[..end].trim();
        refuse_hidden(head)?;
        let lower = head.to_ascii_lowercase();
        let word = lower.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        if rest.as_bytes()[end] == b';' {
            if head.starts_with('@') && !UNUSED.contains(&word) {
                return Err(Flaw::Live(format!("a stylesheet with `{word}`")));
            }
            rest = rest[end + 1..].trim_start();
            continue;
        }
        let (block, after) = block(&rest[end + 1..]);
        rest = after.trim_start();
        if let Some(condition) = head.strip_prefix('@') {
            if !CONDITIONS.contains(&word) || depth == 0 {
                return Err(Flaw::Live(format!("a stylesheet with `{word}`")));
            }
            let mut inner = String::new();
            rules(block, depth - 1, &mut inner)?;
            if is_selector(condition) && !inner.is_empty() {
                out.push_str(&format!("{head}{{{inner}}}"));
            }
        } else {
            let declarations = declarations(block)?;
            if is_selector(head) && !declarations.is_empty() {
                out.push_str(&format!("{head}{{{declarations}}}"));
            }
        }
    }
    Ok(())
}

/// The text up to the bracket that closes a block, and what stands behind it.
fn block(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return (&text[..at], &text[at + 1..]),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// Whether a selector or the condition of a rule holds nothing but names, signs and numbers.
fn is_selector(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || c.is_ascii_whitespace() || ".#*>+~:,-_()[]=".contains(c))
}

/// The declarations of a rule or of an attribute `style` that draw, each as it was understood.
///
/// # Errors
/// See [`stylesheet`].
pub fn declarations(text: &str) -> Result<String, Flaw> {
    let text = without_comments(text);
    let mut kept = Vec::new();
    for declaration in split(&text) {
        let Some((name, written)) = declaration.split_once(':') else {
            refuse_hidden(declaration)?;
            continue;
        };
        refuse_hidden(name)?;
        let name = name.trim().to_ascii_lowercase();
        if let Some(value) = value(written)?.filter(|_| lists::is_property(&name)) {
            kept.push(format!("{name}:{value}"));
        }
    }
    Ok(kept.join(";"))
}

/// The declarations of a text: a semicolon in quotes or brackets ends none.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut quote, mut depth) = (0, None, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => depth = depth.saturating_sub(1),
            (None, b';') if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// A value of a property, with every part of it known; `None` where it is no value that draws.
///
/// # Errors
/// One that names another file, or could.
pub fn value(written: &str) -> Result<Option<String>, Flaw> {
    let written = written.trim();
    refuse_hidden(written)?;
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\'' => {
                let Some(end) = rest[1..].find(first) else { return Ok(None) };
                let inner = &rest[1..=end];
                if !inner.chars().all(|c| c.is_alphanumeric() || " -_.,+&".contains(c)) {
                    return Ok(None);
                }
                end + 2
            }
            c if c.is_ascii_alphabetic() || c == '-' || c == '_' => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
                if rest[end..].starts_with('(') {
                    let name = rest[..end].to_ascii_lowercase();
                    if name == "url" {
                        let (id, length) = own_part(&rest[end..]).ok_or_else(outside)?;
                        out.push_str(&format!("url(#{id})"));
                        rest = &rest[end + length..];
                        continue;
                    }
                    if !FUNCTIONS.contains(&name.as_str()) {
                        return Ok(None);
                    }
                }
                end
            }
            c if c.is_alphanumeric() || c.is_whitespace() || "#%.,()+*/!".contains(c) => c.len_utf8(),
            _ => return Ok(None),
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    Ok((!out.is_empty()).then_some(out))
}

/// The id that `(#part)` at the beginning of a text names, and how long that is.
fn own_part(text: &str) -> Option<(&str, usize)> {
    let end = text.find(')')?;
    let inner = text[1..end].trim();
    let inner = inner.strip_prefix(['"', '\'']).map_or(inner, |inner| inner.trim_end_matches(['"', '\''])).trim();
    let id = inner.strip_prefix('#')?;
    let plain = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c));
    plain.then_some((id, end + 1))
}

/// The ids of the parts that a value names, written as [`value`] writes them.
pub fn named_parts(value: &str) -> impl Iterator<Item = &str> {
    value.match_indices("url(#").filter_map(|(at, sign)| value[at + sign.len()..].split(')').next())
}

fn outside() -> Flaw {
    Flaw::Live("a stylesheet that asks for other files".into())
}

/// Refuses what may be read as an address in another way than it looks.
fn refuse_hidden(text: &str) -> Result<(), Flaw> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    let calls = [
        "javascript:",
        "data:",
        "://",
        "@import",
        "expression(",
        "image(",
        "image-set(",
        "src(",
        "-moz-binding",
        "behavior:",
    ];
    if text.contains('\\') || calls.iter().any(|call| plain.contains(call)) { Err(outside()) } else { Ok(()) }
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        // A comment ends a word, as a space does.
        out.push(' ');
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}
