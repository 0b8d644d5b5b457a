//! What is drawn on the pages of a PDF, in its order: texts, and dark boxes over them (ISO 32000-2, 8.4, 8.5 and
//! 9.4). A box that is painted over a text hides it from eyes alone: the text is copied, searched and read out as
//! before.

use super::letters::Letters;
use std::collections::HashMap;

/// How many operators, pieces of text and boxes are read of one page.
const MOST_OPERATORS: usize = 1_000_000;
const MOST_PIECES: usize = 20_000;
const MOST_BOXES: usize = 2_000;

/// Letters of each font by the names that pages call it; a name may mean several fonts, on several pages.
pub(super) type Fonts = HashMap<String, Vec<usize>>;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Everything that is drawn as text, in its order.
    pub(super) text: String,
    /// A text lies under a dark box that was painted later.
    pub(super) is_covered: bool,
}

/// A value before an operator.
#[derive(Clone, Debug)]
enum Value {
    Number(f32),
    Text(Vec<u8>),
    Name(String),
}

type Matrix = [f32; 6];
const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `one`, then `other`.
fn joined(one: &Matrix, other: &Matrix) -> Matrix {
    [
        one[0] * other[0] + one[1] * other[2],
        one[0] * other[1] + one[1] * other[3],
        one[2] * other[0] + one[3] * other[2],
        one[2] * other[1] + one[3] * other[3],
        one[4] * other[0] + one[5] * other[2] + other[4],
        one[4] * other[1] + one[5] * other[3] + other[5],
    ]
}

fn moved(matrix: &Matrix, x: f32, y: f32) -> (f32, f32) {
    (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
}

/// A box: left, bottom, right, top.
type Box4 = [f32; 4];

fn around(points: &[(f32, f32)]) -> Box4 {
    points.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |all, (x, y)| {
        [all[0].min(*x), all[1].min(*y), all[2].max(*x), all[3].max(*y)]
    })
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    is_dark: bool,
    font: String,
    size: f32,
}

struct Drawing<'f> {
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    leading: f32,
    /// Boxes of the path that is being drawn.
    path: Vec<Box4>,
    points: Vec<(f32, f32)>,
    /// Where letters stand: left, the line that they stand on, right, and their height.
    pieces: Vec<Box4>,
    sheet: Sheet,
    fonts: &'f Fonts,
    letters: &'f [Letters],
    boxes: usize,
}

/// Reads the operators of a page.
pub(super) fn read(bytes: &[u8], fonts: &Fonts, letters: &[Letters]) -> Sheet {
    let mut drawing = Drawing {
        state: State { matrix: SAME, is_dark: true, font: String::new(), size: 12.0 },
        saved: Vec::new(),
        text: SAME,
        line: SAME,
        leading: 0.0,
        path: Vec::new(),
        points: Vec::new(),
        pieces: Vec::new(),
        sheet: Sheet::default(),
        fonts,
        letters,
        boxes: 0,
    };
    let mut values: Vec<Value> = Vec::new();
    let mut at = 0;
    for _ in 0..MOST_OPERATORS {
        let Some((word, next)) = next(bytes, at) else { break };
        at = next;
        match word {
            Word::Value(value) if values.len() < 2_000 => values.push(value),
            Word::Value(_) | Word::Sign => {}
            Word::Operator(b"ID") => {
                // The bytes of a picture inside of a page.
                at = memchr::memmem::find(&bytes[at..], b"EI").map_or(bytes.len(), |more| at + more + 2);
                values.clear();
            }
            Word::Operator(operator) => {
                drawing.operator(operator, &values);
                values.clear();
            }
        }
    }
    drawing.sheet
}

