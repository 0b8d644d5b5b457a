//! Bodies and the HTML that they become.

use super::super::links::Target;
use super::super::picture::PictureTag;
use super::{Addressed, BodyWords, Setting, render};

fn html(body: &str) -> String {
    let words = BodyWords {
        table: "Table".into(),
        ticked: "done".into(),
        empty_box: "not done".into(),
        footnote: "Note".into(),
    };
    let resolve = |target: &str| {
        if target.contains("missing") { Target::Nothing } else { Target::Address(format!("../{target}")) }
    };
    let picture = |target: &str| {
        let sources = vec![("../p-640.jpg".to_owned(), 640), ("../p-1216.jpg".to_owned(), 1216)];
        Some(PictureTag { src: format!("../{target}"), sources, width: 608, height: 456 })
    };
    render(
        body,
        &Setting {
            top_level: 3,
            prefix: "",
            paragraphs: Addressed::None,
            title: "The title",
            words: &words,
            resolve: &resolve,
            picture: &picture,
        },
    )
    .html
}

#[test]
fn raw_html_is_text_and_comments_are_gone() {
    assert_eq!(
        html("a <script>x</script> <!-- secret --> <br> b"),
        "<p>a &lt;script&gt;x&lt;/script&gt;  <br>\n b</p>\n"
    );
    assert_eq!(html("<div onclick=x>\n<!-- note -->\n</div>\n"), "<p>&lt;div onclick=x&gt;\n&lt;/div&gt;</p>\n");
    assert_eq!(html("# A {onclick=alert(1)}\n"), "<h3 id=\"m-a-onclick-alert-1\">A {onclick=alert(1)}</h3>\n");
}

#[test]
fn links_lead_only_where_they_may() {
    assert_eq!(html("[a](javascript:x) [b](y.md) [c](missing.md)"), "<p>a <a href=\"../y.md\">b</a> c</p>\n");
    assert_eq!(
        html("![map](https://a.example/m.png)"),
        "<p><a href=\"https://a.example/m.png\" rel=\"noopener nofollow\">map</a></p>\n"
    );
    assert!(html("![](https://a.example/m.png)").contains(">https://a.example/m.png</a>"));
    assert_eq!(
        html("![a \"b\" <c>](p.jpg)"),
        "<p><img src=\"../p.jpg\" srcset=\"../p-640.jpg 640w, ../p-1216.jpg 1216w\" sizes=\"(min-width: 42em) \
            608px, calc(100vw - 2.5rem)\" width=\"608\" height=\"456\" alt=\"a &quot;b&quot; &lt;c&gt;\" \
                loading=\"lazy\" decoding=\"async\"></p>\n"
    );
}

#[test]
fn headings_start_below_the_page_and_never_skip() {
    assert_eq!(
        html("# The title\n\n#### A\n\n###### B\n\n## A\n"),
        "<h3 id=\"m-a\">A</h3>\n<h4 id=\"m-b\">B</h4>\n<h3 id=\"m-a-2\">A</h3>\n"
    );
}

#[test]
fn every_id_and_every_link_to_one_has_the_prefix() {
    let resolve = |_: &str| Target::Nothing;
    let words = BodyWords::default();
    let setting = Setting {
        top_level: 4,
        prefix: "h7-",
        paragraphs: Addressed::None,
        title: "",
        words: &words,
        resolve: &resolve,
        picture: &|_| None,
    };
    let html = render("# Part\n\n[up](#part) x[^1]\n\n[^1]: note\n", &setting).html;
    assert!(html.contains("<h4 id=\"h7-m-part\">") && html.contains("href=\"#h7-m-part\""), "{html}");
    assert!(
        html.contains("id=\"h7-m--ref-1\" href=\"#h7-m--note-1\"") && html.contains("id=\"h7-m--note-1\""),
        "{html}"
    );
}

#[test]
fn boxes_and_notes_have_names() {
    assert!(html("- [x] a\n").contains("role=\"img\" aria-label=\"done\""));
    let notes = html("x[^1] y[^1]\n\n[^1]: note\n");
    assert_eq!(notes.matches("id=\"m--ref-1\"").count(), 1);
    assert_eq!(notes.matches("id=\"m--note-1\"").count(), 1);
}

