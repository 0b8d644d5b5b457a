//! Texts that cost a program far more than they cost the one who writes them. Each family is a line here: its name and
//! a function that makes a content folder of about as many bytes as it is asked for. The benchmark builds each large,
//! `tests/bombs.rs` small.

use std::fmt::Write;

/// Files of a content folder by their paths.
pub type Site = Vec<(String, Vec<u8>)>;

/// A name, and what makes the folder of about so many bytes.
pub type Family = (&'static str, fn(usize) -> Site);

const SETTINGS: &str = "title: T\norganization: {name: O}\nbase_url: https://z.example/\ntimezone: America/New_York\n";
const DIVISION: &str = "---\nname: One\nresponse_areas: [{id: a, name: A}]\n---\n";
const HEAD: &str = "title: H\ndate: 2026-05-07\ndivision: one\nresponse_areas: [a]\n";
const HUDDLE: &str = "huddles/2026-05-07-a.md";

/// A site of one huddle and these files besides or in place of its own.
pub fn site(files: &[(&str, String)]) -> Site {
    let huddle = format!("---\n{HEAD}---\nWords.\n");
    let own = [("site.yaml", SETTINGS.to_owned()), ("divisions/one.md", DIVISION.to_owned()), (HUDDLE, huddle)];
    let kept = own.iter().filter(|(path, _)| !files.iter().any(|(other, _)| other == path));
    kept.chain(files).map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes())).collect()
}

/// A huddle with this text.
fn body(text: &str) -> Site {
    site(&[(HUDDLE, format!("---\n{HEAD}---\n{text}\n"))])
}

/// A huddle with these lines among its details.
fn head(lines: &str) -> Site {
    site(&[(HUDDLE, format!("---\n{HEAD}{lines}\n---\nWords.\n"))])
}

fn settings(lines: &str) -> Site {
    site(&[("site.yaml", format!("{SETTINGS}{lines}\n"))])
}

fn division(lines: &str) -> Site {
    site(&[("divisions/one.md", format!("---\nname: One\nresponse_areas: [{{id: a, name: A}}]\n{lines}\n---\n"))])
}

/// A huddle that is nothing but this.
fn file(text: String) -> Site {
    site(&[(HUDDLE, text)])
}

/// An archive of another program with one file.
fn archive(text: String) -> Site {
    let adopt =
        format!("{SETTINGS}adopt: [{{files: \"old/**/*.md\", defaults: {{division: one, response_areas: [a]}}}}]\n");
    site(&[("site.yaml", adopt), ("old/2026-05-07.md", text)])
}

/// Outlines of an area.
fn outlines(text: String) -> Site {
    let area =
        "---\nname: One\nresponse_areas: [{id: a, name: A, boundary: \"boundaries/a.geojson\"}]\n---\n".to_owned();
    site(&[("divisions/one.md", area), ("boundaries/a.geojson", text)])
}

/// `piece` as often as fits.
fn fill(piece: &str, size: usize) -> String {
    piece.repeat((size / piece.len()).max(1))
}

/// Pieces made of their numbers, up to the size.
fn count(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    let mut number = 0;
    while text.len() < size {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

/// An opening as often as its closing, around a word.
fn nest(open: &str, close: &str, size: usize) -> String {
    let times = (size / (open.len() + close.len())).max(1);
    format!("{}a{}", open.repeat(times), close.repeat(times))
}

/// Lines that are each one level deeper.
fn stairs(step: &str, line: &str, size: usize) -> String {
    let mut text = String::new();
    let mut level = 0;
    while text.len() < size {
        let _ = writeln!(text, "{}{line}", step.repeat(level));
        level += 1;
    }
    text
}

/// A table with so many columns, and rows up to the size.
fn table(columns: usize, cell: &str, size: usize) -> String {
    let row = format!("|{}\n", format!("{cell}|").repeat(columns));
    format!("|{}\n|{}\n{}", "a|".repeat(columns), "-|".repeat(columns), fill(&row, size))
}

/// Feature of this geometry.
fn feature(geometry: &str) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{geometry}}}]}}"
    )
}

fn polygon(points: &str) -> String {
    feature(&format!("{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}", points.trim_end_matches(',')))
}

