//! The colours that a site sets in place of the theme's: each stands out from what it stands on (WCAG 2.2, 1.4.3 and
//! 1.4.11), on light screens and on dark ones.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help};
use crate::media::color::Color;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::settings;
use std::collections::{BTreeMap, BTreeSet};

/// What is read needs 4.5 to 1; what only has to be seen (edges, signs) needs 3 to 1.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// What the theme's stylesheet puts on what: the name of a colour, and of the grounds that it stands on.
const TEXTS: [(&str, &[&str]); 12] = [
    ("ink", &["paper", "surface", "tint", "done-bg", "progress-bg", "late-bg", "no-bg", "other-bg"]),
    ("ink-2", &["paper", "surface", "tint"]),
    ("link", &["paper", "surface", "tint"]),
    ("link-seen", &["paper", "surface", "tint"]),
    ("paper", &["link"]),
    ("on-brand", &["brand"]),
    ("focus-ink", &["focus"]),
    ("done-ink", &["done-bg"]),
    ("progress-ink", &["progress-bg"]),
    ("late-ink", &["late-bg"]),
    ("no-ink", &["no-bg"]),
    ("other-ink", &["other-bg"]),
];
const MARKS: [(&str, &[&str]); 7] = [
    ("edge", &["paper", "surface"]),
    ("accent", &["brand"]),
    ("done-mark", &["paper"]),
    ("progress-mark", &["paper"]),
    ("late-mark", &["paper"]),
    ("no-mark", &["paper"]),
    ("other-mark", &["paper"]),
];
/// The words of what is late stand on the page itself: in the ink of their tag, and on dark screens in its mark.
const LATE: [(&str, &str, Screen); 2] = [("late-ink", "paper", Screen::Light), ("late-mark", "paper", Screen::Dark)];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Screen {
    /// Screens that are not set to dark.
    Light,
    /// Screens that are set to dark.
    Dark,
}

type Colors = BTreeMap<String, Color>;

/// Two colours of which one stands on the other, on a kind of screen.
struct Pair<'a> {
    front: &'a str,
    ground: &'a str,
    least: f64,
    screen: Screen,
}

/// Reports colours of `style:` whose contrast to what they stand on is too low.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let own = &checked.site.config.style.colors;
    let palette = checked.theme.palette();
    let mut light = palette.light.clone();
    let mut dark = palette.light.clone();
    dark.extend(palette.dark.clone());
    // What the theme has in one shade for all screens, a site's colour replaces on all screens.
    dark.extend(
        own.light
            .iter()
            .filter(|(name, _)| !palette.dark.contains_key(*name))
            .map(|(name, color)| (name.clone(), *color)),
    );
    light.extend(own.light.clone());
    dark.extend(own.dark.clone());
    for (names, screen) in [(&own.light, Screen::Light), (&own.dark, Screen::Dark)] {
        for name in names.keys() {
            let Some(settings) = checked.settings else { continue };
            let mut path = vec![Key("style"), Key("colors"), Key("dark"), Key(name)];
            if screen == Screen::Light {
                path.remove(2);
            }
            let place = settings::place(settings, &path);
            if !palette.light.contains_key(name) {
                let rename = |near: &str| settings::in_settings(settings, |teller| teller.rename_key(&path, near));
                let (message, help) = unknown(name, &palette.light, rename);
                diags.push(Diag::new(Code::UnknownField, place, message, help));
                continue;
            }
            let everywhere =
                screen == Screen::Light && !palette.dark.contains_key(name) && !own.dark.contains_key(name);
            let screens = if everywhere { vec![Screen::Light, Screen::Dark] } else { vec![screen] };
            let judged = Judged {
                name,
                screens: &screens,
                light: &light,
                dark: &dark,
                own: &own.light.keys().chain(own.dark.keys()).collect(),
            };
            diags.extend(judged.fails().map(|(message, near)| {
                let help = match near {
                    Ok(near) => {
                        let fix = settings::in_settings(settings, |teller| teller.write(&path, &format!("\"{near}\"")));
                        Help::typed("the nearest that can be read: ", fix)
                    }
                    Err(words) => Help::new(words).by(settings::in_settings(settings, |teller| teller.without(&path))),
                };
                Diag::new(Code::LowContrast, place, message, help)
            }));
        }
    }
}

fn unknown(name: &str, known: &Colors, rename: impl Fn(&str) -> Option<Fix>) -> (String, Help) {
    let names = || known.keys().map(String::as_str);
    let help = match crate::text::nearest(name, names()) {
        Some(near) => Help::new(format!("did you mean `{near}`?")).by(rename(near)),
        None => Help::one_of(names(), None, rename),
    };
    (format!("the theme has no colour called \"{name}\""), help)
}

