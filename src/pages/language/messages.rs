//! Files of words (Fluent), read. Those of the program are read once, however many sites are built.

use crate::site::theme::Theme;
use fluent_bundle::FluentResource;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

/// The messages of a file.
#[derive(Debug)]
pub struct Messages {
    /// As the library reads them.
    pub resource: Arc<FluentResource>,
    /// The variables of each message, `$` left out.
    pub variables: BTreeMap<String, Vec<String>>,
}

/// A file of strings that cannot be read: its name and what is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageMistake {
    /// The path of the file; empty where the language has none.
    pub file: String,
    /// Byte offset in the file.
    pub at: usize,
    /// What is wrong, in words.
    pub message: String,
}

type Read = Result<Arc<Messages>, Vec<LanguageMistake>>;

/// The program's own files, by their paths in the theme, as far as a site has needed them.
static CIVIC: LazyLock<BTreeMap<String, OnceLock<Read>>> =
    LazyLock::new(|| Theme::civic_words().map(|path| (path, OnceLock::new())).collect());

impl Messages {
    /// Reads a file of words, which is the program's own where its path is one of [`Theme::civic_words`].
    ///
    /// # Errors
    /// What is wrong in it.
    pub fn read(file: &str, text: &str) -> Read {
        CIVIC.get(file).map_or_else(|| Self::new(file, text), |read| read.get_or_init(|| Self::new(file, text)).clone())
    }

    fn new(file: &str, text: &str) -> Read {
        let mistake = |at, message| LanguageMistake { file: file.to_owned(), at, message };
        if let Some(at) = too_deep(text) {
            let message = format!("braces or brackets are more than {DEEPEST} deep inside one another");
            return Err(vec![mistake(at, message)]);
        }
        match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => Ok(Arc::new(Self { resource: Arc::new(resource), variables: variables(text) })),
            Err((_, errors)) => {
                Err(errors.iter().map(|error| mistake(error.pos.start, error.kind.to_string())).collect())
            }
        }
    }
}

/// How deep expressions of a message may be inside one another: the parser calls itself for each.
const DEEPEST: usize = 16;

/// Where a file of words goes deeper than that.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            // A line that begins at its left edge begins another message.
            b'\n' if text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic) => depth = 0,
            _ => {}
        }
        (depth > DEEPEST).then_some(at)
    })
}

/// The variables of each message of a file, `$` left out.
fn variables(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((id, _)) = line.split_once('=')
        {
            let id = id.trim().to_owned();
            used.insert(id.clone(), Vec::new());
            current = Some(id);
        } else if line.starts_with('#') {
            continue;
        }
        let Some(list) = current.as_ref().and_then(|id| used.get_mut(id)) else { continue };
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if !list.contains(&name) {
                list.push(name);
            }
        }
    }
    used
}
