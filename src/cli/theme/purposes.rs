//! What each file of the program's theme is for, in a line: for people who want to change one.

/// By the path in the theme.
pub const PURPOSES: [(&str, &str); 49] = [
    ("languages/en.ftl", "every word of the interface, in English"),
    ("languages/es.ftl", "every word of the interface, in Spanish"),
    ("static/favicon.svg", "the small picture in a browser's tab"),
    ("static/feed.css", "how a feed of news looks in a browser"),
    ("static/find.js", "Find my area: narrows the lists, asks where one is"),
    ("static/fold.js", "how texts are compared (find.js, search.js)"),
    ("static/copy.js", "copies how a page is cited"),
    ("static/outcomes.js", "combines the filters of lists of commitments"),
    ("static/search.js", "the page of search"),
    ("static/site.css", "how everything looks, on screens and on paper"),
    ("static/verify.js", "the page that verifies a record of the site"),
    ("templates/area.html", "the page of a response area"),
    ("templates/base.html", "what every page has around it: head, header, foot"),
    ("templates/book.html", "a division's year on one page, to print or keep"),
    ("templates/changes.html", "what changed: every change of the record"),
    ("templates/commitment.html", "the page of a commitment, with its story"),
    ("templates/components.html", "pieces that pages share: rows, tags, maps, charts"),
    ("templates/corrections.html", "everything that was corrected, by years"),
    ("templates/data.html", "the page of open data"),
    ("templates/division.html", "the page of a division"),
    ("templates/divisions.html", "the list of all divisions"),
    ("templates/federation.html", "a combined site: its home page"),
    ("templates/federation_department.html", "a combined site: the page of a department"),
    ("templates/federation_division.html", "a combined site: the page of a division"),
    ("templates/federation_overdue.html", "a combined site: what is overdue everywhere"),
    ("templates/federation_topic.html", "a combined site: the page of a topic"),
    ("templates/find.html", "Find my area: the form and the lists"),
    ("templates/find_list.html", "Find my area: the names of one letter, or all"),
    ("templates/follow.html", "how to hear of news: calendar, reader, e-mail"),
    ("templates/frame.html", "what all pages share of header and foot: the menu"),
    ("templates/home.html", "the home page"),
    ("templates/huddle.html", "the page of a huddle, with its minutes"),
    ("templates/huddles.html", "lists of huddles: all, by year, by division"),
    ("templates/moved.html", "the page at a former address, leading to the new"),
    ("templates/not_found.html", "the page for an address that is not there"),
    ("templates/organization.html", "the page of an organization"),
    ("templates/organizations.html", "the list of all organizations"),
    ("templates/outcomes.html", "lists of commitments, with their filters"),
    ("templates/page.html", "plain pages: those of content/pages/"),
    ("templates/scoreboard.html", "the scoreboard: what was kept, in figures"),
    ("templates/scoreboard_method.html", "how figures are counted, with the whole tables"),
    ("templates/search.html", "the page of search: its form"),
    ("templates/topic.html", "the page of a topic"),
    ("templates/topics.html", "the list of all topics"),
    ("templates/upcoming.html", "the page of huddles that are still to come"),
    ("templates/update.html", "the page of an update: news between huddles"),
    ("templates/verify.html", "how to verify a record, where a log is kept"),
    ("templates/version.html", "the page of one version of approved minutes"),
    ("templates/versions.html", "the list of all versions of approved minutes"),
];

/// What a file is for; a file of the site's own alone is for whatever it was made for.
pub fn purpose(name: &str) -> &'static str {
    PURPOSES.iter().find(|(known, _)| *known == name).map_or("", |(_, purpose)| purpose)
}

#[cfg(test)]
mod tests {
    use super::PURPOSES;
    use crate::site::theme::Theme;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_of_the_theme_says_what_it_is_for_in_a_short_line() {
        let files: BTreeSet<String> = Theme::civic_files().map(|(path, _)| path.to_string()).collect();
        let known: BTreeSet<String> = PURPOSES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(files, known);
        for (name, purpose) in PURPOSES {
            assert!((10..=50).contains(&purpose.chars().count()), "{name}: {purpose}");
        }
    }
}
