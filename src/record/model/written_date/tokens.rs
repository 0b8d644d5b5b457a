//! Words and numbers of a text, and the moments of a clock that may follow a day.

use chrono::NaiveTime;

/// A run of letters or a run of digits.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
    /// Its value and the number of its digits.
    number: Option<(u32, usize)>,
}

impl Token<'_> {
    /// The value and the number of digits, where it is a number of at most nine.
    pub fn number(&self) -> Option<(u32, usize)> {
        self.number
    }

    /// Whether it is one of these words, whatever its case.
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        self.number.is_none() && words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }
}

/// The zeros of the other scripts whose digits people use in dates.
const ZEROS: [char; 5] = ['٠', '۰', '०', '০', '０'];

fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10))
}

/// The words and numbers, in their order.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let is_number = digit(first).is_some();
        if !is_number && !first.is_alphabetic() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let (mut value, mut digits) = (digit(first).map(u64::from), 1);
        let is_combining = |c: char| ('\u{300}'..='\u{36F}').contains(&c);
        // The sign of an ordinal is a word of its own.
        let belongs = |c: char| {
            if is_number { digit(c).is_some() } else { (c.is_alphabetic() && digit(c).is_none()) || is_combining(c) }
        };
        while let Some((at, c)) = characters.next_if(|(_, c)| belongs(*c)) {
            end = at + c.len_utf8();
            digits += 1;
            value = value.zip(digit(c)).map(|(value, digit)| value.saturating_mul(10).saturating_add(u64::from(digit)));
        }
        let number = value.filter(|_| is_number).map(|value| (u32::try_from(value).unwrap_or(u32::MAX), digits));
        tokens.push(Token { text: &text[start..end], start, end, number });
    }
    tokens
}

/// A time of the clock with its distance from universal time.
pub struct Moment {
    /// As the clock there shows it; a leap second is the last whole one.
    pub time: NaiveTime,
    /// Seconds east of universal time.
    pub offset: i64,
    /// How many bytes it takes.
    pub length: usize,
}

/// `T01:30:00Z`, ` 01:30 +0000`, ` 19:30:00.000-05:00` at the start of the text; `None` where no zone is named.
pub fn moment(text: &str) -> Option<Moment> {
    let mut rest = text.strip_prefix(['T', 't', ' ']).or_else(|| text.strip_prefix(", "))?;
    let hour = number(&mut rest, 1..=2)?;
    rest = rest.strip_prefix(':')?;
    let minute = number(&mut rest, 2..=2)?;
    let mut second = 0;
    if let Some(after) = rest.strip_prefix(':') {
        rest = after;
        second = number(&mut rest, 2..=2)?;
        if let Some(after) = rest.strip_prefix(['.', ',']) {
            rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let time = NaiveTime::from_hms_opt(hour, minute, second.min(59))?;
    let (offset, rest) = offset(rest.trim_start_matches(' '))?;
    Some(Moment { time, offset, length: text.len() - rest.len() })
}

fn offset(text: &str) -> Option<(i64, &str)> {
    for name in ["UTC", "GMT", "Z", "z"] {
        if let Some(rest) = text.strip_prefix(name)
            && !rest.starts_with(|c: char| c.is_alphanumeric())
        {
            return Some((0, rest));
        }
    }
    let (sign, mut rest) = match text.chars().next()? {
        '+' => (1, &text[1..]),
        '-' => (-1, &text[1..]),
        '−' => (-1, &text['−'.len_utf8()..]),
        _ => return None,
    };
    let hours = number(&mut rest, 2..=2)?;
    rest = rest.strip_prefix(':').unwrap_or(rest);
    let minutes = number(&mut rest, 2..=2).unwrap_or(0);
    (hours <= 14 && minutes < 60).then(|| (sign * i64::from(hours * 3600 + minutes * 60), rest))
}

/// Takes so many digits from the start of the text; of more digits only the first.
fn number(text: &mut &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let length = text.bytes().take(*digits.end()).take_while(u8::is_ascii_digit).count();
    let value = text[..length].parse().ok().filter(|_| digits.contains(&length))?;
    *text = &text[length..];
    Some(value)
}
