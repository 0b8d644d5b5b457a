//! The words around a date that say what it is the date of, in English and Spanish, folded. Most are beginnings:
//! `approv` is `approved`, `approval` and `approve`.

use crate::record::model::written_date::{DateGrammar, WrittenDate};
use crate::text::fold::fold;
use crate::text::fold::plain_words;

/// Words that may stand between a date and the word that says what it is.
const FILLERS: &str = "on of the at for from in is was were be to a an and as it date dates dated day time am pm p m \
    el la los las \
    de del en al y fecha dia hora";
/// Words of [`FILLERS`] that name a date where nothing but fillers stands before it.
const LABELS: [&str; 4] = ["date", "fecha", "day", "dia"];
/// The meeting, and how people say that it was.
const MEETINGS: &str = "meeting meetings met held convened session hearing minutes huddle order when heard call \
    reunion reunio \
    reunieron sesion audiencia acta minuta minutas celebrada celebrado cuando";
/// Verbs that need not stand beside the date, with the words after them that turn their sense.
const VERBS: [&str; 6] = ["met", "convened", "held", "reunio", "reunieron", "celebro"];
/// Beginnings of what else may have a date: directly before it.
const OTHERS: &str = "approv adopt ratif accept aprob aprueb adopc publish publica posted posting revis updat actualiz \
    amend \
    correct corrig correg print impres creat modif submit filed receiv recib signed firmad prepar transcri distribut \
    issued mailed \
    emailed deadline venc effective expir vigen upcoming previous prior future proxim siguiente anterior ultim born \
    nacid postpone \
    resched schedul announc incident award complet tabled deferred continued appointed elected";
/// The same, as whole words.
const OTHER_WORDS: &str = "due by before until till since after through next last following hasta antes desde tras";
/// What has a number that looks like a date.
const NUMBERED: &str = "ordinance ordenanza resolution resolucion case caso file expediente docket permit permiso \
    contract contrato \
    bill invoice factura ticket application solicitud item rfp rfq complaint petition license licencia agreement no \
    nos number \
    numero num nr motion";
/// Beginnings of what makes the date of a whole sentence that of something else.
const ELSEWHERE: &str = "approv accept adopt ratif aprob aprueb next previous prior upcoming proxim siguiente anterior \
    deadline \
    postpone resched";
/// Beginnings of what is done to minutes of another day.
const APPROVALS: &str = "approv accept adopt ratif aprob aprueb";

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    /// Of the meeting that the file is about.
    Meeting,
    /// Of anything that opens or begins: of the meeting where nothing else is.
    Open,
    /// Of something else, such as an approval or a deadline.
    Other,
}

/// The words before and after a date, as far as they belong to it.
pub struct Around<'a> {
    before: &'a str,
    after: &'a str,
    /// It is a part of a longer number.
    attached: bool,
    is_text: bool,
}

impl<'a> Around<'a> {
    /// In a title: from the date before to the date after.
    pub fn in_title(text: &'a str, dates: &[WrittenDate], at: usize) -> Self {
        let around = Self::in_name(text, dates, at);
        Self { attached: is_part_of_number(around.before, around.after), ..around }
    }

    /// In the name of a file, where hyphens join all words.
    pub fn in_name(text: &'a str, dates: &[WrittenDate], at: usize) -> Self {
        let start = at.checked_sub(1).map_or(0, |before| dates[before].end);
        let end = dates.get(at + 1).map_or(text.len(), |next| next.start);
        let (before, after) = (&text[start..dates[at].start], &text[dates[at].end..end]);
        let before = &before[before.rfind(';').map_or(0, |semicolon| semicolon + 1)..];
        Self { before, after, attached: false, is_text: false }
    }

    /// In a sentence: the same, within it.
    pub fn in_text(text: &'a str, dates: &[WrittenDate], at: usize) -> Self {
        let whole = Self::in_title(text, dates, at);
        let start = sentence_ends(whole.before).last().copied().unwrap_or(0);
        let end = sentence_ends(whole.after).first().copied().unwrap_or(whole.after.len());
        Self { before: &whole.before[start..], after: &whole.after[..end], is_text: true, ..whole }
    }
}

/// Where sentences end.
fn sentence_ends(text: &str) -> Vec<usize> {
    let ends = text.match_indices(['.', '!', '?', ';', '|']).filter(|(at, sign)| {
        let (before, after) = (&text[..*at], &text[at + 1..]);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let is_short = *sign == "."
            && !before.is_empty()
            && (1..=3).contains(&word.chars().count())
            && word.chars().all(char::is_alphabetic);
        matches!(*sign, ";" | "|") || (!is_short && after.starts_with([' ', '\t', '*', '_']) || after.is_empty())
    });
    ends.map(|(at, _)| at + 1).collect()
}