enum Word<'a> {
    Value(Value),
    Operator(&'a [u8]),
    Sign,
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// The word at `at`, and where the next one begins.
fn next(bytes: &[u8], mut at: usize) -> Option<(Word<'_>, usize)> {
    while bytes.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        at += 1;
    }
    let end_of = |from: usize| {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || is_delimiter(*byte);
        bytes[from..].iter().position(ends).map_or(bytes.len(), |more| from + more)
    };
    match *bytes.get(at)? {
        b'(' => {
            let (text, end) = literal(bytes, at + 1);
            Some((Word::Value(Value::Text(text)), end))
        }
        b'<' if bytes.get(at + 1) != Some(&b'<') => {
            let end = bytes[at..].iter().position(|byte| *byte == b'>').map_or(bytes.len(), |more| at + more);
            let digits: Vec<u8> = bytes[at + 1..end].iter().copied().filter(u8::is_ascii_hexdigit).collect();
            let pair = |two: &[u8]| {
                let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
                digit(two[0]) << 4 | two.get(1).map_or(0, |byte| digit(*byte))
            };
            Some((Word::Value(Value::Text(digits.chunks(2).map(pair).collect())), (end + 1).min(bytes.len())))
        }
        b'/' => {
            let end = end_of(at + 1);
            Some((Word::Value(Value::Name(String::from_utf8_lossy(&bytes[at + 1..end]).into_owned())), end))
        }
        b'%' => {
            let end =
                bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(bytes.len(), |more| at + more);
            Some((Word::Sign, end))
        }
        byte if is_delimiter(byte) => Some((Word::Sign, at + 1)),
        _ => {
            let end = end_of(at);
            let written = &bytes[at..end];
            let number = std::str::from_utf8(written).ok().and_then(|text| text.parse::<f32>().ok());
            Some((
                number
                    .filter(|number| number.is_finite())
                    .map_or(Word::Operator(written), |n| Word::Value(Value::Number(n))),
                end,
            ))
        }
    }
}

/// A string in brackets with its escapes read (7.3.4.2), and where it ends.
fn literal(bytes: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let mut text = Vec::new();
    let mut depth = 1;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            b'\\' => {
                let Some(escaped) = bytes.get(at) else { break };
                at += 1;
                match escaped {
                    b'n' | b'r' | b't' | b'b' | b'f' => text.push(b' '),
                    b'\n' | b'\r' => {}
                    b'0'..=b'7' => {
                        let more = bytes[at..].iter().take(2).take_while(|byte| (b'0'..=b'7').contains(*byte)).count();
                        let code = bytes[at - 1..at + more]
                            .iter()
                            .fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
                        text.push(code as u8);
                        at += more;
                    }
                    other => text.push(*other),
                }
                continue;
            }
            _ => {}
        }
        text.push(*byte);
    }
    (text, at)
}

