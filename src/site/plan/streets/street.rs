//! A street of an area and its house numbers, as they were read.

/// A street of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Street {
    /// As it is written, without numbers.
    pub name: String,
    /// Which house numbers of it; none for the whole street.
    pub numbers: Numbers,
    /// The part of the line whose digits are not understood; then the name is the whole line, and there are no numbers.
    pub unclear: Option<String>,
    /// A range is written from its last number to its first.
    pub backwards: bool,
}

/// House numbers; without ranges and side, the whole street.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// In the order of their first numbers.
    pub ranges: Vec<Range>,
    /// The side of the whole street, where there are no ranges.
    pub side: Option<Side>,
}

/// House numbers from the first to the last, which is `None` where the range is open, on one side or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// The least number.
    pub first: House,
    /// The greatest number; equal to the first for a single house.
    pub last: Option<House>,
    /// None for both sides.
    pub side: Option<Side>,
}

/// A house number: `120`, or `37-12`, the twelfth of block 37.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct House {
    /// None for a number without a block.
    pub block: Option<u32>,
    /// The number of the house, in its block where it has one.
    pub number: u32,
}

/// A side of a street, by its house numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Odd numbers.
    Odd,
    /// Even numbers.
    Even,
}
