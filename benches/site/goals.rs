//! The goals of speed and size, each with the figure that was measured beside it.

use crate::rounds::{Growth, Rounds};

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
enum Goal {
    AtMost(f64),
    AtLeast(f64),
}

impl Goal {
    fn words(self) -> String {
        match self {
            Self::AtMost(most) => format!("≤ {most}"),
            Self::AtLeast(least) => format!("≥ {least}"),
        }
    }

    fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
        }
    }
}

/// A line of the table: what, the figure in its unit, the goal.
struct Line {
    what: String,
    figure: f64,
    unit: &'static str,
    goal: Goal,
}

impl Line {
    fn ratio(what: &str, figure: f64, goal: Goal) -> Self {
        Self { what: what.to_owned(), figure, unit: "", goal }
    }
}

/// Prints the goals of a site of this many huddles, and of a larger one where it was built.
pub fn print(rounds: &Rounds, growth: &[Growth]) {
    println!("\n| {} huddles | figure | goal | |\n|---|--:|--:|---|", thousands(rounds.huddles));
    let mut lines = against_the_peer(rounds);
    lines.extend(alone(rounds));
    lines.extend(growth.iter().flat_map(|larger| of_growth(rounds, larger)));
    for Line { what, figure, unit, goal } in lines {
        let met = if goal.is_met(figure) { "met" } else { "missed" };
        let digits = if figure >= 100.0 { 0 } else { 2 };
        println!("| {what} | {figure:.digits$}{unit} | {}{unit} | {met} |", goal.words());
    }
}

fn against_the_peer(rounds: &Rounds) -> Vec<Line> {
    let Some(theirs) = rounds.peer_size else { return Vec::new() };
    let pages = rounds.size.pages as f64 / theirs.pages as f64;
    vec![
        Line::ratio(
            "default build / Hugo's wall time",
            rounds.ratio(|round| round.clean.wall / round.peer.wall),
            Goal::AtMost(0.6),
        ),
        Line::ratio(
            "peak memory / Hugo's",
            rounds.ratio(|round| round.clean.peak_kb / round.peer.peak_kb),
            Goal::AtMost(0.12),
        ),
        Line::ratio(
            "pages a second / Hugo's",
            rounds.ratio(|round| pages * round.peer.wall / round.clean.wall),
            Goal::AtLeast(8.0),
        ),
    ]
}

fn alone(rounds: &Rounds) -> Vec<Line> {
    let huddles = rounds.huddles as f64;
    vec![
        Line::ratio(
            "build / floor (the same bytes written from memory)",
            rounds.ratio(|round| round.clean.wall / round.floor.wall),
            Goal::AtMost(2.5),
        ),
        Line::ratio(
            "nothing changed / clean build",
            rounds.ratio(|round| round.unchanged.wall / round.clean.wall),
            Goal::AtMost(0.15),
        ),
        Line::ratio(
            "one file edited / clean build",
            rounds.ratio(|round| round.edited.wall / round.clean.wall),
            Goal::AtMost(0.3),
        ),
        Line::ratio(
            "one day later / clean build",
            rounds.ratio(|round| round.later.wall / round.clean.wall),
            Goal::AtMost(0.3),
        ),
        Line {
            what: "preview after one edit".into(),
            figure: rounds.ratio(|round| round.preview),
            unit: " ms",
            goal: Goal::AtMost(150.0),
        },
        Line::ratio("files a huddle", rounds.size.files as f64 / huddles, Goal::AtMost(7.0)),
        Line {
            what: "published a huddle".into(),
            figure: rounds.size.bytes as f64 / 1e3 / huddles,
            unit: " KB",
            goal: Goal::AtMost(90.0),
        },
    ]
}

/// A tenth more than linear is allowed.
fn of_growth(rounds: &Rounds, larger: &Growth) -> Vec<Line> {
    let times = larger.huddles as f64 / rounds.huddles as f64;
    let goal = Goal::AtMost((times * 1.1 * 100.0).round() / 100.0);
    let named = |what: &str| format!("{what}, {} / {} huddles", thousands(larger.huddles), thousands(rounds.huddles));
    vec![
        Line {
            what: named("wall time"),
            figure: larger.clean.wall / rounds.ratio(|round| round.clean.wall),
            unit: "",
            goal,
        },
        Line {
            what: named("CPU time"),
            figure: larger.clean.cpu / rounds.ratio(|round| round.clean.cpu),
            unit: "",
            goal,
        },
        Line {
            what: format!("memory a huddle at {}", thousands(larger.huddles)),
            figure: larger.clean.peak_kb / larger.huddles as f64,
            unit: " KB",
            goal: Goal::AtMost(12.0),
        },
    ]
}

/// `10,000` for 10000.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