impl Drawing<'_> {
    fn operator(&mut self, operator: &[u8], values: &[Value]) {
        let numbers: Vec<f32> = values
            .iter()
            .filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })
            .collect();
        let six = || -> Option<Matrix> { numbers.get(..6)?.try_into().ok() };
        match operator {
            b"q" if self.saved.len() < 500 => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(matrix) = six() {
                    self.state.matrix = joined(&matrix, &self.state.matrix);
                }
            }
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.state.is_dark = is_dark(&numbers),
            b"BT" => (self.text, self.line) = (SAME, SAME),
            b"Tf" => {
                if let Some(Value::Name(name)) = values.first() {
                    self.state.font.clone_from(name);
                }
                self.state.size = numbers.first().copied().unwrap_or(12.0);
            }
            b"TL" => self.leading = numbers.first().copied().unwrap_or(0.0),
            b"Tm" => {
                if let Some(matrix) = six() {
                    let is_same_line = (matrix[5] - self.line[5]).abs() < 0.1;
                    self.sheet.text.push(if is_same_line { ' ' } else { '\n' });
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            b"Td" | b"TD" => {
                if let [x, y] = numbers[..] {
                    if operator == b"TD" {
                        self.leading = -y;
                    }
                    self.advance(x, y);
                }
            }
            b"T*" => self.advance(0.0, -self.leading),
            b"Tj" | b"TJ" => self.show(values),
            b"'" | b"\"" => {
                self.advance(0.0, -self.leading);
                self.show(values);
            }
            b"re" => {
                if let [x, y, width, height] = numbers[..] {
                    let corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)];
                    self.path.push(around(&corners.map(|(x, y)| moved(&self.state.matrix, x, y))));
                }
            }
            b"m" | b"l" => {
                if let [x, y] = numbers[..] {
                    self.points.push(moved(&self.state.matrix, x, y));
                }
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.fill(),
            b"n" | b"S" | b"s" => {
                self.path.clear();
                self.points.clear();
            }
            _ => {}
        }
    }

    fn advance(&mut self, x: f32, y: f32) {
        self.line = joined(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line);
        self.text = self.line;
        self.sheet.text.push(if y == 0.0 { ' ' } else { '\n' });
    }

    /// Text, and where it stands. How wide letters are is in their font; half of their height is near enough.
    fn show(&mut self, values: &[Value]) {
        let known: Vec<&Letters> =
            self.fonts.get(&self.state.font).into_iter().flatten().filter_map(|at| self.letters.get(*at)).collect();
        let mut shown = String::new();
        let mut width = 0.0;
        for value in values {
            match value {
                Value::Text(codes) => {
                    // A name that means several fonts: the one that knows the codes.
                    let text = known
                        .iter()
                        .map(|letters| letters.text(codes))
                        .max_by_key(String::len)
                        .filter(|text| !text.is_empty())
                        .unwrap_or_else(|| codes.iter().map(|byte| char::from(*byte)).collect());
                    width += text.chars().count() as f32 * 0.5 * self.state.size;
                    shown.push_str(&text);
                }
                Value::Number(gap) if values.len() > 1 => {
                    width -= gap / 1000.0 * self.state.size;
                    if *gap < -200.0 {
                        shown.push(' ');
                    }
                }
                _ => {}
            }
        }
        let whole = joined(&self.text, &self.state.matrix);
        let (left, bottom) = moved(&whole, 0.0, 0.0);
        let (right, _) = moved(&whole, width, 0.0);
        let (_, top) = moved(&whole, 0.0, self.state.size);
        if !shown.trim().is_empty() && self.pieces.len() < MOST_PIECES {
            self.pieces.push([left.min(right), bottom, left.max(right), (top - bottom).abs()]);
        }
        self.text = joined(&[1.0, 0.0, 0.0, 1.0, width, 0.0], &self.text);
        self.sheet.text.extend(shown.chars().filter(|c| !c.is_control()));
    }

    fn fill(&mut self) {
        if self.points.len() >= 4 {
            self.path.push(around(&self.points));
        }
        self.points.clear();
        let path = std::mem::take(&mut self.path);
        for dark in path.into_iter().filter(|_| self.state.is_dark).take(MOST_BOXES.saturating_sub(self.boxes)) {
            self.boxes += 1;
            self.sheet.is_covered |= self.pieces.iter().any(|piece| covers(&dark, piece));
        }
    }
}

/// Whether a box hides at least some letters: from below their middle to above it, and three letters wide.
fn covers(dark: &Box4, [left, bottom, right, height]: &Box4) -> bool {
    let overlap = dark[2].min(*right) - dark[0].max(*left);
    dark[1] <= bottom + 0.2 * height
        && dark[3] >= bottom + 0.5 * height
        && overlap >= (1.4 * height).min((right - left) * 0.8)
        && overlap > 0.0
}

/// Whether a colour is so dark that black letters on it cannot be read: gray, of light, or of ink.
fn is_dark(numbers: &[f32]) -> bool {
    match numbers {
        [gray] => *gray <= 0.3,
        [red, green, blue] => red.max(*green).max(*blue) <= 0.3,
        [cyan, magenta, yellow, black] => *black >= 0.7 || cyan.min(*magenta).min(*yellow) >= 0.7,
        _ => false,
    }
}