/// Every family.
pub const FAMILIES: &[Family] = &[
    // Blocks of Markdown.
    ("quotes in one line", |n| body(&fill(">", n))),
    ("lines of quotes", |n| body(&fill("> a\n", n))),
    ("quotes ever deeper", |n| body(&stairs("> ", "> a", n))),
    ("lists in one line", |n| body(&format!("{}a", fill("- ", n)))),
    ("hyphens in one line", |n| body(&fill("- ", n))),
    ("dashes in one line", |n| body(&fill("- - -", n))),
    ("lists ever deeper", |n| body(&stairs("  ", "- a", n))),
    ("quotes and lists in turn", |n| body(&fill("> - 1. ", n))),
    ("rules", |n| body(&fill("- - -\n", n))),
    ("headings", |n| body(&fill("# Chair\n\n", n))),
    ("headings that differ", |n| body(&count(n, |i| format!("## Item {i}\n")))),
    ("a heading of one long word", |n| body(&format!("# {}\n", fill("a", n)))),
    ("long headings", |n| body(&fill(&format!("# {}\n", "word ".repeat(400)), n))),
    ("underlined headings", |n| body(&fill("a\n=\n", n))),
    ("lines of equals signs", |n| body(&fill("=\n", n))),
    ("list entries", |n| body(&fill("1. a\n", n))),
    ("list entries with numbers that jump", |n| body(&count(n, |i| format!("{}. a\n", i * 7 % 100_000)))),
    ("list entries with boxes", |n| body(&fill("- [x] a\n", n))),
    ("lists that alternate", |n| body(&fill("- a\n* b\n", n))),
    ("a table with many columns", |n| body(&table(3_000.min(n / 12).max(1), "b", n))),
    ("a table with many rows", |n| body(&table(2, "b", n))),
    ("tables", |n| body(&fill("|a|\n|-|\n\n", n))),
    ("tables under a long heading", |n| {
        body(&format!("# {}\n\n{}", fill("word ", n / 2), fill("|a|\n|-|\n\n", n / 2)))
    }),
    ("rows with more cells than the head", |n| {
        body(&format!("|a|\n|-|\n{}", fill(&format!("|{}\n", "b|".repeat(300)), n)))
    }),
    ("one row with more cells than the head", |n| body(&format!("|a|\n|-|\n{}", fill("b|", n)))),
    ("rows with code", |n| body(&format!("|a|\n|-|\n{}", fill("|`a|b`|`\n", n)))),
    ("pipes", |n| body(&fill("|", n))),
    ("code fences", |n| body(&fill("```\n", n))),
    ("code fences with words", |n| body(&fill("``` a b\n```\n", n))),
    ("indented code", |n| body(&fill("    a\n\n", n))),
    ("empty lines", |n| body(&fill("\n", n))),
    ("spaces", |n| body(&fill(" ", n))),
    ("Tabs", |n| body(&fill("\t", n))),
    ("lines of columns with Tabs", |n| body(&fill("a\tb\n", n))),
    ("bullets of a word processor", |n| body(&fill("• a\n", n))),
    ("lines that begin with an o", |n| body(&format!("{}x\n", fill("o a\n", n)))),
    ("headings without a space", |n| body(&fill("##Heading\n\n", n))),
    ("marks of a merge", |n| body(&fill("<<<<<<< a\n=======\n>>>>>>> b\n", n))),
    ("lines of seven equals signs", |n| body(&fill("=======\n", n))),
    ("lines of seven brackets", |n| body(&fill("<<<<<<<\n", n))),
    ("links and e-mail addresses", |n| body(&fill("[a](b.md) a@b.example ", n))),
    ("lines of hyphens", |n| body(&fill("---\n", n))),
    ("old line ends", |n| body(&fill("a\r", n))),
    ("mails", |n| body(&fill("From: A\nSent: B\n\n", n))),
    // Inside of paragraphs.
    ("asterisks", |n| body(&fill("*a ", n))),
    ("asterisks that open and close", |n| body(&fill("**a*b_c", n))),
    ("asterisks between signs of Chinese", |n| body(&fill("**「重要」**です", n))),
    ("underscores", |n| body(&fill("_", n))),
    ("emphasis inside emphasis", |n| body(&nest("*a ", " a*", n))),
    ("backticks", |n| body(&fill("`a``", n))),
    ("runs of backticks of every length", |n| body(&count(n, |i| format!("{}a", "`".repeat(i + 1))))),
    ("brackets", |n| body(&fill("[", n))),
    ("brackets inside brackets", |n| body(&nest("[", "]", n))),
    ("links inside links", |n| body(&nest("[a", "](b.md)", n))),
    ("links to files that are not there", |n| body(&fill("[a](b.md) ", n))),
    ("links to different files that are not there", |n| body(&count(n, |i| format!("[a](b{i}.md) ")))),
    ("links to parts that are not there", |n| body(&fill("[a](#b) ", n))),
    ("links to parts, and headings", |n| {
        body(&format!(
            "{}\n\n{}",
            count(n / 2, |i| format!("# Part {i}\n")),
            count(n / 2, |i| format!("[a](#part-x{i}) "))
        ))
    }),
    ("links with spaces", |n| body(&fill("[a](b c.pdf) ", n))),
    ("links with a space before the address", |n| body(&fill("[a] (b.md) ", n))),
    ("links with a space before the address that are not closed", |n| body(&fill("[a] (b.md ", n))),
    ("links that are left out", |n| body(&fill("[a](javascript:b) ", n))),
    ("openings of addresses", |n| body(&fill("[a](<b", n))),
    ("closings of labels", |n| body(&fill("](", n))),
    ("pictures that are not there", |n| body(&fill("![a](b.png)", n))),
    ("pictures inside pictures", |n| body(&nest("![a", "](b.png)", n))),
    ("openings of pictures", |n| body(&fill("![", n))),
    ("definitions of links", |n| body(&count(n, |i| format!("[a{i}]: x\n")))),
    ("definitions of one link", |n| body(&fill("[a]: x\n", n))),
    ("definitions that are used", |n| body(&count(n, |i| format!("[a{i}]\n\n[a{i}]: x.md\n\n")))),
    ("one long definition, often used", |n| {
        body(&format!("[a]: https://a.example/{}\n\n{}", fill("b", n / 2), fill("[a] ", n / 2)))
    }),
    ("openings of definitions", |n| body(&fill("[a]: ", n))),
    ("footnotes", |n| body(&count(n, |i| format!("x[^{i}]\n\n[^{i}]: n\n\n")))),
    ("footnotes that nothing refers to", |n| body(&count(n, |i| format!("[^{i}]: n\n\n")))),
    ("a footnote that is often referred to", |n| body(&format!("[^a]: n\n\n{}", fill("x[^a] ", n)))),
    ("bare addresses", |n| body(&fill("https://a.example ", n))),
    ("beginnings of addresses", |n| body(&fill("www.", n))),
    ("one long address", |n| body(&format!("https://a.example/{}", fill("a)(", n)))),
    ("addresses in angle brackets", |n| body(&fill("<https://a.example>", n))),
    ("angle brackets", |n| body(&fill("<", n))),
    ("ampersands", |n| body(&fill("&", n))),
    ("quotation marks", |n| body(&fill("\"", n))),
    ("entities", |n| body(&fill("&#64;", n))),
    ("backslashes", |n| body(&fill("\\", n))),
    ("paths of Windows", |n| body(&fill("[a](..\\b\\c.pdf) ", n))),
    ("comments that are not closed", |n| body(&fill("<!-- ", n))),
    ("comments of one line each that are not closed", |n| body(&fill("a <!-- b\n\n", n))),
    ("comments", |n| body(&fill("<!-- a -->", n))),
    ("comments in a block", |n| body(&format!("<div>{}", fill("<!-- a -->\n", n)))),
    ("blocks of HTML", |n| body(&fill("<div>\n", n))),
    ("blocks of HTML apart", |n| body(&fill("<div>\n\n", n))),
    ("tags", |n| body(&fill("a <b> ", n))),
    ("tags and their ends", |n| body(&format!("a {}", fill("<p></p>", n)))),
    ("marks of what was taken out", |n| body(&fill("[[redacted: phone]]", n))),
    ("openings of tags", |n| body(&fill("<a b=\"", n))),
    ("instructions", |n| body(&fill("a <?", n))),
    ("declarations", |n| body(&fill("a <!A ", n))),
    ("sections of XML", |n| body(&fill("a <![CDATA[", n))),
    ("markup of a word processor", |n| body(&fill("<p class=MsoNormal>a</p>\n\n", n))),
    // Words.
    ("words in one line", |n| body(&fill("words of minutes ", n))),
    ("one word", |n| body(&fill("a", n))),
    ("words that differ", |n| body(&count(n, |i| format!("w{i:x}q{} ", i * 7_919)))),
    ("a line of words each", |n| body(&fill("word\n\n", n))),
    ("combining marks", |n| body(&format!("a{}", fill("\u{301}", n)))),
    ("different combining marks", |n| body(&format!("a{}", fill("\u{301}\u{323}\u{327}\u{345}", n)))),
    ("marks of direction", |n| body(&fill("\u{202e}a\u{200f}", n))),
    ("joiners of no width", |n| body(&fill("a\u{200d}\u{200b}", n))),
    ("emoji of several", |n| body(&fill("👨\u{200d}👩\u{200d}👧", n))),
    ("signs of Chinese", |n| body(&fill("会議の議事録", n))),
    ("letters of Arabic", |n| body(&fill("اجتماع ", n))),
    ("letters that grow when they are folded", |n| body(&fill("ﷺ\u{fb03}İ", n))),
    ("controls", |n| body(&fill("\u{0}\u{1}\u{1b}[31m", n))),
    // What looks private.
    ("e-mail addresses", |n| body(&fill("a@b.example ", n))),
    ("different e-mail addresses", |n| body(&count(n, |i| format!("a{i}@b.example ")))),
    ("one e-mail address without an end", |n| body(&format!("a@{}", fill("b.", n)))),
    ("signs before an at", |n| body(&fill("a.", n))),
    ("at signs", |n| body(&fill("a@", n))),
    ("addresses in words", |n| body(&fill("a (at) b (dot) c ", n))),
    ("addresses in words without an end", |n| body(&format!("a (at) b{}", fill(" dot b", n)))),
    ("telephone numbers", |n| body(&fill("704-555-0123 ", n))),
    ("parts of telephone numbers", |n| body(&fill("704-", n))),
    ("digits", |n| body(&fill("1", n))),
    ("digits apart", |n| body(&fill("1 ", n))),
    ("plus signs and digits", |n| body(&fill("+1 22 ", n))),
    ("calls", |n| body(&fill("call 5550123 ", n))),
    ("calls without numbers", |n| body(&format!("1 {}", fill("call ", n)))),
    ("births", |n| body(&format!("1 {}", fill("born ", n)))),
    ("births without an end", |n| body(&format!("1 {}", fill("born 12 of ", n)))),
    ("homes", |n| body(&fill("lives at 12 Hall ", n))),
    ("one home without an end", |n| body(&format!("lives at 12 {}", fill("Hall ", n)))),
    ("homes in Spanish", |n| body(&format!("1 {}", fill("vive calle ", n)))),
    ("names and house numbers", |n| body(&fill("Dana Ruiz, 210 Hall St ", n))),
    ("names without an end", |n| body(&format!("{} of 1 a", fill("Aa ", n)))),
    ("house numbers", |n| body(&fill(", 1 A", n))),
    ("plates", |n| body(&fill("plate ABC-1234 ", n))),
    ("links to numbers", |n| body(&fill("[a](tel:+17045550123) ", n))),
    // Details of a record.
    ("topics", |n| head(&format!("topics: [{}]", count(n, |i| format!("t{i}, "))))),
    ("long topics", |n| head(&format!("topics: [{}]", count(n, |i| format!("{}{i}, ", "long ".repeat(30)))))),
    ("concerns", |n| head(&format!("concerns:\n{}", fill("- {topic: a, text: b}\n", n)))),
    ("concerns as texts", |n| head(&format!("concerns:\n{}", fill("- a\n", n)))),
    ("commitments", |n| {
        head(&format!("commitments:\n{}", count(n, |i| format!("- {{id: c{i}, text: b{i}, owner: c}}\n"))))
    }),
    ("commitments of different owners", |n| {
        head(&format!("commitments:\n{}", count(n, |i| format!("- {{id: c{i}, text: b, owner: c{i}}}\n"))))
    }),
    ("participants", |n| head(&format!("participants:\n{}", fill("- {name: A, role: b}\n", n)))),
    ("participants without a role", |n| head(&format!("participants: [{}]", fill("A B, ", n)))),
    ("participants with homes", |n| head(&format!("participants:\n{}", fill("- \"A B, 12 Hall Street\"\n", n)))),
    ("reports", |n| head(&format!("reports:\n{}", fill("- {commitment: a, status: done, note: b}\n", n)))),
    ("reports of one commitment", |n| {
        head(&format!(
            "commitments: [{{id: c, text: b, owner: d}}]\nreports:\n{}",
            count(n, |i| format!("- {{commitment: c, status: done, note: b{i}, date: 2026-05-07}}\n"))
        ))
    }),
    ("evidence", |n| {
        head(&format!("reports: [{{commitment: a, status: done, note: b, evidence: [{}]}}]", fill("a.pdf, ", n)))
    }),
    ("attachments", |n| head(&format!("attachments:\n{}", fill("- {file: a.pdf, title: b}\n", n)))),
    ("commitments and a long title", |n| {
        let title = HEAD.replace("title: H", &format!("title: {}", fill("word ", n.min(10_000))));
        file(format!(
            "---\n{title}commitments:\n{}---\nWords.\n",
            count(n, |i| format!("- {{id: c{i}, text: b, owner: c}}\n"))
        ))
    }),
    ("topics and a long title", |n| {
        let title = HEAD.replace("title: H", &format!("title: {}", fill("word ", n.min(10_000))));
        file(format!("---\n{title}topics: [{}]\n---\nWords.\n", count(n.min(3_000), |i| format!("t{i}, "))))
    }),
    ("corrections", |n| head(&format!("corrections:\n{}", fill("- {date: 2026-05-08, reason: b, by: c}\n", n)))),
    ("exceptions", |n| {
        let huddle = format!(
            "---\n{HEAD}allow:\n{}---\n{}\n",
            count(n / 2, |i| format!("- {{text: a{i}@b.example, reason: b}}\n")),
            count(n / 2, |i| format!("a{i}@b.example "))
        );
        file(huddle)
    }),
    ("areas of a huddle", |n| head(&format!("response_areas: [{}]", fill("a, ", n)))),
    ("areas that are not there", |n| {
        site(&[(
            HUDDLE,
            format!(
                "---\ntitle: H\ndate: 2026-05-07\ndivision: one\nresponse_areas: [{}]\n---\nWords.\n",
                count(n, |i| format!("b{i}, "))
            ),
        )])
    }),
    ("people by kind", |n| head(&format!("attendance: {{{}}}", count(n, |i| format!("k{i}: 1, "))))),
    ("a long title", |n| {
        site(&[(
            HUDDLE,
            format!("---\n{}---\nWords.\n", HEAD.replace("title: H", &format!("title: {}", fill("word ", n)))),
        )])
    }),
    ("a long title with addresses", |n| {
        site(&[(
            HUDDLE,
            format!("---\n{}---\nWords.\n", HEAD.replace("title: H", &format!("title: {}", fill("a@b.example ", n)))),
        )])
    }),
    ("a title full of numbers", |n| {
        file(format!(
            "---\n{}---\nWords.\n",
            HEAD.replace("title: H", &format!("title: {}", fill("1 May ", n.min(11_000))))
        ))
    }),
    ("a long summary", |n| head(&format!("summary: {}", fill("word ", n)))),
    ("a long id", |n| head(&format!("id: {}", fill("a", n)))),
    ("a long agenda", |n| head(&format!("agenda: |\n{}", fill("  - a\n", n)))),
    ("an agenda of quotes", |n| head(&format!("agenda: \"{}\"", fill(">", n)))),
    ("an agenda of links", |n| head(&format!("agenda: \"{}\"", fill("[a](b.md) ", n)))),
    ("unknown fields", |n| head(&count(n, |i| format!("field{i}: a\n")))),
    ("the same field", |n| head(&fill("title: a\n", n))),
    ("a long field", |n| head(&format!("{}: a", fill("b", n)))),
    ("lists inside lists", |n| head(&format!("topics: {}", nest("[", "]", n)))),
    ("records inside records", |n| head(&format!("topics: {}", nest("{a: ", "}", n)))),
    ("brackets that are not closed", |n| head(&format!("topics: {}", fill("[", n)))),
    ("hyphens inside hyphens", |n| head(&format!("topics:\n{}a", fill("- ", n)))),
    ("fields ever deeper", |n| head(&stairs(" ", "a:", n))),
    ("aliases", |n| head(&format!("a: &a b\ntopics: [{}]", fill("*a, ", n)))),
    ("aliases of aliases", |n| {
        head(&count(n, |i| {
            format!("a{i}: &a{i} [{}]\n", if i == 0 { "x".to_owned() } else { format!("*a{0}, *a{0}, *a{0}", i - 1) })
        }))
    }),
    ("anchors", |n| head(&count(n, |i| format!("- &a{i} b\n")))),
    ("tags of YAML", |n| head(&fill("title: !!str a\n", n))),
    ("question marks", |n| head(&fill("? a\n", n))),
    ("colons", |n| head(&format!("title: {}", fill("a: ", n)))),
    ("number signs", |n| head(&format!("title: {}", fill("a # ", n)))),
    ("lines with Tabs", |n| head(&fill("\ta: b\n", n))),
    ("curly quotes", |n| head(&fill("title: “a”\n", n))),
    ("quotes that are not closed", |n| head(&fill("title: \"a\n", n))),
    ("escapes", |n| head(&format!("title: \"{}\"", fill("\\u0041", n)))),
    ("a text over many lines", |n| head(&format!("summary: >\n{}", fill("  a\n", n)))),
    ("a huge number", |n| head(&format!("attendance: {}", fill("9", n)))),
    ("a huge date", |n| head(&format!("start: {}", fill("9:", n)))),
    ("dates in words", |n| head(&format!("commitments: [{{text: b, owner: c, due: \"{}\"}}]", fill("May 7 ", n)))),
    ("conflicts in the details", |n| head(&fill("<<<<<<< a\ntitle: a\n=======\ntitle: b\n>>>>>>> b\n", n))),
    ("comments in the details", |n| head(&fill("# a\n", n))),
    ("details that are never closed", |n| file(format!("---\n{HEAD}{}", count(n, |i| format!("f{i}: a\n"))))),
    ("details without an opening", |n| file(format!("{HEAD}{}---\n", count(n, |i| format!("f{i}: a\n"))))),
    ("fences", |n| file(fill("---\n", n))),
    ("fences of other programs", |n| file(fill("+++\n", n))),
    ("fences of many hyphens", |n| file(format!("{}\ntitle: a\n", fill("-", n)))),
    ("no details", |n| file(fill("title a\n", n))),
    ("TOML", |n| file(format!("+++\n{}+++\nWords.\n", count(n, |i| format!("a{i} = 1\n"))))),
    ("deep TOML", |n| file(format!("+++\na = {}\n+++\nWords.\n", nest("[", "]", n).replace('a', "1")))),
    ("dotted TOML", |n| file(format!("+++\n{} = 1\n+++\nWords.\n", fill("a.", n).trim_end_matches('.')))),
    ("tables of TOML", |n| file(format!("+++\n{}+++\nWords.\n", fill("[[a]]\n", n)))),
    ("zeros", |n| file(fill("\u{0}", n))),
    // Archives of other programs.
    ("an archive: headings", |n| archive(fill("# Chair\n\n", n))),
    ("an archive: quotes", |n| archive(fill(">", n))),
    ("an archive: dates", |n| archive(fill("May 7, 2026 ", n))),
    ("an archive: lines of dates", |n| archive(count(n, |i| format!("Date: {}/{}/2026\n", i % 12 + 1, i % 28 + 1)))),
    ("an archive: names of months", |n| archive(fill("May ", n))),
    ("an archive: digits", |n| archive(format!("# {}\n", fill("1 ", n)))),
    ("an archive: a long heading", |n| archive(format!("# {}\n\nWords.\n", fill("word ", n)))),
    ("an archive: fields", |n| archive(format!("---\n{}---\nWords.\n", count(n, |i| format!("f{i}: a\n"))))),
    ("an archive: lists inside lists", |n| archive(format!("---\na: {}\n---\nWords.\n", nest("[", "]", n)))),
    ("an archive: aliases", |n| {
        archive(format!(
            "---\na0: &a0 [x, x]\n{}---\nWords.\n",
            count(n, |i| format!("a{}: &a{} [*a{i}, *a{i}, *a{i}]\n", i + 1, i + 1))
        ))
    }),
    ("an archive: JSON", |n| {
        archive(format!("{{\"title\": \"a\", \"b\": {}}}\n\nWords.\n", nest("[", "]", n).replace('a', "1")))
    }),
    ("an archive: wide JSON", |n| archive(format!("{{\"title\": \"a\", \"b\": [{}1]}}\n\nWords.\n", fill("1,", n)))),
    ("an archive: braces", |n| archive(fill("{", n))),
    ("an archive: comments above the fence", |n| {
        archive(format!("{}\n---\ntitle: a\n---\nWords.\n", fill("<!-- a -->\n", n)))
    }),
    ("an archive: e-mail addresses", |n| archive(fill("a@b.example ", n))),
    ("an archive: signs of drafts", |n| archive(fill("draft: true\n", n))),
    // The site's settings.
    ("settings: topics", |n| settings(&format!("topics:\n{}", count(n, |i| format!("- {{id: t{i}, name: T{i}}}\n"))))),
    ("settings: organizations", |n| {
        settings(&format!("organizations:\n{}", count(n, |i| format!("- {{id: t{i}, name: T{i}}}\n"))))
    }),
    ("settings: names in languages", |n| settings(&format!("titles: {{{}}}", count(n, |i| format!("k{i}: a, "))))),
    ("settings: languages", |n| settings(&format!("languages: [{}]", count(n, |i| format!("a{i}, "))))),
    ("settings: known languages", |n| settings(&format!("languages: [{}]", fill("en, es, ", n)))),
    ("settings: sectors", |n| settings(&format!("sectors: [{}]", count(n, |i| format!("s{i}, "))))),
    ("settings: colors", |n| {
        settings(&format!("style: {{colors: {{{}}}}}", count(n, |i| format!("c{i}: \"#123456\", "))))
    }),
    ("settings: exceptions", |n| {
        settings(&format!("allow:\n{}", count(n, |i| format!("- {{text: a{i}@b.example, reason: b}}\n"))))
    }),
    ("settings: public contacts", |n| {
        settings(&format!("public_contacts: [{}]", count(n, |i| format!("a{i}@b.example, "))))
    }),
    ("settings: details that look private", |n| {
        settings(&format!("style: {{footer: \"{}\"}}", fill("a@b.example ", n.min(1_900))))
    }),
    ("settings: details that look private, field by field", |n| {
        settings(&format!(
            "organizations:\n{}",
            count(n.min(16_000), |i| format!("- {{id: t{i}, name: a{i}@b.example}}\n"))
        ))
    }),
    ("settings: archives", |n| settings(&format!("adopt:\n{}", count(n, |i| format!("- {{files: \"a{i}/*.md\"}}\n"))))),
    ("settings: patterns", |n| settings(&format!("adopt: [{{files: \"{}\"}}]", fill("{a,b}", n)))),
    ("settings: patterns inside patterns", |n| settings(&format!("adopt: [{{files: \"{}\"}}]", nest("{a,", "}", n)))),
    ("settings: stars", |n| settings(&format!("adopt: [{{files: \"{}\"}}]", fill("*a", n)))),
    ("settings: patterns of paths", |n| {
        settings(&format!("adopt: [{{files: \"old/*.md\", path: \"{}\"}}]", fill("{date}", n)))
    }),
    ("settings: words for levels", |n| {
        settings(&format!("terms: {{huddle: {{{}}}}}", count(n, |i| format!("k{i}: [a, b], "))))
    }),
    ("settings: a long title", |n| {
        site(&[("site.yaml", SETTINGS.replace("title: T", &format!("title: {}", fill("word ", n))))])
    }),
    ("settings: a long address", |n| {
        site(&[("site.yaml", SETTINGS.replace("z.example", &format!("z.example/{}", fill("a", n))))])
    }),
    ("settings: a long footer", |n| settings(&format!("style: {{footer: {}}}", fill("word ", n)))),
    ("settings: lists inside lists", |n| settings(&format!("topics: {}", nest("[", "]", n)))),
    ("settings: unknown fields", |n| settings(&count(n, |i| format!("field{i}: a\n")))),
    // Divisions, areas and streets.
    ("areas", |n| {
        site(&[(
            "divisions/one.md",
            format!(
                "---\nname: One\nresponse_areas:\n- {{id: a, name: A}}\n{}---\n",
                count(n, |i| format!("- {{id: a{i}, name: A{i}}}\n"))
            ),
        )])
    }),
    ("areas that follow one another", |n| {
        site(&[(
            "divisions/one.md",
            format!(
                "---\nname: One\nresponse_areas:\n- {{id: a, name: A}}\n{}---\n",
                count(n, |i| format!("- {{id: a{i}, name: A{i}, valid_to: 2020-01-01, successors: [a{}]}}\n", i + 1))
            ),
        )])
    }),
    ("successors", |n| division(&format!("successors: [{}]", count(n, |i| format!("d{i}, "))))),
    ("neighborhoods", |n| {
        site(&[(
            "divisions/one.md",
            format!(
                "---\nname: One\nresponse_areas:\n- id: a\n  name: A\n  neighborhoods: [{}]\n---\n",
                count(n, |i| format!("N{i}, "))
            ),
        )])
    }),
    ("streets", |n| {
        site(&[(
            "divisions/one.md",
            format!(
                "---\nname: One\nresponse_areas:\n- id: a\n  name: A\n  streets: [{}]\n---\n",
                count(n, |i| format!("\"S{i} Street 1-100\", "))
            ),
        )])
    }),
    ("one street", |n| {
        site(&[(
            "divisions/one.md",
            format!(
                "---\nname: One\nresponse_areas:\n- id: a\n  name: A\n  streets: [{}]\n---\n",
                count(n, |i| format!("\"Hall Street {}-{}\", ", i * 2, i * 2 + 1))
            ),
        )])
    }),
    ("one street with many ranges", |n| {
        site(&[(
            "divisions/one.md",
            format!(
                "---\nname: One\nresponse_areas:\n- id: a\n  name: A\n  streets: [\"Hall Street {}\"]\n---\n",
                count(n, |i| format!("{}-{}, ", i * 2, i * 2 + 1))
            ),
        )])
    }),
    ("a long text of a division", |n| site(&[("divisions/one.md", format!("{DIVISION}{}", fill("# Chair\n\n", n)))])),
    // Pages, updates, translations.
    ("a page of headings", |n| site(&[("pages/a.md", format!("---\ntitle: A\n---\n{}", fill("# Chair\n\n", n)))])),
    ("an update with reports", |n| {
        site(&[(
            "updates/2026-05-20-a.md",
            format!(
                "---\ntitle: A\ndate: 2026-05-20\nreports:\n{}---\nWords.\n",
                fill("- {commitment: a, status: done, note: b}\n", n)
            ),
        )])
    }),
    ("a translation", |n| {
        site(&[
            ("site.yaml", format!("{SETTINGS}languages: [en, es]\n")),
            ("huddles/2026-05-07-a.es.md", format!("---\ntitle: H\n---\n{}", fill("# Silla\n\n", n))),
        ])
    }),
    ("files", |n| {
        let files: Vec<(String, String)> =
            (0..n / 500).map(|i| (format!("huddles/2026-05-07-b{i}.md"), String::new())).collect();
        site(&files.iter().map(|(path, text)| (path.as_str(), text.clone())).collect::<Vec<_>>())
    }),
    ("words of an interface", |n| site(&[("theme/languages/en.ftl", count(n, |i| format!("word-{i} = a\n")))])),
    ("braces in words of an interface", |n| site(&[("theme/languages/en.ftl", format!("word = {}\n", fill("{ ", n)))])),
    // Outlines.
    ("outlines: brackets", |n| outlines(fill("[", n))),
    ("outlines: collections inside collections", |n| {
        outlines(feature(&nest("{\"type\":\"GeometryCollection\",\"geometries\":[", "]}", n).replace('a', "")))
    }),
    ("outlines: a fine line", |n| {
        outlines(polygon(&count(n, |i| {
            let turn = i as f64 * 26.0 / n as f64 * std::f64::consts::TAU;
            format!("[{:.6},{:.6}],", -80.0 + turn.cos(), 35.0 + turn.sin())
        })))
    }),
    ("outlines: a line that crosses itself", |n| {
        outlines(polygon(&count(n, |i| {
            let step = i as f64 * 26.0 / n as f64;
            if i % 2 == 0 {
                format!("[{:.6},35.0],", -80.0 + step)
            } else {
                format!("[{:.6},36.0],", -80.0 + (step * 7.0) % 1.0)
            }
        })))
    }),
    ("outlines: a star", |n| {
        outlines(polygon(&count(n, |i| {
            let turn = i as f64 * 2.4;
            format!("[{:.6},{:.6}],", -80.0 + turn.cos(), 35.0 + turn.sin())
        })))
    }),
    ("outlines: squares", |n| {
        outlines(feature(&format!(
            "{{\"type\":\"MultiPolygon\",\"coordinates\":[{}]}}",
            count(n, |i| {
                let (x, y) = (-80.0 + (i % 100) as f64 / 100.0, 35.0 + (i / 100) as f64 / 100.0);
                format!(
                    "[[[{x:.3},{y:.3}],[{:.3},{y:.3}],[{:.3},{:.3}],[{x:.3},{y:.3}]]],",
                    x + 0.004,
                    x + 0.004,
                    y + 0.004
                )
            })
            .trim_end_matches(',')
        )))
    }),
    ("outlines: squares upon each other", |n| {
        outlines(feature(&format!(
            "{{\"type\":\"MultiPolygon\",\"coordinates\":[{}]}}",
            count(n, |i| {
                let (x, y) = (-80.0 + i as f64 / 100_000.0, 35.0 + i as f64 / 100_000.0);
                format!("[[[{x:.5},{y:.5}],[{:.5},{y:.5}],[{:.5},{:.5}],[{x:.5},{y:.5}]]],", x + 0.5, x + 0.5, y + 0.5)
            })
            .trim_end_matches(',')
        )))
    }),
    ("outlines: digits", |n| outlines(polygon(&format!("[0.{},1],[2,2],[3,1]", fill("1", n))))),
    ("outlines: huge numbers", |n| outlines(polygon(&fill("[1e999,1],", n)))),
    ("outlines: points that are the same", |n| outlines(polygon(&fill("[1,1],", n)))),
    ("outlines: features", |n| {
        outlines(format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", count(n, |i| {
        format!("{{\"type\":\"Feature\",\"properties\":{{\"id\":\"f{i}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2],[1,1]]]}}}},")
    }).trim_end_matches(',')))
    }),
    ("outlines: properties", |n| {
        outlines(format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{{}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2],[1,1]]]}}}}]}}",
            count(n, |i| format!("\"p{i}\":1,")).trim_end_matches(',')
        ))
    }),
];
