//! The first few of many, kept in order while rows pass by: a list never grows beyond what is shown of it.

use super::department::{Department, Huddle};
use std::cmp::Ordering;

/// Adds `item` where it belongs, unless `limit` better ones are there; what falls off the end is let go.
pub fn keep<T>(list: &mut Vec<T>, item: T, limit: usize, order: impl Fn(&T, &T) -> Ordering) {
    if list.len() == limit && list.last().is_none_or(|last| order(&item, last) != Ordering::Less) {
        return;
    }
    let at = list.partition_point(|known| order(known, &item) != Ordering::Greater);
    list.insert(at, item);
    list.truncate(limit);
}

impl Department {
    /// The order of every list: newest first; of one day by address and title, so that the order of lines does not
    /// matter.
    pub(super) fn newest_first(&self, a: &Huddle, b: &Huddle) -> Ordering {
        newest_first(&self.words, a, b)
    }
}

/// Newest first; of one day by address and title.
pub fn newest_first(words: &str, a: &Huddle, b: &Huddle) -> Ordering {
    b.day.cmp(&a.day).then_with(|| key(words, a).cmp(&key(words, b)))
}

/// Soonest first; of one day by address and title.
pub fn soonest_first(words: &str, a: &Huddle, b: &Huddle) -> Ordering {
    a.day.cmp(&b.day).then_with(|| key(words, a).cmp(&key(words, b)))
}

fn key<'w>(words: &'w str, huddle: &Huddle) -> (&'w str, &'w str) {
    let start = huddle.words as usize;
    let (title, rest) = words[start..].split_at(usize::from(huddle.title));
    (&rest[..usize::from(huddle.address)], title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_few_are_kept_and_in_order() {
        let mut list = Vec::new();
        for number in [5, 3, 9, 1, 7, 1, 8] {
            keep(&mut list, number, 3, Ord::cmp);
        }
        assert_eq!(list, [1, 1, 3]);
        keep(&mut list, 1, 0, Ord::cmp);
        assert_eq!(list, Vec::<i32>::new());
    }
}
