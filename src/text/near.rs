//! Which of the things that a site lists is meant by a name that is none of theirs.

use super::fold::fold;
use super::slug;

/// Of things with an id and a name, the ids of those that `word` is near to: the nearest, and with it one that is about
/// as near, or that shares a word which the nearest has not. None where more are, so that none of them is likelier.
pub fn nearest_ids<'a>(word: &str, candidates: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let folded = fold(word);
    let limit = (word.chars().count() / 3).clamp(1, 4);
    let distance = |(id, name): &(&str, &str)| {
        [id, name].into_iter().map(|text| strsim::damerau_levenshtein(&folded, &fold(text))).min().unwrap_or(usize::MAX)
    };
    let distances: Vec<usize> = candidates.iter().map(distance).collect();
    let Some((best, at)) =
        distances.iter().zip(0..).map(|(distance, at)| (*distance, at)).min().filter(|(best, _)| *best <= limit)
    else {
        return Vec::new();
    };
    let words = |text: &str| slug(text).split('-').filter(|word| word.len() > 3).map(str::to_owned).collect::<Vec<_>>();
    let all = |at: usize| [words(candidates[at].0), words(candidates[at].1)].concat();
    let lacking: Vec<String> = words(word).into_iter().filter(|word| !all(at).contains(word)).collect();
    let shares = |other: usize| best > 1 && all(other).iter().any(|word| lacking.contains(word));
    let others = (0..candidates.len()).filter(|other| {
        *other != at && (distances[*other] <= (best + usize::from(best > 1)).min(limit) || shares(*other))
    });
    let found: Vec<&str> = [at].into_iter().chain(others).map(|at| candidates[at].0).collect();
    if found.len() > 2 { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_are_about_as_near_are_both_named() {
        let offices = [
            ("city-transport", "Transport Department"),
            ("larkmoor-transit", "Larkmoor Transit"),
            ("city-council", "Council"),
        ];
        assert_eq!(nearest_ids("city-transit", &offices), ["city-transport", "larkmoor-transit"]);
        assert_eq!(nearest_ids("city-transprt", &offices), ["city-transport"]);
        assert_eq!(nearest_ids("Transport Departement", &offices), ["city-transport"]);
        assert!(nearest_ids("harbor", &offices).is_empty());
        let areas = [("north-1", "Area 1"), ("north-2", "Area 2"), ("north-3", "Area 3")];
        assert!(nearest_ids("north-7", &areas).is_empty(), "none of three is likelier");
        assert_eq!(nearest_ids("nroth-2", &areas), ["north-2"]);
    }
}