/// Whether the date is a piece of a longer number: `03/04/2024-A`, `ZC-2021-11-03`.
fn is_part_of_number(before: &str, after: &str) -> bool {
    let mut rest = after.chars();
    let letter = match (rest.next(), rest.next()) {
        (Some('-'), Some(letter)) => letter.is_uppercase() && !rest.next().is_some_and(char::is_alphabetic),
        (Some('/'), Some(digit)) => digit.is_ascii_digit(),
        _ => false,
    };
    let prefix = before.strip_suffix('-').map(|text| text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
    letter
        || prefix
            .is_some_and(|word| (1..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// What the words around a date say.
pub fn role(around: &Around<'_>, grammar: &DateGrammar) -> Role {
    let before = words(around.before, grammar);
    let after = words(around.after, grammar);
    if around.attached || before.iter().any(|word| begins(word, "approval aprobacion approving")) {
        return Role::Other;
    }
    if around.is_text && (elsewhere(&before) || is_elsewhere_after(around.after, &after)) {
        return Role::Other;
    }
    if !around.is_text && was_approved(&after) {
        return Role::Other;
    }
    let mut digits = false;
    let mut at = before.len();
    while let Some(word) = at.checked_sub(1).and_then(|at| before.get(at)) {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if !(is_one_of(word, FILLERS) || is_number && word.len() <= 2) {
            break;
        }
        digits |= is_number;
        at -= 1;
    }
    let Some(word) = at.checked_sub(1).map(|at| before[at].as_str()) else {
        return if before.iter().any(|word| LABELS.contains(&word.as_str())) { Role::Meeting } else { Role::Open };
    };
    let of = before[at..].iter().any(|word| matches!(word.as_str(), "of" | "from" | "for" | "de" | "del"));
    if is_one_of(word, OTHER_WORDS) || begins(word, OTHERS) || (!digits && is_one_of(word, NUMBERED)) {
        return Role::Other;
    }
    if is_one_of(word, MEETINGS) {
        return if is_of_another(&before[..at - 1], of) { Role::Other } else { Role::Meeting };
    }
    let verb = before.iter().position(|word| VERBS.contains(&word.as_str()));
    match verb.filter(|verb| before.get(verb + 1).is_none_or(|next| !matches!(next.as_str(), "with" | "con"))) {
        Some(_) if around.is_text => Role::Meeting,
        _ => Role::Open,
    }
}

/// Whether the words before `meeting` or `minutes` say that it is another: `next meeting`, `approved minutes of`.
fn is_of_another(before: &[String], of: bool) -> bool {
    const NEAR: usize = 5;
    let near = &before[before.len().saturating_sub(NEAR)..];
    near.iter().any(|word| {
        let status = begins(word, APPROVALS);
        (status && of) || (!status && (begins(word, ELSEWHERE) || matches!(word.as_str(), "last" | "following")))
    })
}

/// Whether any word of a sentence makes its date that of something else.
fn elsewhere(words: &[String]) -> bool {
    let is_due = |at: usize| words[at] == "due" && words.get(at + 1).is_none_or(|next| next != "to");
    (0..words.len()).any(|at| begins(&words[at], ELSEWHERE) || is_due(at))
}

/// The same of what stands after the date: approvals up to the end of the sentence, the rest up to a comma.
fn is_elsewhere_after(after: &str, words: &[String]) -> bool {
    let first = after.split([',', ')', '(']).next().unwrap_or("");
    let near = plain_words(first).count();
    words.iter().any(|word| begins(word, APPROVALS)) || elsewhere(&words[..near.min(words.len())])
}

/// `… were approved`, `… to be approved`: what the meeting did with minutes. `Minutes of May 7, 2024 – approved` says
/// what these are.
fn was_approved(after: &[String]) -> bool {
    let verb = after.iter().position(|word| matches!(word.as_str(), "were" | "was" | "be" | "fueron" | "fue"));
    verb.is_some_and(|verb| after[verb..].iter().any(|word| begins(word, APPROVALS)))
}

/// Whether nothing but a label of the meeting's date stands before it in its line: `Date:`, `**Meeting date**`, `Fecha
/// de la reunión:`.
pub fn is_label(before: &str, grammar: &DateGrammar) -> bool {
    let words = words(before, grammar);
    let of_label = |word: &String| is_one_of(word, FILLERS) || is_one_of(word, MEETINGS);
    let names = |word: &String| {
        LABELS.contains(&word.as_str()) || matches!(word.as_str(), "when" | "cuando" | "held" | "meeting")
    };
    words.iter().all(of_label)
        && words.iter().any(names)
        && before.trim_end().ends_with([':', '*', '|', '_', '-', '–', '—'])
}

/// Whether a line holds a date, days of the week and times, and nothing else.
pub fn is_alone(line: &str, dates: &[WrittenDate], grammar: &DateGrammar) -> bool {
    let mut rest = String::new();
    let mut at = 0;
    for date in dates {
        rest.push_str(&line[at..date.start]);
        rest.push(' ');
        at = date.end;
    }
    rest.push_str(&line[at..]);
    let is_time = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 2;
    words(&rest, grammar).iter().all(|word| is_time(word) || is_one_of(word, FILLERS))
}

/// Whether what stands between two dates makes them one list.
pub fn is_joined(gap: &str) -> bool {
    let words: Vec<&str> = plain_words(gap).collect();
    matches!(words.as_slice(), ["and" | "or" | "y" | "e" | "o"]) || (words.is_empty() && gap.contains(['&', '+']))
}

/// Whether what follows stands in the address of a page or file.
pub fn is_in_address(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    ["://", "](", "www."].iter().any(|sign| word.contains(sign))
}

/// Whether a line that ends with the word goes on.
pub fn is_filler(word: &str) -> bool {
    is_one_of(&fold(word), FILLERS) && word != "time"
}

fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

fn begins(word: &str, beginnings: &str) -> bool {
    beginnings.split(' ').any(|beginning| word.starts_with(beginning))
}

/// The words of a text, folded, without days of the week.
fn words(text: &str, grammar: &DateGrammar) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !grammar.is_weekday(word));
    words.map(|word| fold(word).into_owned()).collect()
}
