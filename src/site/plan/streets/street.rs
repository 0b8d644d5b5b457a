//! A street of an area and its house numbers, as they were read.

/// A street of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Street {
    pub name: String,
    pub numbers: Numbers,
    /// The part of the line whose digits are not understood; then the name is the whole line, and there are no numbers.
    pub unclear: Option<String>,
    /// A range is written from its last number to its first.
    pub backwards: bool,
}

/// House numbers; without ranges and side, the whole street.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub ranges: Vec<Range>,
    /// The side of the whole street, where there are no ranges.
    pub side: Option<Side>,
}

/// House numbers from the first to the last, which is `None` where the range is open, on one side or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    pub first: House,
    pub last: Option<House>,
    pub side: Option<Side>,
}

/// A house number: `120`, or `37-12`, the twelfth of block 37.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct House {
    pub block: Option<u32>,
    pub number: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Odd,
    Even,
}