#[test]
fn definitions_that_nothing_uses_are_text() {
    assert_eq!(
        html("Vote:\n\n[Ruiz]: Aye\n[Chen]: Nay\n\n[Okafor]: Aye\n\nPassed.\n"),
        "<p>Vote:</p>\n<p>[Ruiz]: Aye<br>\n[Chen]: Nay</p>\n<p>[Okafor]: Aye</p>\n<p>Passed.</p>\n"
    );
    assert_eq!(
        html("> [Ruiz]: Aye\n> [Chen]: Nay\n"),
        "<blockquote>\n<p>[Ruiz]: Aye<br>\n[Chen]: Nay</p>\n</blockquote>\n"
    );
    assert_eq!(html("- [Ruiz]: Aye\n- [Chen]: Nay\n"), "<ul>\n<li>[Ruiz]: Aye</li>\n<li>[Chen]: Nay</li>\n</ul>\n");
    assert_eq!(html("[a][x]\n\n[x]: y.md\n[x]: y.md\n[//]: # (words)\n"), "<p><a href=\"../y.md\">a</a></p>\n");
    assert_eq!(
        html("[Ruiz]: Aye\n[Chen]: no\n\nBy [Ruiz].\n"),
        "<p>[Ruiz]: Aye<br>\n[Chen]: no</p>\n<p>By [Ruiz].</p>\n"
    );
    assert_eq!(html("[Ruiz]: Aye\n[r]: y.md\n\n[a][r]\n"), "<p>[Ruiz]: Aye</p>\n<p><a href=\"../y.md\">a</a></p>\n");
    assert_eq!(
        html("> [Ruiz]: Aye\n> [//]: # (words)\n"),
        "<blockquote>\n<p>[Ruiz]: Aye</p>\n</blockquote>\n<blockquote>\n</blockquote>\n"
    );
    assert_eq!(html("[Chen]: # (Nay)\n[comment]: # (words)\n"), "<p>[Chen]: # (Nay)</p>\n");
    assert_eq!(html("[a][x]\n\n[x]: y.md\n[x]: Aye\n"), "<p><a href=\"../y.md\">a</a></p>\n<p>[x]: Aye</p>\n");
    assert_eq!(html("[Ruiz]: Aye 'said twice'\n"), "<p>[Ruiz]: Aye &#39;said twice&#39;</p>\n");
    assert_eq!(html("[^ruiz]: Aye\n"), "<p>[^ruiz]: Aye</p>\n");
}

#[test]
fn numbers_are_the_typed_ones() {
    assert_eq!(
        html("1. a\n2. b\n5. c\n7. d\n"),
        "<ol>\n<li>a</li>\n<li>b</li>\n<li value=\"5\">c</li>\n<li value=\"7\">d</li>\n</ol>\n"
    );
    assert_eq!(
        html("20260507. Close.\n\n1234567. Mend.\n\n7) Mai *2026*\n"),
        "<p>20260507. Close.</p>\n<p>1234567. Mend.</p>\n<p>7) Mai <em>2026</em></p>\n"
    );
    assert_eq!(html("1. a\n1. b\n1. c\n"), "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>\n");
    assert_eq!(html("3. a\n3. b\n"), "<p>3. a</p>\n<p>3. b</p>\n");
    assert_eq!(html("1. a\n\nb\n\n2. c\n"), "<ol>\n<li>a</li>\n</ol>\n<p>b</p>\n<ol start=\"2\">\n<li>c</li>\n</ol>\n");
    assert_eq!(
        html("1234567. a\n1234568. b\n"),
        "<ol class=\"long\" start=\"1234567\">\n<li>a</li>\n<li>b</li>\n</ol>\n"
    );
    assert_eq!(html("- 7. Mai\n"), "<ul>\n<li>\n<p>7. Mai</p>\n</li>\n</ul>\n".replace("<li>\n", "<li>"));
}

#[test]
fn cells_beyond_the_head_are_shown() {
    let table = html("| Member | Vote |\n|---|---|\n| Ruiz | Aye | with *reservations* |\n| Chen | `p|q` |\n");
    assert!(table.contains("<td>Aye</td><td>with <em>reservations</em></td>"), "{table}");
    assert!(table.contains("<td>Chen</td><td><code>p|q</code></td><td></td>"), "{table}");
    assert_eq!(table.matches("<th").count(), 3 - 1 + 1, "{table}");
    let bare = html("> a | b\n> --|--\n> c | d | e | f\n");
    assert!(bare.contains("<td>e</td><td>f</td>"), "{bare}");
    let code = html("| a |\n|---|\n| `p|q` |\n");
    assert!(code.contains("<tr><td><code>p|q</code></td></tr>"), "{code}");
}