fn pairs() -> impl Iterator<Item = Pair<'static>> {
    let table = TEXTS.iter().map(|row| (row, TEXT)).chain(MARKS.iter().map(|row| (row, MARK)));
    let both = table.flat_map(|((front, grounds), least)| {
        grounds
            .iter()
            .flat_map(move |ground| [Screen::Light, Screen::Dark].map(|screen| Pair { front, ground, least, screen }))
    });
    both.chain(LATE.iter().map(|(front, ground, screen)| Pair { front, ground, least: TEXT, screen: *screen }))
}

/// A colour that a site has set, with all others as they will be.
struct Judged<'a> {
    name: &'a str,
    screens: &'a [Screen],
    light: &'a Colors,
    dark: &'a Colors,
    /// All colours that the site has set.
    own: &'a BTreeSet<&'a String>,
}

impl Judged<'_> {
    /// What the colour does not stand out from enough, and the nearest shade that does.
    fn fails(&self) -> Option<(String, Result<Color, String>)> {
        let failing: Vec<(Pair<'_>, f64)> = self
            .pairs()
            .filter_map(|pair| {
                let measured = self.measured(&pair, None)?;
                (measured < pair.least && self.is_to_blame(&pair)).then_some((pair, measured))
            })
            .collect();
        let (worst, measured) =
            failing.iter().min_by(|one, two| (one.1 / one.0.least).total_cmp(&(two.1 / two.0.least)))?;
        let color = self.colors(worst.screen).get(self.name)?;
        let other = if worst.front == self.name { worst.ground } else { worst.front };
        let what = if worst.least == TEXT { "text" } else { "edges and signs" };
        let screen = if worst.screen == Screen::Dark { " on dark screens" } else { "" };
        let against = self.colors(worst.screen).get(other)?;
        // Cut, not rounded: 4.49 must not look like enough.
        let cut = (measured * 100.0).floor() / 100.0;
        let message = format!(
            "`{}` ({color}) has a contrast of {cut:.2} to 1 with `{other}` ({against}){screen}; {what} needs {} to 1",
            self.name, worst.least
        );
        let all = |shade: Color| {
            self.pairs().all(|pair| self.measured(&pair, Some(shade)).is_none_or(|measured| measured >= pair.least))
        };
        let these = |shade: Color| {
            failing
                .iter()
                .all(|(pair, _)| self.measured(pair, Some(shade)).is_none_or(|measured| measured >= pair.least))
        };
        let none = || {
            format!("no shade of it can be read on all that it stands on: change `{other}` first, or delete the line")
        };
        Some((message, color.nearest(all).or_else(|| color.nearest(these)).ok_or_else(none)))
    }

    fn pairs(&self) -> impl Iterator<Item = Pair<'static>> {
        pairs()
            .filter(|pair| (pair.front == self.name || pair.ground == self.name) && self.screens.contains(&pair.screen))
    }

    fn colors(&self, screen: Screen) -> &Colors {
        if screen == Screen::Light { self.light } else { self.dark }
    }

    /// The contrast of a pair, with another shade in place of the colour. `None` where the stylesheet lacks one of
    /// them.
    fn measured(&self, pair: &Pair<'_>, shade: Option<Color>) -> Option<f64> {
        let color = |name: &str| {
            if name == self.name && shade.is_some() { shade } else { self.colors(pair.screen).get(name).copied() }
        };
        Some(color(pair.front)?.contrast(color(pair.ground)?))
    }

    /// Of two colours that the site has set, the one in front is reported.
    fn is_to_blame(&self, pair: &Pair<'_>) -> bool {
        pair.front == self.name || !self.own.iter().any(|own| *own == pair.front)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::theme::{OwnFiles, Theme};

    #[test]
    fn the_themes_own_colours_pass_on_light_and_dark_screens() {
        let palette = Theme::new(OwnFiles::default()).palette();
        let mut dark = palette.light.clone();
        dark.extend(palette.dark.clone());
        let mut failing = Vec::new();
        for pair in pairs() {
            let colors = if pair.screen == Screen::Light { &palette.light } else { &dark };
            let color = |name: &str| *colors.get(name).unwrap_or_else(|| panic!("the stylesheet has no --{name}"));
            let measured = color(pair.front).contrast(color(pair.ground));
            if measured < pair.least {
                failing.push(format!("{} on {} ({:?}): {measured:.2}", pair.front, pair.ground, pair.screen));
            }
        }
        assert!(failing.is_empty(), "{failing:#?}");
    }
}