#[test]
fn what_follows_an_open_comment_is_shown() {
    assert_eq!(
        html("Before.\n\n<!-- reviewed by desk\n\nThe captain *promised*.\n\n## Next\n"),
        "<p>Before.</p>\n<p>&lt;!-- reviewed by desk</p>\n<p>The captain <em>promised</em>.</p>\n<h3 \
            id=\"m-next\">Next</h3>\n"
    );
    assert_eq!(
        html("<!-- a\n\nThe captain.\n\n<!-- b -->\n\nMore.\n"),
        "<p>&lt;!-- a</p>\n<p>The captain.</p>\n<p>More.</p>\n"
    );
    assert_eq!(
        html("<!-- a\n\nThe captain.\n\nAye --> Nay\n"),
        "<p>&lt;!-- a</p>\n<p>The captain.</p>\n<p>Aye --&gt; Nay</p>\n"
    );
    assert_eq!(html("x <!-- a\ny <!-- b --> z\n"), "<p>x &lt;!-- a\ny  z</p>\n");
    assert_eq!(html("<div>\n<!-- a\n<!-- b -->\n</div>\n"), "<p>&lt;div&gt;\n&lt;!-- a\n&lt;/div&gt;</p>\n");
    assert_eq!(html("<div>\n<!-- open\n</div>\n"), "<p>&lt;div&gt;\n&lt;!-- open\n&lt;/div&gt;</p>\n");
    assert_eq!(
        html("## <Untitled item>\n\n## <!-- x -->\n"),
        "<h3 id=\"m-untitled-item\">&lt;Untitled item&gt;</h3>\n"
    );
}

#[test]
fn bare_addresses_are_links() {
    assert_eq!(
        html("Agenda: https://city.example/agenda.pdf."),
        "<p>Agenda: <a href=\"https://city.example/agenda.pdf\" rel=\"noopener \
            nofollow\">https://city.example/agenda.pdf</a>.</p>\n"
    );
    assert_eq!(
        html("(www.a.example/b_c_d?x=1&y=2)"),
        "<p>(<a href=\"http://www.a.example/b_c_d?x=1&amp;y=2\" rel=\"noopener \
            nofollow\">www.a.example/b_c_d?x=1&amp;y=2</a>)</p>\n"
    );
    assert_eq!(html("`https://a.example` <b>https://a.example</b>").matches("<a ").count(), 1);
    assert_eq!(html("[see https://a.example](y.md)"), "<p><a href=\"../y.md\">see https://a.example</a></p>\n");
}

#[test]
fn a_path_is_what_was_meant() {
    assert_eq!(
        html("[plan](street plan.pdf) [b](media\\plan.pdf \"The plan\")"),
        "<p><a href=\"../street plan.pdf\">plan</a> <a href=\"../media/plan.pdf\" title=\"The plan\">b</a></p>\n"
    );
    assert_eq!(
        html("[plan][p] [b][Q]\n\n[p]: street plan.pdf\n[q]: media\\plan.pdf 'The plan'\n"),
        "<p><a href=\"../street plan.pdf\">plan</a> <a href=\"../media/plan.pdf\" title=\"The plan\">b</a></p>\n"
    );
    assert_eq!(html("[p]: street plan.pdf\n"), "<p>[p]: street plan.pdf</p>\n");
    assert_eq!(html("[x](missing.md) [plan](a missing plan.pdf)"), "<p>x [plan](a missing plan.pdf)</p>\n");
}

#[test]
fn a_part_is_found_as_editors_write_it() {
    assert_eq!(html("[a](#part-1) [b](#Part)\n\n# Part\n\n# Part\n").matches("href=\"#m-part").count(), 2);
    let notes = html("# Note 1\n\nx[^1]\n\n[^1]: y\n");
    assert!(notes.contains("id=\"m-note-1\"") && notes.contains("id=\"m--note-1\""), "{notes}");
}

#[test]
fn structure_that_nobody_needs_is_left_out() {
    for open in [">", "- ", "1. "] {
        let deep = html(&format!("{}words\n", open.repeat(500)));
        assert!(deep.contains("words") && deep.matches('<').count() < 200, "{deep}");
    }
}
